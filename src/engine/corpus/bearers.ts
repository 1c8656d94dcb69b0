import type { Slices } from '../ports';
import { RowCursor, RowsWriter, type Rows } from '../storage/rows';
import type { NamePart } from './namePart';
import { visitNames } from './nameRecords';

/** Local entities whose names are read between two pauses. */
const SLICE_ENTITIES = 4096;
/** Keys of which the bearers are written between two pauses. */
const SLICE_KEYS = 50_000;

/**
 * Which local entities of a part bear a name that folds to a key, or has it as its own: a row for each key, of the gaps between them in
 * variable-length integers. Found by counting, in two passes over the names.
 */
export function* findBearers({ keys, folds, records, recordStarts }: Pick<NamePart, 'keys' | 'folds' | 'records' | 'recordStarts'>): Slices<Rows> {
	const places = new Int32Array(keys.size + 1);
	/** The entity that a key was last met in, so that each is counted once. */
	const last = new Int32Array(keys.size).fill(-1);
	let entity = 0;
	const visitNew = (key: number, take: (key: number) => void): void => {
		if (last[key] !== entity) {
			last[key] = entity;
			take(key);
		}
	};
	function* visitAll(take: (key: number) => void): Slices<void> {
		const visitor = {
			name: (key: number) => visitNew(key, take),
			type: () => undefined,
			surface: (surface: number) => visitNew(folds[surface] ?? 0, take),
		};
		last.fill(-1);
		for (entity = 0; entity + 1 < recordStarts.length; entity++) {
			visitNames(records, recordStarts[entity] ?? 0, visitor);
			if (entity % SLICE_ENTITIES === SLICE_ENTITIES - 1) {
				yield undefined;
			}
		}
	}
	yield* visitAll((key) => {
		places[key + 1] = (places[key + 1] ?? 0) + 1;
	});
	for (let key = 0; key < keys.size; key++) {
		places[key + 1] = (places[key + 1] ?? 0) + (places[key] ?? 0);
	}
	const entities = new Int32Array(places.at(-1) ?? 0);
	const next = places.slice();
	yield* visitAll((key) => {
		const index = next[key] ?? 0;
		entities[index] = entity;
		next[key] = index + 1;
	});
	return yield* writeRows(entities, places);
}

function* writeRows(entities: Int32Array, places: Int32Array): Slices<Rows> {
	const rows = new RowsWriter();
	for (let key = 0; key + 1 < places.length; key++) {
		let before = -1;
		for (let at = places[key] as number; at < (places[key + 1] as number); at++) { // In range by the loop.
			const entity = entities[at] as number;
			rows.writer.varint(entity - before - 1);
			before = entity;
		}
		rows.end();
		if (key % SLICE_KEYS === SLICE_KEYS - 1) {
			yield undefined;
		}
	}
	return yield* rows.take();
}

/** The bearers of a key, ascending; none for no key, -1. */
export function* readBearers(bearers: Rows, key: number): Generator<number, void> {
	let entity = -1;
	for (const cursor = new RowCursor(bearers, key); cursor.left > 0;) {
		entity += cursor.next() + 1;
		yield entity;
	}
}
