import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Comparison, Snapshot } from '../../../src/engine';
import { snapshotOf } from '../../support/engine';

const ALICE = 'The ferry Alina sank off the coast of Marvania on Monday. ';

/** The comparison of the claims that stand at these words, `a.txt` first; `undefined` when there is none. */
function between(snapshot: Snapshot, a: string, b: string): Comparison | undefined {
	return snapshot.comparisons.find((comparison) => textOf(snapshot, comparison.a).includes(a) && textOf(snapshot, comparison.b).includes(b));
}

function textOf(snapshot: Snapshot, place: Comparison['a']): string {
	return snapshot.findDocument(place.document)?.document.text.slice(place.start, place.end) ?? '';
}

async function relate(a: string, b: string, claims: readonly [string, string]): Promise<string | undefined> {
	return between(await snapshotOf({ 'a.txt': a, 'b.txt': b }), ...claims)?.relation;
}

suite('Comparisons: what agrees and what differs', () => {
	test('the same toll agrees', async () => {
		assert.equal(await relate(`${ALICE}Rescuers said 24 people were killed.`, `${ALICE}The sinking killed 24 people.`, ['24', '24']), 'agrees');
	});

	test('another toll differs, and how much is told', async () => {
		const snapshot = await snapshotOf({ 'a.txt': `${ALICE}Rescuers said 24 people were killed in the sinking.`, 'b.txt': `${ALICE}Rescuers said 31 people were killed in the sinking.` });
		const found = between(snapshot, '24', '31');
		assert.equal(found?.relation, 'differs');
		assert.equal(found?.severity, 'major');
		assert.ok(found?.reasons.includes('both say dead'));
	});

	test('a toll that satisfies a bound is compatible', async () => {
		assert.equal(await relate(`${ALICE}At least 20 people were killed in the sinking.`, `${ALICE}Rescuers said 24 people were killed in the sinking.`, ['20', '24']), 'compatible');
	});

	test('a depth in miles is compatible with one in kilometres', async () => {
		assert.equal(await relate('The wreck lies at a depth of 10 kilometres.', 'The wreck lies at a depth of six miles.', ['10', 'six']), 'compatible');
	});

	test('the ages of one person differ', async () => {
		assert.equal(await relate('Maria Keller, 32, won the race in Lindau.', 'The race in Lindau was won by 35-year-old Maria Keller.', ['32', '35']), 'differs');
	});

	test('a share agrees with one whose base is stated, and the reason says so', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'Under the deal the state would receive a 25% share from the sale of Norvik chips.', 'b.txt': 'The state will skim 25 percent of sales revenue from Norvik chips.' });
		const found = between(snapshot, '25%', '25 percent');
		assert.equal(found?.relation, 'agrees');
		assert.ok(found?.reasons.some((reason) => reason.startsWith('base stated only')));
	});
});

suite('Comparisons: what is never set against each other', () => {
	const pairs: readonly (readonly [string, string, string, readonly [string, string]])[] = [
		['dead and injured', `${ALICE}24 people were killed.`, `${ALICE}31 people were injured.`, ['24', '31']],
		['a place and the whole', `${ALICE}It hit a pier, and 31 people were killed.`, `${ALICE}In Harsund, 12 people were killed.`, ['31', '12']],
		['another year', 'In 2004, a storm killed 310 people on the island.', 'The storm killed 24 people on the island.', ['310', '24']],
		['two years', 'In 2004, a storm killed 310 people on the island.', 'In 2011, a storm killed 24 people on the island.', ['310', '24']],
		['a part and the whole', `${ALICE}Rescuers said 24 people were killed.`, `${ALICE}Rescuers said people were killed, including another 3 passengers.`, ['24', '3']],
		['ages of two people', 'Maria Keller, 32, won the race in Lindau.', 'Jonas Brandt, 36, won the race in Lindau.', ['32', '36']],
		['distances to two towns', 'The wreck lies 55 kilometres south of Harsund, the navy said.', 'The wreck lies 72 kilometres south of Lindau, the navy said.', ['55', '72']],
		['a price and a profit', 'Norvik will pay $334 million for the firm.', 'The yearly profit of Norvik is $400 million.', ['334', '400']],
		['children and women', 'Two children were inside the ferry.', 'Five women were inside the ferry.', ['Two', 'Five']],
		['houses and people', `${ALICE}Some 300 houses were damaged.`, `${ALICE}Some 450 people were injured.`, ['300', '450']],
		['percent and points', 'The rate of Norvik rose by 5 percent.', 'The rate of Norvik rose by 8 percentage points.', ['5', '8']],
		['two currencies', 'The ferry cost $5 million to build.', 'The ferry cost €7 million to build.', ['5', '7']],
	];
	for (const [name, a, b, claims] of pairs) {
		test(name, async () => {
			const relation = await relate(a, b, claims);
			assert.ok(relation === undefined || relation === 'not-comparable', relation);
		});
	}

	test('numbers of two events of one kind', async () => {
		const quake = 'A quake struck Marvania on Monday. Buildings fell in Harsund, where rescuers dug through the night with their hands and the navy sent ships with water. ';
		const fire = 'A hospital burned in Lindau on Friday. Nurses carried patients to a school gymnasium, the mayor blamed old wiring, and firefighters came from three provinces. ';
		const snapshot = await snapshotOf({ 'a.txt': `${quake}The disaster killed 24 people.`, 'b.txt': `${fire}The disaster killed 31 people.` });
		assert.deepEqual(snapshot.comparisons, []);
	});

	test('what a market did on two days', async () => {
		const report = (date: string, level: string): string => `---\ndate: ${date}\n---\nThe Norvik index closed at ${level} points after calm trading in Harsund.`;
		const snapshot = await snapshotOf({ 'a.md': report('2024-01-08', '8,017'), 'b.md': report('2024-01-09', '8,110') });
		assert.ok(snapshot.comparisons.every(({ relation }) => relation === 'not-comparable'));
		const sameDay = await snapshotOf({ 'a.md': report('2024-01-08', '8,017'), 'b.md': report('2024-01-08', '8,110') });
		assert.deepEqual(sameDay.comparisons.map(({ relation }) => relation), ['differs']);
	});

	test('scores during a game', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'The Harsund Bears took a 13-3 lead at half-time.', 'b.txt': 'The Harsund Bears won 20-13 in the end.' });
		assert.ok(snapshot.comparisons.every(({ relation }) => relation !== 'differs'));
	});

	test('what two players scored', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'Maria Keller scored 23 goals for Lindau this season.', 'b.txt': 'Anna Brandt scored 31 goals for Lindau this season.' });
		assert.ok(snapshot.comparisons.every(({ relation }) => relation !== 'differs'));
	});

	test('a number that the other source gives, too', async () => {
		const relation = await relate(
			`${ALICE}Rescuers said 24 people were killed in the sinking.`,
			`${ALICE}Rescuers said 31 people were killed in the sinking. Earlier they said that 24 people were killed.`, ['24', '31']);
		assert.notEqual(relation, 'differs');
	});

	test('months with weekdays, ranks, and numbers in bylines', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'On January 8, Norvik opened its third plant.', 'b.txt': 'On Tuesday, Norvik opened its second plant.' });
		assert.deepEqual(snapshot.comparisons, []);
	});

	test('claims of one source', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'The sinking killed 24 people. The sinking killed 31 people.' });
		assert.deepEqual(snapshot.comparisons, []);
	});

	test('a single place is named as the reason', async () => {
		const snapshot = await snapshotOf({ 'a.txt': 'The storm left its mark. It was strong. It was long. The storm killed 31 people.', 'b.txt': 'The storm left its mark. It was strong. It was long. The storm killed 12 people in the district.' });
		const found = between(snapshot, '31', '12');
		assert.equal(found?.relation, 'not-comparable');
		assert.ok(found?.reasons.includes('one is of a single place'));
	});
});

suite('Comparisons of dates', () => {
	const OPENING = 'The Norvik plant in Harsund opened on 8 January 2024 after years of delays.';

	/** Relation of the only two dates; `undefined` when nothing is said of them. */
	async function relateDates(a: string, b: string): Promise<string | undefined> {
		const snapshot = await snapshotOf({ 'a.txt': a, 'b.txt': b });
		assert.ok(snapshot.comparisons.length <= 1);
		return snapshot.comparisons[0]?.relation;
	}

	test('the same day of the same event agrees, however it is written', async () => {
		assert.equal(await relateDates(OPENING, 'The Norvik plant in Harsund opened on January 8, 2024, after years of delays.'), 'agrees');
	});

	test('another day of the same event differs', async () => {
		assert.equal(await relateDates(OPENING, 'The Norvik plant in Harsund opened on 12 January 2024 after years of delays.'), 'differs');
	});

	test('a day is compatible with its month', async () => {
		assert.equal(await relateDates(OPENING, 'The Norvik plant in Harsund opened in January 2024 after years of delays.'), 'compatible');
	});

	test('a date behind hundreds that have no place in the calendar is compared', async () => {
		const meetings = Array.from({ length: 250 }, (_, number) => `The council of ward ${number} met in room ${number} on Monday with guests.`).join(' ');
		const quake = (day: number): string => `The Norland earthquake struck the city of Verra on January ${day}, 2019, destroying the harbour bridge.`;
		const snapshot = await snapshotOf({ 'a.txt': `${meetings} ${quake(8)}`, 'b.txt': `${quake(9)} The council met in a room.` });
		assert.equal(between(snapshot, 'January 8', 'January 9')?.relation, 'differs');
	});
	test('a weekday agrees with a date where the source tells when it was published', async () => {
		const dated = '---\ndate: 2024-01-10\n---\nThe Norvik plant in Harsund opened on Monday after years of delays.';
		const snapshot = await snapshotOf({ 'a.txt': OPENING, 'b.md': dated });
		assert.equal(between(snapshot, '8 January 2024', 'Monday')?.relation, 'agrees');
	});

	const never: readonly (readonly [string, string, string])[] = [
		['a day without a year and a weekday, with no publication date', 'The Norvik plant in Harsund opened on January 8 after years of delays.', 'The Norvik plant in Harsund opened on Tuesday after years of delays.'],
		['a day without a year and one with it, with no publication date', OPENING, 'The Norvik plant in Harsund opened on January 12 after years of delays.'],
		['two events', OPENING, 'A storm hit the pier of Lindau on 12 January 2024, the navy wrote.'],
		['two events of one name', OPENING, 'The Norvik plant in Harsund was sold to its workers on 12 January 2024.'],
		['the dates of two statements', 'Norvik said on 8 January 2024 that the plant in Harsund would open late.', 'Norvik said on 12 January 2024 that the plant in Harsund would open late.'],
		['one that is denied', OPENING, 'The Norvik plant in Harsund did not open on 12 January 2024 after years of delays.'],
		['what is only about a date', OPENING, 'The Norvik plant in Harsund opened in early March 2024 after years of delays.'],
		['two years that the publication dates alone tell apart', '---\ndate: 2023-02-01\n---\nThe Norvik fair in Harsund opened on January 8 with a parade.', '---\ndate: 2024-02-01\n---\nThe Norvik fair in Harsund opened on January 8 with a parade.'],
	];
	for (const [name, a, b] of never) {
		test(`nothing is said of ${name}`, async () => {
			const snapshot = await snapshotOf({ 'a.md': a, 'b.md': b });
			assert.deepEqual(snapshot.comparisons, []);
		});
	}
});

suite('Comparisons of a corpus', () => {
	const pieces = fc.constantFrom(
		'The storm killed 24 people in Harsund. ', 'At least 30 people were injured. ', 'Norvik paid $5 million for the plant. ', 'Maria Keller, 32, fell 200 metres. ',
		'In 2004, 310 people died. ', 'Sales rose by 25%. ', 'It began at 9:40 p.m. on Friday. ', 'four of them ', '7.6 and 7.4, ', '\n\n', '1,000,000 ', '± 3 °C ', '"', '2–3 ');
	const texts = fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'grapheme' }) }), { maxLength: 12 }).map((parts) => parts.join(''));

	test('comparing is symmetric, and asked for by either side', async () => {
		await fc.assert(fc.asyncProperty(texts, texts, async (a, b) => {
			const snapshot = await snapshotOf({ 'a.txt': a, 'b.txt': b });
			for (const { a: here, b: there, relation, severity, score } of snapshot.comparisons) {
				const back = snapshot.comparisonsOf(there.document, there).find((found) => found.b.document === here.document && found.b.start === here.start);
				assert.deepEqual([back?.relation, back?.severity, back?.score], [relation, severity, score]);
				assert.ok(score >= 0 && score <= 1 && (relation === 'differs') === (severity !== undefined));
			}
		}), { numRuns: 30 });
	});

	test('no claim differs from its own copy', async () => {
		await fc.assert(fc.asyncProperty(texts, async (text) => {
			const snapshot = await snapshotOf({ 'a.txt': text, 'b.txt': text });
			for (const { a, b, relation } of snapshot.comparisons) {
				assert.ok(a.start !== b.start || a.end !== b.end || relation === 'agrees' || relation === 'not-comparable', relation);
			}
		}), { numRuns: 30 });
	});

	test('a claim of a full sentence agrees with its copy', async () => {
		const text = 'The storm killed 24 people in Harsund. Norvik paid $5.3 million for the plant. Maria Keller, 32, fell 200 metres in the mountains.';
		const snapshot = await snapshotOf({ 'a.txt': text, 'b.txt': text });
		for (const claim of ['24', '5.3', '32', '200']) {
			assert.equal(between(snapshot, claim, claim)?.relation, 'agrees', claim);
		}
	});

	test('what says something comes before what cannot be compared', async () => {
		const snapshot = await snapshotOf({
			'a.txt': 'The storm killed 24 people.',
			'b.txt': 'The storm killed 24 people.',
			'c.txt': 'In 2004, the storm killed 24 people.',
		});
		const claim = snapshot.comparisons[0]?.a;
		assert.ok(claim);
		assert.equal(snapshot.comparisonsOf(claim.document, claim)[0]?.relation, 'agrees');
	});
});
