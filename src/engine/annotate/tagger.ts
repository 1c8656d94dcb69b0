import type { Unchanged } from '../document/unchanged';
import type { Slices } from '../ports';
import { ENTITY_TYPES, type EntityType, type SourceDocument } from '../types';
import { ALONE, DocumentFeatures, FIXED_FEATURES, MAX_FEATURES, Surfaces, type Surface } from './features';
import { CLOSED, LABELS, OPENING, Part, partOfLabel, STEPS, typeOfLabel } from './labels';
import { addSums, makeSums, parseWeights, writeScores, type Weights } from './weights';

/** A name as a run of tokens, `first` to `last`, both included. */
export interface TokenRun {
	readonly first: number;
	readonly last: number;
	readonly type: EntityType;
}

/** The names of a document, in reading order; none crosses a sentence. */
export interface Tagged {
	readonly runs: readonly TokenRun[];
}

/** What tagging an edited text can take over. */
export interface TaggedBefore {
	readonly tagged: Tagged;
	readonly unchanged: Unchanged;
}

/** Finds the names of a document. The result is the same with and without what was found before. */
export interface NameFinder {
	tag(document: SourceDocument, before?: TaggedBefore): Slices<Tagged>;
}

class TaggedDocument implements Tagged {
	readonly runs: TokenRun[] = [];
	readonly features: DocumentFeatures;
	readonly sentenceStarts: Int32Array;
	/** First run of each sentence, and at the end their number. */
	readonly runStarts: number[] = [];

	constructor(features: DocumentFeatures, sentenceStarts: Int32Array) {
		this.features = features;
		this.sentenceStarts = sentenceStarts;
	}

	/** Adds the runs of a sentence of another text, at its place in this one. */
	copy(other: TaggedDocument, from: number, to: number): void {
		const shift = (this.sentenceStarts[to] ?? 0) - (other.sentenceStarts[from] ?? 0);
		for (let index = other.runStarts[from] ?? 0; index < (other.runStarts[from + 1] ?? 0); index++) {
			const run = other.runs[index] as TokenRun; // In range by the sentence's own starts.
			this.runs.push(shift === 0 ? run : { first: run.first + shift, last: run.last + shift, type: run.type });
		}
	}
}

/** Tokens tagged between two pauses: about 20,000 characters. */
const SLICE_TOKENS = 4000;

/**
 * The trained sequence tagger: a linear-chain conditional random field over hashed features, decoded by Viterbi (1967).
 * A word that cannot be part of a name is passed over, so that the cost is that of the capitalised words and their neighbours.
 */
export class Tagger implements NameFinder {
	readonly #weights: Weights;
	readonly #surfaces: Surfaces;
	/** Scores of the steps, by the label they come from. */
	readonly #steps: Int32Array;
	/** `BEAM` in units of score. */
	readonly #beam: number;
	readonly #features = new Int32Array(MAX_FEATURES);
	readonly #around: Surface[] = [];
	readonly #sums = makeSums();
	/** Of the best way to each label, up to the token at hand and up to the one before. */
	readonly #best = new Int32Array(LABELS);
	readonly #before = new Int32Array(LABELS);
	#scores = new Int32Array(LABELS << 6);
	#origins = new Uint8Array(LABELS << 6);

	/** Throws when the bytes are not weights of this version. */
	static parse(bytes: Uint8Array): Tagger {
		return new Tagger(parseWeights(bytes));
	}

	constructor(weights: Weights) {
		this.#weights = weights;
		this.#surfaces = new Surfaces(weights.vocabulary);
		this.#steps = Int32Array.from(STEP_INDEX, (index) => weights.steps[index] ?? 0);
		this.#beam = BEAM / weights.unit;
	}

	*tag(document: SourceDocument, before?: TaggedBefore): Slices<Tagged> {
		const features = yield* DocumentFeatures.read(document, this.#surfaces);
		const { sentenceStarts } = document.tokens;
		const earlier = before?.tagged instanceof TaggedDocument ? before.tagged : undefined;
		const changed = before && earlier && features.changedSince(earlier.features, before.unchanged);
		const result = new TaggedDocument(features, sentenceStarts);
		let work = 0;
		for (let sentence = 0; sentence + 1 < sentenceStarts.length; sentence++) {
			result.runStarts.push(result.runs.length);
			if (before && earlier && changed?.[sentence] === 0) {
				result.copy(earlier, before.unchanged.earlier(sentence), sentence);
				continue;
			}
			const from = sentenceStarts[sentence] as number; // In range, as in the loop's head.
			const end = sentenceStarts[sentence + 1] as number;
			this.#tagSentence(features, from, end, result.runs);
			work += end - from;
			if (work > SLICE_TOKENS) {
				yield undefined;
				work = 0;
			}
		}
		result.runStarts.push(result.runs.length);
		return result;
	}

	#tagSentence(features: DocumentFeatures, from: number, end: number, names: TokenRun[]): void {
		for (let token = from; token < end;) {
			const first = token;
			while (token < end && features.isOpen(token)) {
				token++;
			}
			if (token > first) {
				this.#decode(features, first, token - first, names);
			} else {
				token++;
			}
		}
	}

	/** Finds the best labels of the open tokens `first` … `first + length - 1` and adds their names. */
	#decode(features: DocumentFeatures, first: number, length: number, names: TokenRun[]): void {
		if (this.#scores.length < length * LABELS) {
			this.#scores = new Int32Array(2 * length * LABELS);
			this.#origins = new Uint8Array(2 * length * LABELS);
		}
		for (let index = 0; index < length; index++) {
			this.#score(features, first + index, index * LABELS);
		}
		const best = this.#best.fill(FORBIDDEN);
		for (const label of OPENING) {
			best[label] = this.#scores[label] as number; // In range, as below.
		}
		for (let index = 1; index < length; index++) {
			this.#advance(index * LABELS);
		}
		let label = 0;
		for (const last of CLOSED) {
			if ((best[last] as number) > (best[label] as number)) {
				label = last;
			}
		}
		this.#addNames(first, length, label, names);
	}

	/** Writes what a token's features say for each label. */
	#score(features: DocumentFeatures, token: number, base: number): void {
		const { rows } = this.#weights;
		const list = this.#features;
		const sums = this.#sums.fill(0);
		const count = features.collect(token, list);
		features.around(token, this.#around);
		for (let role = 0; role < ALONE.length; role++) {
			addSums(sums, this.#around[role]?.sums[role] ?? this.#sumAlone(role));
		}
		for (const index of TOGETHER) {
			rows.add(list[index] as number, sums); // In range, as below.
		}
		for (let index = FIXED_FEATURES; index < count; index++) {
			rows.add(list[index] as number, sums);
		}
		writeScores(sums, this.#scores, base);
	}

	/** What the surface around the token weighs alone. Kept with it: most surfaces stand in several texts. */
	#sumAlone(role: number): Int32Array {
		const sums = makeSums();
		for (const index of ALONE[role] ?? []) {
			this.#weights.rows.add(this.#features[index] as number, sums);
		}
		const surface = this.#around[role];
		if (surface) {
			surface.sums[role] = sums;
		}
		return sums;
	}

	/** One step of the search: the best way to each label from those before that are not far behind. */
	#advance(base: number): void {
		const [origins, scores, steps, before, best] = [this.#origins, this.#scores, this.#steps, this.#before, this.#best];
		let most = FORBIDDEN;
		for (let label = 0; label < LABELS; label++) {
			const score = best[label] as number; // In range, as below.
			before[label] = score;
			most = score > most ? score : most;
			best[label] = FORBIDDEN;
		}
		const least = most - this.#beam;
		for (let from = 0; from < LABELS; from++) {
			const score = before[from] as number;
			if (score < least) {
				continue;
			}
			const end = STEP_STARTS[from + 1] as number;
			for (let index = STEP_STARTS[from] as number; index < end; index++) {
				const to = STEP_TO[index] as number;
				const reached = score + (steps[index] as number);
				if (reached > (best[to] as number)) {
					best[to] = reached;
					origins[base + to] = from;
				}
			}
		}
		for (let label = 0; label < LABELS; label++) {
			if (best[label] !== FORBIDDEN) {
				best[label] = (best[label] as number) + (scores[base + label] as number);
			}
		}
	}

	#addNames(first: number, length: number, lastLabel: number, names: TokenRun[]): void {
		const found: TokenRun[] = [];
		let label = lastLabel;
		let last = 0;
		for (let index = length - 1; index >= 0; index--) {
			if (label !== 0) {
				const part = partOfLabel(label);
				last = part === Part.last || part === Part.unit ? index : last;
				if (part === Part.begin || part === Part.unit) {
					found.push({ first: first + index, last: first + last, type: ENTITY_TYPES[typeOfLabel(label)] ?? 'other' });
				}
			}
			label = index > 0 ? (this.#origins[index * LABELS + label] as number) : 0; // In range.
		}
		names.push(...found.reverse());
	}
}

/** Features that every token has and that come from several surfaces. */
const TOGETHER = Uint8Array.from({ length: FIXED_FEATURES }, (_, index) => index).filter((index) => !ALONE.flat().includes(index));
/** How far behind the best a label may be and still be followed, as the natural logarithm of odds: exact in all we measured. */
const BEAM = 30;
/** `STEPS` by the label they come from. */
const BY_FROM = Array.from({ length: LABELS }, (_, from) => [...STEPS.keys()].filter((index) => STEPS[index]?.[0] === from));
const STEP_INDEX = Int32Array.from(BY_FROM.flat());
const STEP_TO = Uint8Array.from(STEP_INDEX, (index) => STEPS[index]?.[1] ?? 0);
const STEP_STARTS = Int32Array.from({ length: LABELS + 1 }, (_, from) => BY_FROM.slice(0, from).flat().length);
/** So low that no sum of scores climbs out of it, and none falls out of 32 bits. */
const FORBIDDEN = -(2 ** 30);
