/** Applies `work` to every item, a few at the same time; rejects when one does. Results are in the order of the items. */
export async function mapInParallel<T, R>(items: readonly T[], limit: number, work: (item: T, index: number) => Promise<R>): Promise<readonly R[]> {
	const results = new Map<number, R>();
	const queue = items.entries();
	const drain = async (): Promise<void> => {
		for (const [index, item] of queue) { // All drain the same queue.
			results.set(index, await work(item, index));
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, drain));
	return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
