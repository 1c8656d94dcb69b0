import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { checkClaims, checkNoNumbers, claimsOf } from '../../support/claims';

suite('what is not a numeric claim', () => {
	test('names of letters and digits', () => {
		for (const text of ['The H200 chips sold.', 'GPT-4 is new.', 'An F-16 crashed.', 'COVID-19 spread.', 'The G20 met.', 'They use 5G phones.', 'A 3D model of an A380.', 'It runs MP3 files and a C-17 flew.']) {
			checkNoNumbers(text);
		}
	});
	test('numbers behind a name', () => {
		for (const text of ['A Boeing 737 crashed.', 'The iPhone 4 is out.', 'The FTSE 100 index fell.', 'It uses USB 1.1 today.', 'Route 66 is closed.', 'They filed for Chapter 11 protection.', 'Formula One is back.', 'Section 230 applies.', 'The Local 1520 union met.', 'Standard & Poor’s 500 fell.']) {
			checkNoNumbers(text);
		}
	});
	test('a model that is named elsewhere in the text', () => {
		checkNoNumbers('The last Boeing 717 left. The 717 had sold badly, and the 717 program ended.');
	});
	test('the pronoun one', () => {
		for (const text of ['Whether one can agree is open.', 'One must put one’s own house in order.', 'No one came.', 'It is one of the best.', 'This is another one.', 'The new one is better.', 'One can imagine that.', 'On day one it rained.', 'One of the victims spoke.']) {
			checkNoNumbers(text);
		}
	});
	test('list words and adverbs', () => {
		for (const text of ['First, the chief spoke.', 'Second, it rained.', 'It was first used in war.', 'He first observed this.', 'At first it rained.', 'It rained for the first time.']) {
			checkNoNumbers(text);
		}
	});
	test('ordinals of names and phrases', () => {
		for (const text of ['A third-party tool.', 'The First Lady spoke.', 'The Fifth Avenue shop.', 'A second-hand car.', 'The 9th Circuit ruled.', 'The First Amendment holds.', 'The first half was dull.']) {
			checkNoNumbers(text);
		}
	});
	test('marks of lists', () => {
		checkNoNumbers('1) Buy milk');
		checkNoNumbers('(2) Buy bread');
	});
	test('versions, addresses and numbers of phones', () => {
		for (const text of ['Version 1.2.3 is out.', 'See https://example.com/2024/12345 for more.', 'The host is 192.168.1.1 now.', 'Call 555-1234.', 'Mail a24@example.org now.']) {
			checkNoNumbers(text);
		}
	});
	test('forms that stand for something else', () => {
		for (const text of ['They work 24/7 here.', 'After 9/11 all changed.', 'A 4x4 drove by.', 'It was a 50/50 call.']) {
			checkNoNumbers(text);
		}
	});
	test('labels of parts', () => {
		for (const text of ['See section 4.2 for details.', 'On page 24 it says so.', 'In round five they lost.', 'He lives in room 101.', 'Turn to Figure 7.', 'The No. 11 bus came.', 'A Category 5 hurricane is strong.']) {
			checkNoNumbers(text);
		}
	});
	test('idioms', () => {
		for (const text of ['At one point it rained.', 'On the one hand it rained.', 'One day he left.', 'Several factors matter.', 'A few are inland.', 'A double-decker bus passed.', 'Of the Big Three, it did best.']) {
			checkNoNumbers(text);
		}
	});
	test('addresses of houses', () => {
		checkNoNumbers('He lives at 10 Downing Street.');
	});
	test('the second half of a hyphened name', () => {
		checkNoNumbers('The A330-200 flew.');
	});
	test('ids of many digits', () => {
		checkNoNumbers('Ticket 12345678901234567 was drawn.');
	});
	test('the base of a rate', () => {
		checkClaims('There were [[19 deaths|count 19 death]] per 100,000 people.');
	});
	test('a change is no range', () => {
		checkClaims('It fell from [[14%|percent 14 %]] to [[10%|percent 10 %]].');
		checkClaims('The share rose from [[10%|percent 10 %]] to [[14%|percent 14 %]].');
	});
	test('us is not the United States', () => {
		checkClaims('A [[third US maker|rank 3]] agreed with us.');
	});
	test('nothing in empty text, in signs and in words', () => {
		for (const text of ['', ' ', '…', ',,,', '$', '%', '- -', 'No numbers here.', 'May I march?']) {
			assert.deepEqual(claimsOf(text), []);
		}
	});
});

suite('numeric claims in odd text', () => {
	test('keeps offsets behind emoji and combining marks', () => {
		checkClaims('👍🏽 Cafe\u0301: [[24 people|count 24 person]] 🎉 paid [[€3bn|money 3000000000 EUR]].');
	});
	test('keeps offsets over line breaks of Windows', () => {
		checkClaims('Title\r\n\r\n[[24 people|count 24 person]] came.\r\n\r\n[[25%|percent 25 %]] left.');
	});
	test('reads headings', () => {
		checkClaims('Fire kills [[nine|count 9 person]]\n\nA fire has killed [[nine people|count 9 person]].');
	});
});

suite('numeric claims of the sample sources', () => {
	test('are these, and no name, list word or address', () => {
		const texts = fs.readdirSync('seeds').sort().map((name) => fs.readFileSync(path.join('seeds', name), 'utf8'));
		const found = texts.map((text) => claimsOf(text).filter(({ kind }) => kind !== 'date').map(({ start, end, per }) => [text.slice(start, end), per && text.slice(per.start, per.end)]));
		assert.deepEqual(found, [
			[['two purposes', undefined], ['two people', undefined], ['25%', undefined]],
			[['at least one generation', undefined], ['25 percent', 'sales revenue']],
		]);
	});
});
