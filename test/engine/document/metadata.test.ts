import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/engine/document/document';
import type { DocumentId, Metadata } from '../../../src/engine/types';

function metadataOf(text: string, name = 'folder/dam-report.txt'): Metadata {
	const slices = parseDocument({ id: name as DocumentId, version: 1, name, text, format: name.endsWith('.md') ? 'markdown' : 'plain' });
	for (;;) {
		const step = slices.next();
		if (step.done) {
			return step.value.metadata;
		}
	}
}

const PROSE = 'The ministry said on Monday that the dam would be closed for repairs until spring.';

suite('titles', () => {
	const checkTitle = (text: string, expected: string, name?: string): void => assert.equal(metadataOf(text, name).title, expected);
	test('are the line above the prose', () => checkTitle(`Dam to close for repairs\n\n${PROSE}`, 'Dam to close for repairs'));
	test('stand where that line is', () => assert.deepEqual(metadataOf(`\n Dam to close \n${PROSE}`).titleSpan, { start: 2, end: 14 }));
	test('may be a question', () => checkTitle(`Will the dam hold?\n${PROSE}`, 'Will the dam hold?'));
	test('come before a byline and a date line', () => checkTitle(`By Jane Doe\nMarch 3, 2021\nDam to close for repairs\n${PROSE}`, 'Dam to close for repairs'));
	test('are not the section above them', () => checkTitle(`WORLD\nDam to close for repairs\n${PROSE}`, 'Dam to close for repairs'));
	test('are the section when nothing better is there', () => checkTitle(`WORLD\n${PROSE}`, 'WORLD'));
	test('are cut from the first sentence where no line is a title', () => checkTitle(`Dam X1 Photo: VCG\n${PROSE}`, 'The ministry said on Monday that the dam would be closed…'));
	test('are cut without the date line before it', () => checkTitle(`GENEVA, March 3, 2021 (Reuters) – ${PROSE}`, 'The ministry said on Monday that the dam would be closed…'));
	test('are cut at a word’s edge and never in a pair', () => {
		assert.ok(metadataOf('👍'.repeat(200) + ' is it now.').title.length <= 60);
		assert.ok(metadataOf(`${PROSE.replace(/ /g, '')} is it.`).title.length <= 60);
	});
	test('are a short first sentence as it is', () => checkTitle('The dam is closed. ' + PROSE, 'The dam is closed.'));
	test('are the first heading in Markdown', () => checkTitle(`Intro is here.\n\n# The *dam*\n\n${PROSE}`, 'The dam', 'x.md'));
	test('are not a later heading of a lower level', () => checkTitle(`${PROSE}\n\n## Sources\n\nNone are here.`, 'The ministry said on Monday that the dam would be closed…', 'x.md'));
	test('fall back to the file’s stem', () => checkTitle('Photo: VCG', 'dam-report'));
	test('may be stated as a field', () => checkTitle(`Title: The dam\nSource: Reuters\n${PROSE}`, 'The dam'));
});

suite('publication dates', () => {
	const checkDate = (text: string, expected: string | undefined, name?: string): void => assert.equal(metadataOf(text, name).date, expected);
	const above = (line: string): string => `Dam to close for repairs\n${line}\n${PROSE}`;
	for (const [line, date] of [
		['MAR. 14, 2013, 8:12 PM', '2013-03-14'], ['Published: 3 March 2021', '2021-03-03'], ['Tuesday, July 2nd, 2013', '2013-07-02'], ['Reuters Sep 18, 2013, 02.16PM IST', '2013-09-18'],
		['Last updated 13:26 14/09/2013', '2013-09-14'], ['Posted at 3:21 PM ET, 01/05/2011', '2011-01-05'], ['2021-03-03 10:00', '2021-03-03'], ['March 2021', '2021-03'],
	] as const) {
		test(`are read from “${line}”`, () => checkDate(above(line), date));
	}
	for (const line of ['March 3', 'Tuesday', 'Updated 9:06 AM', '05/02/2013', 'February 30, 2021']) {
		test(`are not guessed from “${line}”`, () => checkDate(above(line), undefined));
	}
	test('prefer the publication to the update', () => checkDate(`Dam to close for repairs\nUpdated: March 4, 2021\nPublished: March 3, 2021\n${PROSE}`, '2021-03-03'));
	test('are read from the date line of the first paragraph', () => checkDate(`LONDON, March 3, 2021 (Reuters) – ${PROSE}`, '2021-03-03'));
	test('are not taken from the story', () => checkDate(`${PROSE} The dam was built on March 3, 2001.`, undefined));
	test('are read from the end of the title', () => checkDate(`Dam to close for repairs March 3, 2021\n${PROSE}`, '2021-03-03'));
	test('are not read from a title that speaks of the date', () => checkDate(`Dam to close for repairs on March 3, 2021\n${PROSE}`, undefined));
	test('are read from the name', () => checkDate(PROSE, '2021-03-03', '2021-03-03-dam.txt'));
	test('are not read from other digits of the name', () => checkDate(PROSE, undefined, '001_d432cb6665e7ffc4_20219999.txt'));
	test('of front matter come first', () => checkDate(`---\ndate: 2021-03-04\n---\n${above('March 3, 2021')}`, '2021-03-04', '2021-03-05.md'));
});

suite('outlets and bylines', () => {
	const checkOutlet = (text: string, expected: string | undefined): void => assert.equal(metadataOf(text).outlet, expected);
	test('are read from a provenance line', () => checkOutlet(`${PROSE}\nOriginal article: www.toutiao.com/article/7592/`, 'toutiao.com'));
	test('are read from an address with its scheme', () => checkOutlet(`${PROSE}\nSource: https://example.co.uk/a?b`, 'example.co.uk'));
	test('are read from a name', () => checkOutlet(`${PROSE}\nSource: Global Times`, 'Global Times'));
	test('are read from the agency of the date line', () => checkOutlet(`GENEVA (Reuters) - ${PROSE}`, 'Reuters'));
	test('are read from a copyright line', () => checkOutlet(`${PROSE}\n© 2013 The Associated Press. All rights reserved.`, 'The Associated Press'));
	test('are not a photographer', () => checkOutlet(`Photo: VCG\n${PROSE}`, undefined));
	test('are not the brackets of any sentence', () => checkOutlet('The World Bank (Geneva) - a lender - said so.', undefined));
	test('are not a date', () => checkOutlet(`First published: June 13, 2013\n${PROSE}`, undefined));
	test('leave the people of a byline', () => {
		const metadata = metadataOf(`Dam to close for repairs\nBy Jane Doe and John Roe | Reuters\n${PROSE}`);
		assert.deepEqual([metadata.byline, metadata.outlet], ['Jane Doe, John Roe', 'Reuters']);
	});
	test('find no byline in a sentence', () => assert.equal(metadataOf(`By Jane Doe’s count it leaks.\n${PROSE}`).byline, undefined));
	test('count the words of prose and headings', () => assert.equal(metadataOf(`Photo: VCG\nDam to close\nIt leaks, they said.`).words, 7));
});
