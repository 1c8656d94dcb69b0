/** Word clusters from word vectors, for features of words that the labelled texts lack. */

export interface Clustering {
	/** Cluster of each row, 0 … k - 1. */
	readonly assigned: Uint16Array;
	/** `k` rows of unit length. */
	readonly centroids: Float32Array;
}

/** Centroids are grouped, and a row is compared with those of the nearest groups only: a quarter of the work, nearly the same clusters. */
const GROUPS = 32;
const NEAREST_GROUPS = 6;
const GROUP_ROUNDS = 5;

/**
 * Spherical k-means (Dhillon and Modha, 2001): rows and centroids of unit length, nearest by cosine. Deterministic: the first
 * centroids are rows at equal distances.
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
		assign(vectors, centroids, dimensions, assigned);
		centroids = meansOf(vectors, dimensions, k, assigned);
	}
	assign(vectors, centroids, dimensions, assigned);
	return { assigned, centroids };
}

function meansOf(vectors: Float32Array, dimensions: number, k: number, assigned: Uint16Array): Float32Array<ArrayBuffer> {
	const sums = new Float32Array(k * dimensions);
	for (let row = 0; row < assigned.length; row++) {
		const from = row * dimensions;
		const to = at(assigned, row) * dimensions;
		for (let d = 0; d < dimensions; d++) {
			sums[to + d] = at(sums, to + d) + at(vectors, from + d);
		}
	}
	for (let c = 0; c < k; c++) {
		toUnitLength(sums, c * dimensions, dimensions);
	}
	return sums;
}

/** Gives each row its nearest centroid. */
function assign(vectors: Float32Array, centroids: Float32Array, dimensions: number, assigned: Uint16Array): void {
	const k = centroids.length / dimensions;
	const all = Array.from({ length: k }, (_, index) => index);
	if (k <= GROUPS * 4) {
		for (let row = 0; row < assigned.length; row++) {
			assigned[row] = nearest(vectors, row * dimensions, centroids, dimensions, all);
		}
		return;
	}
	const groups = cluster(centroids.slice(), dimensions, GROUPS, GROUP_ROUNDS);
	const members = Array.from({ length: GROUPS }, (_, group) => all.filter((c) => groups.assigned[c] === group));
	const products = new Float32Array(GROUPS);
	const order = Array.from({ length: GROUPS }, (_, group) => group);
	for (let row = 0; row < assigned.length; row++) {
		for (let group = 0; group < GROUPS; group++) {
			products[group] = product(vectors, row * dimensions, groups.centroids, group * dimensions, dimensions);
		}
		order.sort((a, b) => at(products, b) - at(products, a) || a - b);
		const candidates = order.slice(0, NEAREST_GROUPS).flatMap((group) => members[group] ?? []);
		assigned[row] = nearest(vectors, row * dimensions, centroids, dimensions, candidates);
	}
}

function nearest(vectors: Float32Array, from: number, centroids: Float32Array, dimensions: number, candidates: readonly number[]): number {
	let best = -Infinity;
	let chosen = 0;
	for (const c of candidates) {
		const value = product(vectors, from, centroids, c * dimensions, dimensions);
		if (value > best) {
			best = value;
			chosen = c;
		}
	}
	return chosen;
}

/** Scalar product; four sums at once, so that no addition waits for the one before. */
function product(a: Float32Array, from: number, b: Float32Array, to: number, dimensions: number): number {
	let w = 0;
	let x = 0;
	let y = 0;
	let z = 0;
	for (let d = 0; d < dimensions; d += 4) {
		w += at(a, from + d) * at(b, to + d);
		x += at(a, from + d + 1) * at(b, to + d + 1);
		y += at(a, from + d + 2) * at(b, to + d + 2);
		z += at(a, from + d + 3) * at(b, to + d + 3);
	}
	return w + x + (y + z);
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
