import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../src/engine/slices';
import { ByteReader, ByteWriter } from '../../src/engine/storage/bytes';
import { LiveDocuments, type MergedPart, type PartFormat } from '../../src/engine/storage/part';
import type { AnalyzedDocument } from '../../src/engine/types';
import { checkDamaged } from './damage';

export function writePart<P>(format: PartFormat<P, never>, part: P): Uint8Array {
	const writer = new ByteWriter();
	format.write(part, writer);
	return writer.take();
}

/**
 * Checks the law of parts (`PartFormat`) over any grouping of the documents, with some of them gone: what is merged, written or read
 * is byte for byte what is built at once.
 */
export function checkPartLaw<P, R>(format: PartFormat<P, R>, documents: readonly AnalyzedDocument[], resources: R, runs = 30): void {
	const build = (list: readonly AnalyzedDocument[]): P => finish(format.build(list, resources));
	const grouping = fc.array(fc.record({ group: fc.nat({ max: 3 }), isGone: fc.boolean() }), { minLength: documents.length, maxLength: documents.length });
	fc.assert(fc.property(grouping, (choices) => {
		const groups: MergedPart<P>[] = [];
		const left: AnalyzedDocument[] = [];
		for (let group = 0; group <= 3; group++) {
			const members = documents.filter((_, index) => choices[index]?.group === group);
			const gone = members.flatMap((member, number) => (choices[documents.indexOf(member)]?.isGone ? [number] : []));
			left.push(...members.filter((_, number) => !gone.includes(number)));
			const bytes = writePart(format, build(members));
			groups.push({ part: format.read(new ByteReader(bytes)), live: LiveDocuments.all(members.length).without(gone) });
		}
		const [first, second, ...rest] = groups as [MergedPart<P>, MergedPart<P>];
		const all = (part: P, count: number): MergedPart<P> => ({ part, live: LiveDocuments.all(count) });
		const some = finish(format.merge([first, second]));
		const merged = finish(format.merge([all(some, first.live.liveCount + second.live.liveCount), ...rest]));
		const expected = writePart(format, build(left));
		assert.deepEqual(writePart(format, merged), expected);
		assert.deepEqual(writePart(format, finish(format.merge(groups))), expected);
		assert.deepEqual(writePart(format, format.read(new ByteReader(expected))), expected);
	}), { numRuns: runs });
}

/** Checks that merging can be paused between any two parts, since there may be thousands of one document. */
export function checkMergePauses<P, R>(format: PartFormat<P, R>, documents: readonly AnalyzedDocument[], resources: R): void {
	const parts = documents.map((analyzed) => ({ part: finish(format.build([analyzed], resources)), live: LiveDocuments.all(1) }));
	const many = Array.from({ length: 20 }, () => parts).flat();
	let pauses = 0;
	for (const slices = format.merge(many); !slices.next().done;) {
		pauses++;
	}
	assert.ok(pauses >= many.length, `${pauses} pauses in ${many.length} parts`);
}

/** Checks that a damaged part is refused or read as another one; `look` asks it everything. */
export function checkDamagedPart<P, R>(format: PartFormat<P, R>, documents: readonly AnalyzedDocument[], resources: R, look: (part: P) => unknown): void {
	checkDamaged(writePart(format, finish(format.build(documents, resources))), (bytes) => look(format.read(new ByteReader(bytes))));
}
