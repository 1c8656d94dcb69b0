import assert from 'node:assert/strict';
import { loadResources } from '../../../src/engine/annotate/resources';
import { makePassageWords } from '../../../src/engine/corpus/passageWords';
import { readClaimWords, type ClaimFrame } from '../../../src/engine/crossref/claimFrames';
import { DocumentClaims } from '../../../src/engine/crossref/documentClaims';
import type { AnalyzedDocument, EntityId } from '../../../src/engine';
import { analyzeText } from '../../support/engine';
import { readEngineData } from '../../support/engineData';

const { lexicon } = loadResources(readEngineData());
const { rules, background } = makePassageWords(lexicon);
const words = readClaimWords(lexicon, rules);

/** Frames of a text in which each name is an entity of its own. */
async function frame(text: string, published?: string): Promise<readonly ClaimFrame[]> {
	return frameAnalyzed(await analyzeText(text), published);
}

function frameAnalyzed(analyzed: AnalyzedDocument, published?: string): readonly ClaimFrame[] {
	const text = analyzed.document.text;
	const named = new Map<string, { readonly id: EntityId }>();
	const entityNamed = (name: string): { readonly id: EntityId } => {
		const entity = named.get(name) ?? { id: `x:${name}` as EntityId };
		named.set(name, entity);
		return entity;
	};
	return new DocumentClaims(analyzed, {
		words, background,
		entityOf: ({ start, end }) => entityNamed(text.slice(start, end).toLowerCase()),
		publicationDate: () => published,
	}).frames;
}

async function frameOf(text: string, claim: string, published?: string): Promise<ClaimFrame> {
	const found = (await frame(text, published)).find(({ place }) => text.slice(place.start, place.end).includes(claim));
	assert.ok(found, `no claim ${claim}`);
	return found;
}

suite('Frames of claims: what happened', () => {
	const cases: readonly (readonly [string, string, string | undefined])[] = [
		['The storm killed 24 people and injured 80.', '24', 'dead'],
		['Some 80 people were injured in the storm.', '80', 'injured'],
		['Nine sailors, including three women, were killed.', 'Nine', 'dead'],
		['The storm damaged 300 houses.', '300', 'damaged'],
		['The climber fell about 200 feet from a ridge.', '200', 'fall'],
		['Norvik paid $5 million for the plant.', '$5', 'paid'],
		['There were 24 people on the pier.', '24', undefined],
		['Maria Keller, 32, won the race.', '32', undefined],
	];
	for (const [text, claim, state] of cases) {
		test(`${claim}: ${state ?? 'nothing'}`, async () => {
			assert.equal((await frameOf(text, claim)).state, state);
		});
	}
});

suite('Frames of claims: parts, times, places', () => {
	test('a part is announced before the number or with it', async () => {
		assert.ok((await frameOf('Norvik pays $334 million, including $281 million in cash.', '281')).isPart);
		assert.ok((await frameOf('The storm damaged another 12 houses.', '12')).isPart);
		assert.ok((await frameOf('Five shells fell, of which four exploded.', 'four')).isPart);
	});

	test('a whole is no part for its bound or for what follows', async () => {
		assert.ok(!(await frameOf('The storm damaged more than 300 houses.', '300')).isPart);
		assert.ok(!(await frameOf('The camp holds 22,000 refugees, many of whom walked for days.', '22,000')).isPart);
		assert.ok(!(await frameOf('The firm, which raised $35 million, is growing.', '35')).isPart);
	});

	test('a year that is not the own one sets a claim apart', async () => {
		assert.deepEqual([...(await frameOf('In 2004, a storm killed 310 people.', '310', '2013-07-02')).times], ['2004']);
		assert.deepEqual([...(await frameOf('In 2013, a storm killed 310 people.', '310', '2013-07-02')).times], []);
		assert.deepEqual([...(await frameOf('A storm killed 24 people on an island that was hit by the flood of 2004.', '24', '2013-07-02')).times], []);
		assert.deepEqual([...(await frameOf('The firm was founded in 2007 and is backed with $60 million.', '60', '2012-02-29')).times], []);
	});

	test('a place holds a claim, its source does not', async () => {
		assert.equal((await frameOf('The storm damaged 22 houses in the district.', '22')).area, 'district');
		assert.equal((await frameOf('Some 22 houses were damaged, said an officer in the district.', '22')).area, undefined);
	});
});

suite('Frames of claims: what is left out, and cost', () => {
	test('ranks have no frame, dates that have a place in the calendar have one', async () => {
		const frames = await frame('The race began on 8 January 2024, and Keller came in third place. It ended at 9:40 p.m. on Friday.');
		assert.deepEqual(frames.map(({ dimension }) => dimension), ['calendar', 'time']);
	});

	test('a text without a full stop costs no more per claim than news', async () => {
		const text = 'the storm killed 24 people near Harsund and '.repeat(4000);
		const analyzed = await analyzeText(text);
		const start = performance.now();
		const frames = frameAnalyzed(analyzed);
		assert.ok(frames.length > 0);
		assert.ok(performance.now() - start < 20_000);
	});
});
