import assert from 'node:assert/strict';
import type { Span } from '../../../src/engine/types';
import { claimsOf } from '../../support/claims';

interface Said {
	readonly about?: string;
	readonly per?: string;
	readonly modality?: string;
	readonly attribution?: string;
}

/** Checks what is said of the first claim that is no date; what is not named must be undefined, or asserted. */
function checkSaid(text: string, expected: Said): void {
	const claim = claimsOf(text).find(({ kind }) => kind !== 'date');
	assert.ok(claim, text);
	const slice = (span: Span | undefined): string | undefined => span && text.slice(span.start, span.end);
	assert.deepEqual(
		{ about: slice(claim.about), per: slice(claim.per), modality: claim.modality, attribution: slice(claim.attribution) },
		{ about: undefined, per: undefined, modality: 'asserted', attribution: undefined, ...expected },
	);
}

suite('what a number is about', () => {
	test('the counted noun with its modifiers', () => {
		checkSaid('It bought 22 new Boeing 787 Dreamliner aircraft.', { about: 'new Boeing 787 Dreamliner aircraft' });
		checkSaid('It holds 500 units of blood.', { about: 'units of blood' });
	});
	test('the noun behind an amount', () => {
		checkSaid('It won a $40 billion tanker contract.', { about: 'tanker contract' });
		checkSaid('It got $4 billion in aid.', { about: 'aid' });
	});
	test('the noun before an amount', () => {
		checkSaid('Oil exports fell by 5 percent.', { about: 'Oil exports' });
		checkSaid('It made a profit of $6 million.', { about: 'profit' });
	});
	test('nothing where it is not plain', () => {
		checkSaid('A total of $6 million went there.', {});
		checkSaid('By 5 percent it missed.', {});
	});
});

suite('the base of a number', () => {
	test('what a share is a share of', () => {
		checkSaid('It takes 25 percent of sales revenue.', { per: 'sales revenue' });
		checkSaid('Half of the seats fell.', { per: 'seats' });
	});
	test('what a rate is counted for', () => {
		checkSaid('It pays $5 an hour.', { per: 'hour' });
		checkSaid('It earned $2.14 a share.', { per: 'share' });
		checkSaid('It earned $2.14 a share-price analyst foresaw.', {});
		checkSaid('It saw 19 deaths per 100,000 people.', { about: 'deaths', per: '100,000 people' });
	});
	test('games and days counted from now', () => {
		checkSaid('It won 80 percent of its last ten games.', { per: 'ten games' });
	});
	test('not stated is undefined', () => {
		checkSaid('It takes 25 percent.', {});
		checkSaid('It rose from $970 million a year earlier.', {});
		checkSaid('It paid $5 a day before.', {});
	});
});

suite('how a number is meant', () => {
	test('plans', () => {
		checkSaid('It plans to cut 300 jobs.', { about: 'jobs', modality: 'planned' });
		checkSaid('It will cut 300 jobs.', { about: 'jobs', modality: 'planned' });
		checkSaid('Ford said it would cut 300 jobs.', { about: 'jobs', modality: 'planned', attribution: 'Ford' });
	});
	test('conditions', () => {
		checkSaid('It could cut 300 jobs.', { about: 'jobs', modality: 'conditional' });
		checkSaid('It should be said that it cut 300 jobs.', { about: 'jobs' });
		checkSaid('It should be said that it could cut 300 jobs.', { about: 'jobs', modality: 'conditional' });
		checkSaid('If it cuts 300 jobs, it lives.', { about: 'jobs', modality: 'conditional' });
	});
	test('estimates', () => {
		checkSaid('It is believed to hold 300 ships.', { about: 'ships', modality: 'estimated' });
	});
	test('negations', () => {
		checkSaid('It did not cut 300 jobs.', { about: 'jobs', modality: 'negated' });
	});
	test('words of other clauses and bounds do not count', () => {
		checkSaid('It has not only cut 300 jobs.', { about: 'jobs' });
		checkSaid('It did not agree, but it cut 300 jobs.', { about: 'jobs' });
		checkSaid('It cut no fewer than 300 jobs.', { about: 'jobs' });
		checkSaid('It cut 300 jobs and will go.', { about: 'jobs' });
	});
});

suite('who says a number', () => {
	test('speakers before', () => {
		checkSaid('The police said that 24 people died.', { about: 'people', attribution: 'police' });
		checkSaid('Jane Doe, a spokeswoman for Acme, said 24 people left.', { about: 'people', attribution: 'Jane Doe' });
		checkSaid('According to the ministry, 24 people died.', { about: 'people', attribution: 'ministry' });
	});
	test('speakers behind', () => {
		checkSaid('“It took 24 people,” Jane Doe said.', { about: 'people', attribution: 'Jane Doe' });
		checkSaid('It took 24 people, according to Acme.', { about: 'people', attribution: 'Acme' });
		checkSaid('It took 24 people, according to local officials.', { about: 'people', attribution: 'local officials' });
		checkSaid('According to the policy, it takes 24 people.', { about: 'people' });
	});
	test('pronouns name nobody', () => {
		checkSaid('He said 24 people died.', { about: 'people' });
	});
	test('what another clause reports', () => {
		checkSaid('Toyota reported a drop, while 24 plants closed.', { about: 'plants' });
	});
});
