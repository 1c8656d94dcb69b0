import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyzeAgain, type Analysis } from '../../../src/engine/annotate/pipeline';
import { countSame } from '../../../src/engine/document/unchanged';
import { finish } from '../../../src/engine/slices';
import { toInput } from '../../support/engine';
import { shipped } from '../../support/names';
import { makeRandom } from '../../support/random';
import { applyBurst, makeBurst } from '../../support/randomEdits';

const MARKDOWN = '# Harbour plan\n\n**Halden Corp.** said on *Tuesday* that 25 percent of sales went to [Maria Lopez](http://a.b).\n\n- The Boeing 717 fleet grew by 12 planes.\n- Another 40 followed.\n\n> Lopez agreed.\n\n```\nnot read\n```\n\nHALDEN RISES AGAIN IN NORLAND MARKET\n\nThe 717 planes were sold.\n';
const ROUNDS = 60;

function analyzeFrom(earlier: Analysis | undefined, name: string, text: string): Analysis {
	return finish(analyzeAgain(toInput(name, text), shipped, earlier));
}

suite('analysing a text again', () => {
	const texts = [...fs.readdirSync('seeds').map((name): [string, string] => [name, fs.readFileSync(`seeds/${name}`, 'utf8')]), ['a.md', MARKDOWN.repeat(3)] as [string, string]];
	for (const [name, original] of texts) {
		test(`finds what analysing it from nothing finds, whatever was edited in ${name}`, function () {
			this.timeout(60_000);
			const random = makeRandom(7);
			let text = original;
			let analysis = analyzeFrom(undefined, name, text);
			for (let round = 0; round < ROUNDS; round++) {
				text = applyBurst(text, makeBurst(text, 1 + Math.floor(random() * 3), random));
				analysis = analyzeFrom(analysis, name, text);
				assert.deepEqual(analysis.analyzed, analyzeFrom(undefined, name, text).analyzed, `round ${round}`);
			}
		});
	}

	test('takes over all sentences but those of the edited paragraph', () => {
		const paragraphs = Array.from({ length: 40 }, (_, index) => `Halden Corp. opened plant ${index} in Norland. It cost $${index + 1} million.`);
		const before = analyzeFrom(undefined, 'a.txt', paragraphs.join('\n\n'));
		paragraphs[20] = `${paragraphs[20] ?? ''} Nobody minded.`;
		const { unchanged } = analyzeFrom(before, 'a.txt', paragraphs.join('\n\n')).parsed;
		const sentences = Array.from({ length: 81 }, (_, index) => unchanged?.earlier(index));
		assert.deepEqual(sentences, [...Array(40).keys(), -1, -1, -1, ...Array.from({ length: 38 }, (_, index) => index + 42)]);
	});

	test('a word in lower case far away changes what a name is, and is seen', () => {
		const text = 'Apple said it would wait.\n\nThe board met.\n\nNothing else was decided that day.';
		const before = analyzeFrom(undefined, 'a.txt', text);
		const edited = `${text}\n\nShe ate an apple.`;
		assert.deepEqual(analyzeFrom(before, 'a.txt', edited).analyzed, analyzeFrom(undefined, 'a.txt', edited).analyzed);
	});

	test('equal pieces are counted once', () => {
		const spans = [{ start: 0, end: 1 }, { start: 1, end: 2 }, { start: 2, end: 3 }];
		const pieces = (text: string, count: number): Parameters<typeof countSame>[0] => ({ text, read: text, spans: spans.slice(0, count) });
		assert.deepEqual(countSame(pieces('aa', 2), pieces('aaa', 3)), { head: 2, tail: 0 });
		assert.deepEqual(countSame(pieces('aba', 3), pieces('aca', 3)), { head: 1, tail: 1 });
		assert.deepEqual(countSame(pieces('', 0), pieces('aca', 3)), { head: 0, tail: 0 });
	});
});
