import assert from 'node:assert/strict';
import { resolveDate } from '../../../src/engine/annotate/dates';
import { checkClaims } from '../../support/claims';

suite('date claims', () => {
	test('calendar dates', () => {
		checkClaims('On [[January 8, 2026|date 2026-01-08]], [[8 January 2026|date 2026-01-08]], [[January 8|date --01-08]], the [[8th of May|date --05-08]].');
		checkClaims('In [[July 2020|date 2020-07]], [[Sept. 11, 2001|date 2001-09-11]], [[2019-01-04|date 2019-01-04]], [[8.1.2019|date 2019-01-08]].');
	});
	test('a date of figures whose order is not known keeps its year', () => {
		checkClaims('On [[01/08/2019|date 2019]] and [[25/12/2019|date 2019-12-25]].');
	});
	test('days of one month', () => {
		checkClaims('From [[May 24 to 26|date range --05-24/--05-26]] and on [[April 30 – May 4|date range --04-30/--05-04]].');
	});
	test('years', () => {
		checkClaims('In [[2007|date 2007]] and since [[1996|date 1996]]; the [[2011|date 2011]] elections.');
		checkClaims('Its [[1967|date 1967]] debut ([[1968|date 1968]]), [[2009–2011|date range 2009/2011]], [[2013-14|date range 2013/2014]].');
	});
	test('decades and centuries', () => {
		checkClaims('In the [[1990s|date 199X]], the [[late 1980s|date about 198X]] and the [[21st century|date 20XX]].');
	});
	test('quarters and halves of a year', () => {
		checkClaims('In the [[first quarter of 2024|date 2024-Q1]], the [[fourth quarter|date --Q4]], [[Q4 2008|date 2008-Q4]] and the [[second half of this year|date rel:this-year H2]].');
	});
	test('weekdays', () => {
		checkClaims('On [[Tuesday|date weekday:tuesday]], [[Friday morning|date weekday:friday]], [[last Monday|date rel:last-monday]] and [[Tuesday, January 8|date --01-08]].');
	});
	test('times of day', () => {
		checkClaims('At [[18:00 UTC|date time:18:00Z]], [[8:30 p.m. BST|date time:20:30+01:00]], [[5pm|date time:17:00]], [[1930 UTC|date time:19:30Z]], [[noon|date time:12:00]].');
	});
	test('relative dates', () => {
		checkClaims('[[Yesterday|date rel:yesterday]], [[last year|date rel:last-year]], [[two weeks ago|date rel:2-weeks-ago]], [[a year ago|date rel:1-year-ago]], [[earlier in the week|date about rel:this-week]].');
		checkClaims('By [[the end of next month|date about rel:next-month]] and in [[April of last year|date rel:last-year --04]].');
	});
	test('hedged dates', () => {
		checkClaims('In [[early June|date about --06]], [[mid-2011|date about 2011]], [[around 2020|date about 2020]] and until [[2030|date 2030]].');
	});
});

suite('what is not a date', () => {
	test('numbers that count', () => {
		checkClaims('It killed [[2000 people|count 2000 person]] and [[1,990 sheep|count 1990 sheep]].');
	});
	test('months that are other words', () => {
		checkClaims('They may march in protest. March on, he said. May she rest. In [[May|date --05]] it rained.');
	});
	test('days of a name', () => {
		checkClaims('Before Super Tuesday and Black Monday it rained.');
	});
	test('a name with a year’s number', () => {
		checkClaims('The Russell 2000 index fell.');
	});
	test('lengths of time', () => {
		checkClaims('For [[the past decade|duration 315569520 s]] and [[two years|duration 63113904 s]] later.');
	});
	test('ages', () => {
		checkClaims('She is in her 30s.');
	});
});

suite('resolving dates', () => {
	const published = '2026-01-08'; // A Thursday.
	const check = (text: string, iso: string, expected: string | undefined, known: string | undefined = published): void => {
		assert.equal(resolveDate(text, iso, known), expected, `${text} (${iso}) known ${known ?? 'nothing'}`);
	};
	test('a date with its year needs nothing else', () => {
		assert.equal(resolveDate('January 4, 2019', '2019-01-04', undefined), '2019-01-04');
		assert.equal(resolveDate('2019', '2019', undefined), '2019');
		assert.equal(resolveDate('May 24 to 26, 2019', '2019-05-24/2019-05-26', undefined), '2019-05-24/2019-05-26');
	});
	test('never guesses a year', () => {
		for (const [text, iso] of [['January 8', '--01-08'], ['Tuesday', 'weekday:tuesday'], ['yesterday', 'rel:yesterday'], ['last year', 'rel:last-year'], ['18:00', 'time:18:00']] as const) {
			assert.equal(resolveDate(text, iso, undefined), undefined, text);
		}
	});
	test('takes the past first', () => {
		check('January 8', '--01-08', '2026-01-08');
		check('November 20', '--11-20', '2025-11-20');
		check('August', '--08', '2025-08');
		check('Tuesday', 'weekday:tuesday', '2026-01-06');
		check('Friday morning', 'weekday:friday', '2026-01-02');
		check('late Sunday', 'weekday:sunday', '2026-01-04');
		check('Thursday', 'weekday:thursday', '2026-01-08');
	});
	test('does not choose between a day long past and one to come', () => {
		check('January 9', '--01-09', undefined);
		check('March 5', '--03-05', undefined);
	});
	test('relative days, months and years', () => {
		check('yesterday', 'rel:yesterday', '2026-01-07');
		check('tomorrow', 'rel:tomorrow', '2026-01-09');
		check('three days ago', 'rel:3-days-ago', '2026-01-05');
		check('last Tuesday', 'rel:last-tuesday', '2026-01-06');
		check('last month', 'rel:last-month', '2025-12');
		check('this year', 'rel:this-year', '2026');
		check('last year', 'rel:last-year', '2025');
		check('20 years ago', 'rel:20-years-ago', '2006');
		check('April of last year', 'rel:last-year --04', '2025-04');
		check('the first quarter of this year', 'rel:this-year Q1', '2026-Q1');
	});
	test('leaves what is vague or speaks of another date', () => {
		for (const [text, iso] of [['the previous day', 'rel:previous-day'], ['last week', 'rel:last-week'], ['two weeks ago', 'rel:2-weeks-ago'], ['years ago', 'rel:years-ago'], ['the 1990s', '199X'], ['next summer', 'rel:next-summer']] as const) {
			check(text, iso, undefined);
		}
	});
	test('goes only as far as the publication date is known', () => {
		check('yesterday', 'rel:yesterday', undefined, '2026-01');
		check('last year', 'rel:last-year', '2025', '2026');
		check('Tuesday', 'weekday:tuesday', undefined, '2026');
		check('November 20', '--11-20', '2025-11-20', '2026-01');
		check('November 20', '--11-20', undefined, '2026');
		check('November 20', '--11-20', undefined, 'soon');
	});
	test('knows no February 30', () => {
		check('February 30', '--02-30', undefined, '2026-03-10');
	});
});
