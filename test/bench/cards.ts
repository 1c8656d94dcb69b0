import type { Snapshot } from '../../src/engine';
import { analyzeText, makeEngine } from '../support/engine';
import { timeEach, type Table } from './measure';
import { readTexts } from './texts';

/** Hover cards on the samples: every annotation of both, first on a new snapshot and then again. */
export async function benchCards(): Promise<Table> {
	const texts = readTexts('seeds');
	const put = await Promise.all(texts.map(({ name, text }) => analyzeText(text, name)));
	const fresh = (): Snapshot => makeEngine().apply({ put });
	const places = put.flatMap(({ document, mentions, claims }) => [...mentions, ...claims].map(({ start }) => ({ id: document.id, start })));
	const [first] = places;
	const snapshots = Array.from({ length: 10 }, fresh);
	const cold = timeEach(snapshots, (snapshot) => first && snapshot.cardAt(first.id, first.start));
	const snapshot = fresh();
	const once = timeEach(places, ({ id, start }) => snapshot.cardAt(id, start));
	const again = timeEach(places, ({ id, start }) => snapshot.cardAt(id, start));
	const row = (name: string, { p50, p95, p99, count }: typeof cold): (string | number)[] => [name, p50, p95, p99, count];
	return {
		title: 'Cards on the samples, ms',
		columns: ['card', 'p50', 'p95', 'p99', 'cards'],
		rows: [row('the very first of a new corpus', cold), row('each annotation once', once), row('each annotation again', again)],
	};
}
