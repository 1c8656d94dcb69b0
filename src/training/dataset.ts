import { DocumentFeatures, MAX_FEATURES, Surfaces } from '../engine/annotate/features';
import type { Vocabulary } from '../engine/annotate/vocabulary';
import { finish } from '../engine/slices';
import type { SourceDocument } from '../engine/types';
import { allowedLabels, type LabelledText, type Scheme } from './corpus';
import type { TrainingData } from './crf';

/** A text ready for training. */
export interface Example {
	readonly document: SourceDocument;
	readonly entities: LabelledText['entities'];
	readonly scheme: Scheme;
	/** Kind of text, 0 … `DOMAINS` - 1. */
	readonly domain: number;
	/** Weight of what it teaches. */
	readonly weight: number;
}

/** Kinds of text: our news, encyclopedia and mixed, web and news sentences, social media. */
export const DOMAINS = 4;

export interface Dataset extends TrainingData {
	/** Hash of each feature; row `r` of the general weights is its row, `(d + 1) × features + r` the one of domain `d`. */
	readonly hashes: Int32Array;
	readonly rows: number;
}

/** Collects numbers in a growing array. */
class Numbers {
	#values = new Int32Array(1 << 16);
	count = 0;

	push(value: number): void {
		if (this.count === this.#values.length) {
			const grown = new Int32Array(this.#values.length * 2);
			grown.set(this.#values);
			this.#values = grown;
		}
		this.#values[this.count++] = value;
	}

	take(): Int32Array {
		return this.#values.slice(0, this.count);
	}
}

/**
 * The examples as numbers. Each feature counts twice, once for all texts and once for its domain ("Frustratingly Easy Domain
 * Adaptation", Daumé, 2007), so that other kinds of text teach without pulling ours their way.
 * @param keep which features to take; by default those seen at least `least` times.
 */
export function buildDataset(examples: readonly Example[], vocabulary: Vocabulary, least: number, keep?: ReadonlySet<number>): Dataset {
	const all = new Numbers();
	const offsets = new Numbers();
	const stretches = new Numbers();
	const allowed = new Numbers();
	const domains: number[] = [];
	const weights: number[] = [];
	const counts = new Map<number, number>();
	const surfaces = new Surfaces(vocabulary);
	const list = new Int32Array(MAX_FEATURES);
	for (const { document, entities, scheme, domain, weight } of examples) {
		const features = finish(DocumentFeatures.read(document, surfaces));
		const labels = allowedLabels(document, entities, scheme);
		const { sentenceStarts } = document.tokens;
		let inside = false;
		let sentence = 0;
		for (let token = 0; token < document.tokens.starts.length; token++) {
			while (token >= (sentenceStarts[sentence + 1] as number)) { // The last one is the number of tokens.
				sentence++;
				inside = false;
			}
			if (!features.isOpen(token)) {
				inside = false;
				continue;
			}
			if (!inside) {
				stretches.push(offsets.count);
				domains.push(domain);
				weights.push(weight);
				inside = true;
			}
			offsets.push(all.count);
			allowed.push(labels[2 * token] as number); // In range, as below.
			allowed.push(labels[2 * token + 1] as number);
			const count = features.collect(token, list);
			for (let index = 0; index < count; index++) {
				const hash = list[index] as number;
				counts.set(hash, (counts.get(hash) ?? 0) + 1);
				all.push(hash);
			}
		}
	}
	stretches.push(offsets.count);
	offsets.push(all.count);
	const hashes = Int32Array.from([...counts].filter(([hash, count]) => (keep ? keep.has(hash) : count >= least)).map(([hash]) => hash));
	const rowOf = new Map(Array.from(hashes, (hash, row) => [hash, row] as const));
	return { ...asRows(all.take(), offsets.take(), stretches.take(), domains, rowOf), allowed: allowed.take(), weights: Float32Array.from(weights), hashes, rows: hashes.length * (DOMAINS + 1) };
}

/** Puts rows for the hashes of features; those without a row fall out. */
function asRows(all: Int32Array, offsets: Int32Array, stretches: Int32Array, domains: readonly number[], rowOf: ReadonlyMap<number, number>): Pick<TrainingData, 'features' | 'offsets' | 'stretches'> {
	const features = new Numbers();
	const kept = new Int32Array(offsets.length);
	let stretch = 0;
	for (let token = 0; token + 1 < offsets.length; token++) {
		while (token >= (stretches[stretch + 1] as number)) { // In range, as below.
			stretch++;
		}
		const domain = domains[stretch] as number;
		kept[token] = features.count;
		for (let at = offsets[token] as number; at < (offsets[token + 1] as number); at++) {
			const row = rowOf.get(all[at] as number);
			if (row !== undefined) {
				features.push(row);
				features.push((domain + 1) * rowOf.size + row);
			}
		}
	}
	kept[offsets.length - 1] = features.count;
	return { features: features.take(), offsets: kept, stretches };
}
