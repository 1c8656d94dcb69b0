import assert from 'node:assert/strict';
import { readNameLists } from '../../../src/engine/corpus/aliases';
import { namePartFormat, type NamePart } from '../../../src/engine/corpus/namePart';
import { visitPlaces } from '../../../src/engine/corpus/nameRecords';
import { finish } from '../../../src/engine/slices';
import { LiveDocuments } from '../../../src/engine/storage/part';
import { aliases, documentOf } from '../../support/markedNames';
import { checkDamagedPart, checkMergePauses, checkPartLaw, writePart } from '../../support/partLaw';

const lists = readNameLists(aliases);

const documents = [
	'[p the boss~Jane Doe] and [p Doe] met [o Acme Corp].',
	'',
	'[l US], [l United States] and [o Acme] rose. [p Jane Doe] left. [p chief of staff~John O’Neill] 🙂 stayed.',
	'The [o Syrian Democratic Forces] ([o SDF]) met. [d Acme_X100] flew to [l Łódź].',
	'[p Doe] and [l Łódź] fell. [g Democrats]: [p Dr Jane\nDoe].',
].map((text, index) => documentOf(text, `${index}.txt`));

/** Everything that the records of a part say. */
function placesOf(part: NamePart): readonly (readonly unknown[])[] {
	const places: unknown[][] = [];
	for (const start of part.recordStarts.subarray(0, -1)) {
		visitPlaces(part.records, start, {
			place: (name, surface, ...place) => {
				places.push([name, part.surfaces.at(surface % part.surfaces.size), ...place]);
			},
			description: (role, ...span) => {
				places.push([part.roles.at(role % part.roles.size), ...span]);
			},
		});
	}
	return places;
}

suite('names of a segment', () => {
	test('are the same however the documents were put together', () => checkPartLaw(namePartFormat, documents, lists));
	test('are merged in pauses, whatever part they stand in', () => checkMergePauses(namePartFormat, documents, lists));
	test('when damaged, are refused or others', () => checkDamagedPart(namePartFormat, documents, lists, placesOf));
	test('hold each place with its name as written and its descriptions', () => {
		const part = finish(namePartFormat.build(documents.slice(0, 1), lists));
		assert.deepEqual(placesOf(part), [
			[0, 'Jane Doe', 9, 17, 0, false, true], ['the boss', 0, 8],
			[1, 'Doe', 22, 25, 0, false, false],
			[0, 'Acme Corp', 30, 39, 0, false, false],
		]);
	});
	test('drop the strings of documents that are gone', () => {
		const part = finish(namePartFormat.build(documents, lists));
		const stringsIn = ({ keys, surfaces, roles }: NamePart): readonly string[] => [...keys, ...surfaces, ...roles];
		const left = finish(namePartFormat.merge([{ part, live: LiveDocuments.all(5).without([2]) }]));
		assert.deepEqual(stringsIn(part).filter((text) => !stringsIn(left).includes(text)).sort(), ['John O’Neill', 'US', 'US', 'United States', 'chief of staff', 'john oneill', 'oneill', 'united states']);
	});
	test('grow with the documents', () => {
		const size = (count: number): number => writePart(namePartFormat, finish(namePartFormat.build(Array.from({ length: count }, (_, index) => ({ ...documents[2], ...documentOf(`[p Jane Doe${index % 7}] met [o Acme] and [p Doe].`, `${index}.txt`) })), lists))).length;
		assert.ok(size(400) - size(200) <= 1.2 * (size(200) - size(0)), `${size(0)}, ${size(200)} and ${size(400)} bytes`);
	});
});
