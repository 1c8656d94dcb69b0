import assert from 'node:assert/strict';
import { buildSegment, mergeSegments, readSegment, readSegmentResources, writeSegment as writeInSlices, type Segment } from '../../../src/engine/corpus/segment';
import { finish } from '../../../src/engine/slices';
import { FormatError } from '../../../src/engine/storage/bytes';
import { LiveDocuments } from '../../../src/engine/storage/part';
import type { AnalyzedDocument } from '../../../src/engine/types';
import { lexicon } from '../../support/corpora';
import { checkDamaged } from '../../support/damage';
import { analyzeText } from '../../support/engine';

const resources = readSegmentResources(lexicon);

const writeSegment = (segment: Segment): Uint8Array => finish(writeInSlices(segment));

suite('segment', () => {
	let documents: readonly AnalyzedDocument[];
	let segment: Segment;
	suiteSetup(async () => {
		const texts = ['Norland Bank paid $4 million to Acme Corp. on Monday.', 'John Smith of Acme hired 25 people.', ''];
		documents = await Promise.all(texts.map((text, index) => analyzeText(text, `${index}.txt`)));
		segment = finish(buildSegment(documents, resources));
	});
	test('is the same merged as built at once, without what is gone', () => {
		const parts = documents.map((document) => ({ part: finish(buildSegment([document], resources)), live: LiveDocuments.all(1) }));
		assert.deepEqual(writeSegment(finish(mergeSegments(parts))), writeSegment(segment));
		const left = finish(mergeSegments([{ part: segment, live: LiveDocuments.all(3).without([1]) }]));
		assert.deepEqual(writeSegment(left), writeSegment(finish(buildSegment(documents.filter((_, index) => index !== 1), resources))));
	});
	test('is read in place as it was written', () => {
		const bytes = writeSegment(segment);
		assert.equal(bytes.buffer.byteLength, bytes.length);
		const read = readSegment(bytes);
		assert.deepEqual(documents.map((_, index) => read.documents.decode(index)), documents);
		assert.deepEqual(writeSegment(read), bytes);
		const moved = new Uint8Array(bytes.length + 3);
		moved.set(bytes, 3);
		assert.deepEqual(writeSegment(readSegment(moved.subarray(3))), bytes);
	});
	test('of other bytes is refused, of damaged ones refused or something else', () => {
		const bytes = writeSegment(segment);
		assert.throws(() => readSegment(new Uint8Array(bytes.length)), FormatError);
		assert.throws(() => readSegment(new Uint8Array(bytes.length + 1)), FormatError);
		for (let at = 0; at < bytes.length; at++) {
			assert.throws(() => readSegment(bytes.subarray(0, at)), FormatError, `${at} bytes`);
		}
		checkDamaged(bytes, (damaged) => writeSegment(readSegment(damaged)));
	});
});
