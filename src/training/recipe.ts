import { train } from './crf';
import { buildDataset, type Example } from './dataset';
import { newsWeights, packModel, selectFeatures } from './model';
import { toVocabulary, type WordTable } from './words';

/** Numbers of the recipe, chosen on held-out training texts in November 2026. */
const LEAST_COUNT = 2;
const SELECTION_ROUNDS = 3;
const ROUNDS = 8;
const FEATURES = 42_000;
const THRESHOLD_UNITS = 1;
const TRAINING = { rate: 0.15, decay: 3e-5, dropout: 0.35 };
const SEED = 7;

/** Trains on all features, keeps those worth their bytes, and trains again on these. */
export function trainWeights(examples: readonly Example[], words: WordTable, log: (line: string) => void): Uint8Array {
	const vocabulary = toVocabulary(words);
	const wide = buildDataset(examples, vocabulary, LEAST_COUNT);
	log(`${wide.hashes.length} features, ${wide.offsets.length - 1} tokens that can be part of a name`);
	const first = train(wide, { ...TRAINING, rows: wide.rows, rounds: SELECTION_ROUNDS, seed: SEED, log });
	const narrow = buildDataset(examples, vocabulary, 1, selectFeatures(first, wide, FEATURES));
	const model = train(narrow, { ...TRAINING, rows: narrow.rows, rounds: ROUNDS, seed: SEED, log });
	return packModel(newsWeights(model, narrow), model.transitions, narrow.hashes, words, THRESHOLD_UNITS);
}
