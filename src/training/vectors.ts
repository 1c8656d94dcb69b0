/** Word vectors, the most frequent word first. */
export interface Vectors {
	readonly words: readonly string[];
	/** One row for each word. */
	readonly values: Float32Array;
	readonly dimensions: number;
}

const WORD = /^[\p{L}\p{N}][\p{L}\p{N}.'’&]*$/u;

/**
 * Takes the vectors of the first `count` words that our tokens can be, from the JSON of a wink-embeddings package.
 * Throws when it is of another format.
 */
export function readVectors(json: string, count: number): Vectors {
	const file: unknown = JSON.parse(json);
	if (!isEmbeddings(file)) {
		throw new Error('Expected word vectors with dimensions, words and vectors.');
	}
	const words: string[] = [];
	const values = new Float32Array(count * file.dimensions);
	for (const word of file.words) {
		const vector = file.vectors[word];
		if (words.length < count && vector && WORD.test(word) && /\p{L}/u.test(word)) {
			// Behind the dimensions stand the length and the word's place.
			values.set(vector.slice(0, file.dimensions), words.length * file.dimensions);
			words.push(word);
		}
	}
	return { words, values: values.subarray(0, words.length * file.dimensions), dimensions: file.dimensions };
}

interface Embeddings {
	readonly dimensions: number;
	readonly words: readonly string[];
	readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function isEmbeddings(value: unknown): value is Embeddings {
	return typeof value === 'object' && value !== null && 'dimensions' in value && typeof value.dimensions === 'number'
		&& 'words' in value && Array.isArray(value.words) && 'vectors' in value && typeof value.vectors === 'object';
}
