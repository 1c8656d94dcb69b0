import { CLOSED, LABELS, OPENING, STEPS } from '../engine/annotate/labels';

/** Labelled stretches of tokens as numbers. */
export interface TrainingData {
	/** Token index at which each stretch begins, and at the end the number of tokens. */
	readonly stretches: Int32Array;
	/** Index into `features` at which those of each token begin, and at the end their number. */
	readonly offsets: Int32Array;
	/** Rows of weights. */
	readonly features: Int32Array;
	/** Bit sets of the labels that each token may have, two words of 32 bits for each token. */
	readonly allowed: Int32Array;
	/** Weight of each stretch. */
	readonly weights: Float32Array;
}

export interface TrainingOptions {
	readonly rows: number;
	readonly rounds: number;
	readonly rate: number;
	readonly decay: number;
	/** Share of features left out at each visit. */
	readonly dropout: number;
	readonly seed: number;
	readonly log?: (line: string) => void;
}

export interface Model {
	/** `rows` × `LABELS`. */
	readonly weights: Float32Array;
	/** `LABELS` × `LABELS`; only `STEPS` count. */
	readonly transitions: Float32Array;
}

const FROM = Int32Array.from(STEPS, (step) => step[0]);
const TO = Int32Array.from(STEPS, (step) => step[1]);
const CLOSED_LABELS = Int32Array.from(CLOSED);
const OPENING_LABELS = Int32Array.from(OPENING);
// Indices below stay in range by construction: every array is as long as the tokens, rows or steps that they run over.

/** Gradients below it are not worth an update. */
const LEAST_GRADIENT = 1e-4;

/**
 * Trains a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) that may leave labels of a token open
 * (the numerator sums over the allowed ones: Tsuboi and others, 2008), by AdaGrad (Duchi, Hazan and Singer, 2011) on one stretch
 * at a time, with dropout of features. Deterministic for a seed.
 */
export function train(data: TrainingData, options: TrainingOptions): Model {
	const trainer = new Trainer(data, options);
	for (let round = 0; round < options.rounds; round++) {
		const loss = trainer.round(round);
		options.log?.(`round ${round + 1}: loss ${loss.toFixed(4)} per stretch`);
	}
	return trainer.model();
}

class Trainer {
	readonly #data: TrainingData;
	readonly #options: TrainingOptions;
	readonly #weights: Float32Array;
	readonly #squares: Float32Array;
	readonly #average: Float32Array;
	readonly #transitions = new Float32Array(LABELS * LABELS);
	readonly #transitionSquares = new Float32Array(LABELS * LABELS).fill(1e-3);
	readonly #transitionAverage = new Float32Array(LABELS * LABELS);
	readonly #order: Int32Array;
	#averaged = 0;
	#random: number;
	#active = new Int32Array(1 << 12);
	#activeOffsets = new Int32Array(1 << 8);
	#scores = new Float64Array(LABELS << 8);
	#all = new Lattice();
	#gold = new Lattice();
	readonly #step = new Float64Array(STEPS.length);
	readonly #stepGradient = new Float64Array(STEPS.length);

	constructor(data: TrainingData, options: TrainingOptions) {
		this.#data = data;
		this.#options = options;
		this.#weights = new Float32Array(options.rows * LABELS);
		this.#squares = new Float32Array(options.rows * LABELS).fill(1e-2);
		this.#average = new Float32Array(options.rows * LABELS);
		this.#order = Int32Array.from({ length: data.weights.length }, (_, index) => index);
		this.#random = options.seed | 0 || 1;
	}

	/** One pass over all stretches in a new order; gives the mean loss. */
	round(round: number): number {
		const order = this.#order;
		for (let index = order.length - 1; index > 0; index--) {
			const other = Math.floor(this.#next() * (index + 1));
			const kept = order[index] as number;
			order[index] = order[other] as number;
			order[other] = kept;
		}
		let loss = 0;
		for (const stretch of order) {
			loss += this.#learn(stretch);
		}
		if (round * 2 >= this.#options.rounds) {
			this.#averaged++;
			add(this.#average, this.#weights);
			add(this.#transitionAverage, this.#transitions);
		}
		return loss / order.length;
	}

	/** The mean of the weights behind each of the later rounds. */
	model(): Model {
		const share = 1 / Math.max(1, this.#averaged);
		return { weights: this.#average.map((value) => value * share), transitions: this.#transitionAverage.map((value) => value * share) };
	}

	/** xorshift32 (Marsaglia, 2003), 0 ≤ x < 1. */
	#next(): number {
		let x = this.#random;
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		this.#random = x;
		return (x >>> 0) / 4294967296;
	}

	#learn(stretch: number): number {
		const { stretches, offsets, features, allowed, weights } = this.#data;
		const { dropout, rate, decay } = this.#options;
		const from = (stretches[stretch] as number);
		const length = (stretches[stretch + 1] as number) - from;
		this.#reserve((offsets[from + length] as number) - (offsets[from] as number), length);
		const W = this.#weights;
		const scores = this.#scores;
		const active = this.#active;
		const activeOffsets = this.#activeOffsets;
		let n = 0;
		const scale = 1 / (1 - dropout);
		for (let t = 0; t < length; t++) {
			activeOffsets[t] = n;
			const base = t * LABELS;
			scores.fill(0, base, base + LABELS);
			for (let f = (offsets[from + t] as number); f < (offsets[from + t + 1] as number); f++) {
				if (dropout > 0 && this.#next() < dropout) {
					continue;
				}
				const row = (features[f] as number) * LABELS;
				active[n++] = row;
				for (let y = 0; y < LABELS; y++) {
					scores[base + y] = (scores[base + y] as number) + (W[row + y] as number);
				}
			}
			for (let y = 0; y < LABELS; y++) {
				scores[base + y] = (scores[base + y] as number) * scale;
			}
		}
		activeOffsets[length] = n;
		for (let s = 0; s < FROM.length; s++) {
			this.#step[s] = Math.exp((this.#transitions[(FROM[s] as number) * LABELS + (TO[s] as number)] as number));
		}
		const all = this.#all.run(scores, length, this.#step, undefined, 0);
		const gold = this.#gold.run(scores, length, this.#step, allowed, from);
		if (!Number.isFinite(gold) || !Number.isFinite(all)) {
			return 0; // The labels contradict each other here.
		}
		const weight = (weights[stretch] as number);
		const squares = this.#squares;
		for (let t = 0; t < length; t++) {
			const base = t * LABELS;
			for (let y = 0; y < LABELS; y++) {
				const g = weight * ((this.#all.marginals[base + y] as number) - (this.#gold.marginals[base + y] as number));
				if (g < LEAST_GRADIENT && g > -LEAST_GRADIENT) {
					continue;
				}
				for (let a = (activeOffsets[t] as number); a < (activeOffsets[t + 1] as number); a++) {
					const at = (active[a] as number) + y;
					const gradient = g + decay * (W[at] as number);
					const square = (squares[at] as number) + gradient * gradient;
					squares[at] = square;
					W[at] = (W[at] as number) - (rate * gradient) / Math.sqrt(square);
				}
			}
		}
		this.#stepGradient.fill(0);
		this.#all.addSteps(this.#stepGradient, 1);
		this.#gold.addSteps(this.#stepGradient, -1);
		for (let s = 0; s < FROM.length; s++) {
			const at = (FROM[s] as number) * LABELS + (TO[s] as number);
			const gradient = weight * (this.#stepGradient[s] as number) + decay * (this.#transitions[at] as number);
			if (gradient === 0) {
				continue;
			}
			this.#transitionSquares[at] = (this.#transitionSquares[at] as number) + gradient * gradient;
			this.#transitions[at] = (this.#transitions[at] as number) - (0.5 * rate * gradient) / Math.sqrt((this.#transitionSquares[at]));
		}
		return all - gold;
	}

	#reserve(features: number, length: number): void {
		if (this.#active.length < features) {
			this.#active = new Int32Array(features * 2);
		}
		if (this.#activeOffsets.length <= length) {
			this.#activeOffsets = new Int32Array(length * 2);
			this.#scores = new Float64Array(LABELS * length * 2);
		}
	}
}

/** Forward and backward sums over the label paths of one stretch, scaled token by token (Rabiner, 1989, section V A). */
export class Lattice {
	marginals = new Float64Array(LABELS << 8);
	#potentials = new Float64Array(LABELS << 8);
	#alpha = new Float64Array(LABELS << 8);
	#beta = new Float64Array(LABELS << 8);
	#scale = new Float64Array(1 << 8);
	#step: Float64Array = new Float64Array(0);
	#length = 0;

	/** Gives the logarithm of the sum over all paths, and leaves the marginals. */
	run(scores: Float64Array, length: number, step: Float64Array, allowed: Int32Array | undefined, from: number): number {
		this.#reserve(length);
		this.#step = step;
		this.#length = length;
		const P = this.#potentials;
		const A = this.#alpha;
		const B = this.#beta;
		let log = 0;
		for (let t = 0; t < length; t++) {
			const base = t * LABELS;
			let most = -Infinity;
			for (let y = 0; y < LABELS; y++) {
				most = Math.max(most, (scores[base + y] as number));
			}
			log += most;
			const low = allowed ? (allowed[2 * (from + t)] as number) : -1;
			const high = allowed ? (allowed[2 * (from + t) + 1] as number) : -1;
			for (let y = 0; y < LABELS; y++) {
				const may = y < 32 ? (low >>> y) & 1 : (high >>> (y - 32)) & 1;
				P[base + y] = may ? Math.exp((scores[base + y] as number) - most) : 0;
			}
		}
		A.fill(0, 0, length * LABELS);
		for (const y of OPENING_LABELS) {
			A[y] = (P[y] as number);
		}
		log += this.#normalize(A, 0, 0);
		for (let t = 1; t < length; t++) {
			const base = t * LABELS;
			const last = base - LABELS;
			for (let s = 0; s < step.length; s++) {
				const to = base + (TO[s] as number);
				A[to] = (A[to] as number) + (A[last + (FROM[s] as number)] as number) * (step[s] as number);
			}
			for (let y = 0; y < LABELS; y++) {
				A[base + y] = (A[base + y] as number) * (P[base + y] as number);
			}
			log += this.#normalize(A, base, t);
		}
		const end = (length - 1) * LABELS;
		let sum = 0;
		for (const y of CLOSED_LABELS) {
			sum += (A[end + y] as number);
		}
		log += Math.log(sum);
		B.fill(0, 0, length * LABELS);
		for (const y of CLOSED_LABELS) {
			B[end + y] = 1 / sum;
		}
		for (let t = length - 2; t >= 0; t--) {
			const base = t * LABELS;
			const next = base + LABELS;
			const share = 1 / (this.#scale[t + 1] as number);
			for (let s = 0; s < step.length; s++) {
				const at = base + (FROM[s] as number);
				const to = next + (TO[s] as number);
				B[at] = (B[at] as number) + (step[s] as number) * (P[to] as number) * (B[to] as number) * share;
			}
		}
		for (let at = 0; at < length * LABELS; at++) {
			this.marginals[at] = (A[at] as number) * (B[at] as number);
		}
		return log;
	}

	/** Adds how often each step is expected, times `sign`. */
	addSteps(sums: Float64Array, sign: number): void {
		for (let t = 1; t < this.#length; t++) {
			const base = t * LABELS;
			const last = base - LABELS;
			const share = sign / (this.#scale[t] as number);
			for (let s = 0; s < this.#step.length; s++) {
				const from = (this.#alpha[last + (FROM[s] as number)] as number);
				if (from !== 0) {
					const to = base + (TO[s] as number);
					sums[s] = (sums[s] as number) + from * (this.#step[s] as number) * (this.#potentials[to] as number) * (this.#beta[to] as number) * share;
				}
			}
		}
	}

	#normalize(values: Float64Array, base: number, t: number): number {
		let sum = 0;
		for (let y = 0; y < LABELS; y++) {
			sum += (values[base + y] as number);
		}
		this.#scale[t] = sum;
		for (let y = 0; y < LABELS; y++) {
			values[base + y] = (values[base + y] as number) / sum;
		}
		return Math.log(sum);
	}

	#reserve(length: number): void {
		if (this.#scale.length < length) {
			const size = length * 2 * LABELS;
			this.marginals = new Float64Array(size);
			this.#potentials = new Float64Array(size);
			this.#alpha = new Float64Array(size);
			this.#beta = new Float64Array(size);
			this.#scale = new Float64Array(length * 2);
		}
	}
}

function add(sum: Float32Array, values: Float32Array): void {
	for (let index = 0; index < sum.length; index++) {
		sum[index] = (sum[index] as number) + (values[index] as number);
	}
}
