/** Word clusters from word vectors, for features of words that the labelled texts lack. */

export interface Clustering {
	/** Cluster of each row, 0 … k - 1. */
	readonly assigned: Uint16Array;
	/** `k` rows of unit length. */
	readonly centroids: Float32Array;
}

/**
 * Spherical k-means (Dhillon and Modha, 2001): rows and centroids of unit length, nearest by cosine. Deterministic: the first
 * centroids are rows at equal distances. Cost: rows × k × dimensions for each round.
 * @param dimensions a multiple of four.
 * @param vectors rows one behind another; they are brought to unit length in place.
 */
export function cluster(vectors: Float32Array, dimensions: number, k: number, rounds: number): Clustering {
	const rows = vectors.length / dimensions;
	for (let row = 0; row < rows; row++) {
		toUnitLength(vectors, row * dimensions, dimensions);
	}
	let centroids = new Float32Array(k * dimensions);
	for (let c = 0; c < k; c++) {
		const row = Math.floor((c * rows) / k);
		centroids.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), c * dimensions);
	}
	const assigned = new Uint16Array(rows);
	for (let round = 0; round < rounds; round++) {
		assign(vectors, centroids, dimensions, k, assigned);
		const sums = new Float32Array(k * dimensions);
		for (let row = 0; row < rows; row++) {
			const from = row * dimensions;
			const to = at(assigned, row) * dimensions;
			for (let d = 0; d < dimensions; d++) {
				sums[to + d] = at(sums, to + d) + at(vectors, from + d);
			}
		}
		for (let c = 0; c < k; c++) {
			toUnitLength(sums, c * dimensions, dimensions);
		}
		centroids = sums;
	}
	assign(vectors, centroids, dimensions, k, assigned);
	return { assigned, centroids };
}

function assign(vectors: Float32Array, centroids: Float32Array, dimensions: number, k: number, assigned: Uint16Array): void {
	for (let row = 0; row < assigned.length; row++) {
		const from = row * dimensions;
		let best = -Infinity;
		let chosen = 0;
		for (let c = 0; c < k; c++) {
			const to = c * dimensions;
			// Four sums at once: the processor need not wait for one addition to begin the next.
			let a = 0;
			let b = 0;
			let e = 0;
			let f = 0;
			for (let d = 0; d < dimensions; d += 4) {
				a += (vectors[from + d] as number) * (centroids[to + d] as number); // In range: both hold whole rows.
				b += (vectors[from + d + 1] as number) * (centroids[to + d + 1] as number);
				e += (vectors[from + d + 2] as number) * (centroids[to + d + 2] as number);
				f += (vectors[from + d + 3] as number) * (centroids[to + d + 3] as number);
			}
			const product = a + b + (e + f);
			if (product > best) {
				best = product;
				chosen = c;
			}
		}
		assigned[row] = chosen;
	}
}

function toUnitLength(values: Float32Array, from: number, dimensions: number): void {
	let sum = 0;
	for (let d = from; d < from + dimensions; d++) {
		sum += at(values, d) ** 2;
	}
	const length = Math.sqrt(sum) || 1;
	for (let d = from; d < from + dimensions; d++) {
		values[d] = at(values, d) / length;
	}
}

const at = (array: Float32Array | Uint16Array, index: number): number => array[index] as number; // Callers stay in range.
