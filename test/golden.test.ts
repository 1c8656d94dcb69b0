import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyzeText } from './support/engine';
import { toGolden } from './support/golden';

const FOLDER = path.join('test', 'golden');
const EXPECTED = '.expected.txt';

/** Set by test/golden.mjs: writes what is found in place of comparing it. */
const update = process.env['GROUNDED_READER_UPDATE_GOLDEN'] === '1';

function textsIn(folder: string): string[] {
	return fs.readdirSync(folder).filter((name) => /\.(?:md|txt)$/.test(name) && !name.endsWith(EXPECTED)).sort().map((name) => path.join(folder, name));
}

suite('whole documents', () => {
	const texts = [...textsIn(FOLDER), ...textsIn('seeds')];

	for (const file of texts) {
		const name = path.basename(file);
		test(`are read as expected: ${name}`, async () => {
			const expected = path.join(FOLDER, path.parse(name).name + EXPECTED);
			const found = toGolden(await analyzeText(fs.readFileSync(file, 'utf8'), name));
			if (update) {
				fs.writeFileSync(expected, found);
			}
			assert.ok(fs.existsSync(expected), `${expected} is missing: run node test/golden.mjs --update, and read what it wrote`);
			assert.equal(found, fs.readFileSync(expected, 'utf8'));
		});
	}

	test('have no expectation without a text', () => {
		const wanted = texts.map((file) => path.parse(file).name + EXPECTED);
		assert.deepEqual(fs.readdirSync(FOLDER).filter((name) => name.endsWith(EXPECTED) && !wanted.includes(name)), []);
	});
});
