import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { readEngineData } from './support/engineData';

type Line = Readonly<Record<string, unknown>>;

interface Result {
	readonly code: number | null;
	readonly lines: readonly Line[];
	readonly errors: string;
}

const NEWS = 'The council of Springfield approved 25 percent of sales on Monday.\nMayor Anna Miller said that at least 12 houses would be built.\n';
const OTHER = 'Springfield’s council approved a 25% share of sales.\nAbout 12 houses would be built, Anna Miller said.\n';

suite('the command line', function () {
	this.timeout(120_000);
	let folder = '';
	let cli = '';

	suiteSetup(async () => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grounded-reader-cli-'));
		cli = path.join(folder, 'built', 'cli.js');
		await esbuild.build({ entryPoints: ['src/cli.ts'], bundle: true, platform: 'node', target: 'node20', outfile: cli, logLevel: 'error' });
		const { lexicon, weights } = readEngineData();
		fs.mkdirSync(path.join(folder, 'built', 'data'));
		fs.writeFileSync(path.join(folder, 'built', 'data', 'lexicon.txt'), lexicon);
		if (weights) {
			fs.writeFileSync(path.join(folder, 'built', 'data', 'weights.bin'), weights);
		}
		write('news/a.txt', NEWS);
		write('news/b.txt', OTHER);
	});
	suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true }));

	function write(name: string, content: string | Uint8Array): void {
		const file = path.join(folder, name);
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, content);
	}

	function run(...args: readonly string[]): Result {
		const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
		return { code: status, lines: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line), errors: stderr };
	}

	function documentsOf({ lines }: Result): unknown[] {
		return lines.map((line) => line['document']);
	}

	test('prints the mentions, claims and sentences of each document with exactly the keys promised', () => {
		const { code, lines, errors } = run('annotate', 'news');
		assert.equal(code, 0);
		assert.equal(errors, '');
		const [first] = lines;
		assert.deepEqual(Object.keys(first ?? {}), ['document', 'title', 'mentions', 'claims', 'sentences']);
		assert.equal(first?.['document'], 'a.txt');
		const [mention] = first['mentions'] as Line[];
		assert.deepEqual(Object.keys(mention ?? {}), ['start', 'end', 'text', 'type', 'entity']);
		const [claim] = first['claims'] as Line[];
		assert.deepEqual(Object.keys(claim ?? {}), ['start', 'end', 'text', 'kind', 'low', 'high', 'bound', 'unit', 'about', 'per', 'modality', 'attribution']);
		assert.deepEqual([claim?.['text'], claim?.['kind'], claim?.['low'], claim?.['high'], claim?.['unit'], claim?.['per']], ['25 percent', 'percent', 24.5, 25.5, '%', 'sales']);
		const [sentence] = first['sentences'] as [number, number][];
		assert.equal(NEWS.slice(...sentence ?? [0, 0]), NEWS.split('\n')[0]);
		for (const { start, end, text } of [...first['mentions'] as Line[], ...first['claims'] as Line[]]) {
			assert.equal(NEWS.slice(start as number, end as number), text);
		}
	});

	test('prints entities with their mentions in all documents', () => {
		const { code, lines } = run('entities', 'news');
		assert.equal(code, 0);
		const city = lines.find((line) => line['label'] === 'Springfield');
		assert.deepEqual(Object.keys(city ?? {}), ['entity', 'label', 'type', 'aliases', 'descriptions', 'mentions']);
		assert.deepEqual((city?.['mentions'] as Line[]).map((mention) => [Object.keys(mention), mention['document']]), ['a.txt', 'b.txt'].map((name) => [['document', 'start', 'end'], name]));
	});

	test('prints a line of references for each sentence, at most as many as asked for', () => {
		const { code, lines } = run('references', 'news', '--top', '1');
		assert.equal(code, 0);
		assert.equal(lines.length, 4);
		for (const line of lines) {
			assert.deepEqual(Object.keys(line), ['document', 'start', 'end', 'references']);
			const references = line['references'] as Line[];
			assert.equal(references.length, 1);
			assert.deepEqual(Object.keys(references[0] ?? {}), ['document', 'start', 'end', 'score', 'relation', 'reasons']);
			assert.notEqual(references[0]?.['document'], line['document']);
		}
	});

	test('says which reference is a copy of another, and only then', () => {
		write('copies/a.txt', 'The council of Springfield approved the sale of twelve old school houses on Monday evening.\n');
		write('copies/b.txt', 'The council of Springfield has approved the sale of old school houses.\n');
		write('copies/c.txt', 'The council of Springfield has approved the sale of old school houses.\n');
		const references = run('references', 'copies', '--at', 'a.txt:0-10').lines[0]?.['references'] as Line[];
		assert.equal(references.length, 2);
		assert.ok(!('copyOf' in (references[0] ?? {})));
		assert.deepEqual(Object.keys(references[1]?.['copyOf'] ?? {}), ['document', 'start', 'end']);
	});

	test('answers places in the order asked and echoes them', () => {
		const { code, lines } = run('references', 'news', '--at', 'b.txt:0-52', '--at', 'a.txt:36-46', '--at', 'b.txt:0-52');
		assert.equal(code, 0);
		assert.deepEqual(lines.map(({ document, start, end }) => [document, start, end]), [['b.txt', 0, 52], ['a.txt', 36, 46], ['b.txt', 0, 52]]);
		assert.equal((lines[1]?.['references'] as Line[])[0]?.['relation'], 'agrees');
	});

	test('answers a file of queries in its order, whatever its line ends and empty lines', () => {
		write('queries.jsonl', '{"document":"b.txt","start":0,"end":52}\r\n\r\n{"document":"a.txt","start":5,"end":5}\n');
		const { code, lines } = run('references', 'news', '--queries', 'queries.jsonl');
		assert.equal(code, 0);
		assert.deepEqual(lines.map(({ document, start, end }) => [document, start, end]), [['b.txt', 0, 52], ['a.txt', 5, 5]]);
		write('none.jsonl', '');
		assert.deepEqual(run('references', 'news', '--queries', 'none.jsonl').lines, []);
	});

	test('finds passages for a text', () => {
		const { code, lines } = run('references', 'news', '--query', 'houses to be built', '--top', '2');
		assert.equal(code, 0);
		assert.equal(lines.length, 1);
		assert.equal((lines[0]?.['references'] as Line[]).length, 2);
	});

	test('prints pairs of claims with both texts', () => {
		const { code, lines } = run('comparisons', 'news');
		assert.equal(code, 0);
		const pair = lines.find((line) => (line['a'] as Line)['text'] === '25 percent');
		assert.deepEqual(Object.keys(pair ?? {}), ['a', 'b', 'relation', 'severity', 'score', 'reasons']);
		assert.deepEqual(Object.keys(pair?.['a'] ?? {}), ['document', 'start', 'end', 'text']);
		assert.deepEqual([(pair?.['b'] as Line)['text'], pair?.['relation'], pair?.['severity']], ['25%', 'agrees', null]);
	});

	test('goes on without a source that cannot be read, says so, and ends with 1', () => {
		write('broken/a.txt', NEWS);
		write('broken/b.txt', new Uint8Array([0x41, 0xff, 0xfe, 0x80]));
		const result = run('annotate', 'broken', 'nowhere.txt', 'news/b.txt');
		assert.equal(result.code, 1);
		assert.deepEqual(documentsOf(result), ['a.txt', 'news/b.txt']);
		assert.match(result.errors, /broken.b\.txt/);
		assert.match(result.errors, /nowhere\.txt/);
	});

	test('ends with 2 and its usage when called wrongly, and prints nothing else', () => {
		for (const args of [
			[], ['annotate'], ['toString', 'news'], ['annotate', 'news', '--odd'], ['references', 'news', '--top', '0'], ['references', 'news', '--top', 'x'], ['references', 'news', '--at', 'a.txt'],
			['references', 'news', '--at', 'a.txt:5-2'], ['references', 'news', '--at', 'a.txt:0-5', '--at', 'z.txt:0-5'], ['references', 'news', '--queries', 'nowhere.jsonl'],
		]) {
			const { code, lines, errors } = run(...args);
			assert.equal(code, 2, args.join(' '));
			assert.deepEqual(lines, []);
			assert.match(errors, /usage:/);
		}
	});

	test('names the line of a query that it cannot read', () => {
		for (const query of ['{', 'null', '{"document":"a.txt","start":-1,"end":2}', '{"document":"a.txt","start":"0","end":2}', '[]']) {
			write('bad.jsonl', `{"document":"a.txt","start":0,"end":1}\n\n${query}\n`);
			const { code, errors } = run('references', 'news', '--queries', 'bad.jsonl');
			assert.equal(code, 2);
			assert.match(errors, /bad\.jsonl, line 3/);
		}
	});

	test('walks folders for text and Markdown, without hidden names, sorted', () => {
		for (const name of ['b.TXT', 'a.md', 'c.pdf', 'd.txt.bak', '.hidden.txt', '.git/x.txt', 'deep/er/z.txt', 'deep/a.txt', 'empty.txt']) {
			write(`walk/${name}`, name === 'empty.txt' ? '' : NEWS);
		}
		const result = run('annotate', 'walk/');
		assert.equal(result.code, 0);
		assert.equal(result.errors, '');
		assert.deepEqual(documentsOf(result), ['a.md', 'b.TXT', 'deep/a.txt', 'deep/er/z.txt', 'empty.txt']);
		assert.deepEqual(result.lines[4], { document: 'empty.txt', title: result.lines[4]?.['title'], mentions: [], claims: [], sentences: [] });
	});

	test('tells files of one name in several folders apart, and reads no file twice', () => {
		write('one/a.txt', NEWS);
		write('one/only.txt', NEWS);
		write('two/a.txt', OTHER);
		const result = run('annotate', 'one', './two/', 'one/a.txt', 'one');
		assert.deepEqual(documentsOf(result), ['one/a.txt', 'only.txt', 'two/a.txt']);
		assert.ok(run('references', 'one', 'two', '--at', 'two/a.txt:0-10').lines.length === 1);
	});

	test('reads UTF-16 and drops byte-order marks, and keeps line ends', () => {
		const text = 'Mr. Smith paid 5 dollars.\r\nMs. Jones paid 6 dollars.\r\n';
		write('bom/big.txt', Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
		write('bom/little.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
		write('bom/utf8.txt', `\ufeff${text}`);
		write('bom/zplain.txt', text);
		const { code, lines } = run('annotate', 'bom');
		assert.equal(code, 0);
		const found = lines.map(({ mentions, claims, sentences }) => ({ mentions, claims, sentences }));
		assert.deepEqual(found[0]?.sentences, [[0, 25], [27, 52]]);
		for (const other of found.slice(1)) {
			assert.deepEqual(other, found[0]);
		}
	});

	test('ends quietly when nobody reads its output any more', async () => {
		write('long/a.txt', NEWS.repeat(500));
		const child = spawn(process.execPath, [cli, 'annotate', ...Array.from({ length: 4 }, () => 'long'), 'news'], { cwd: folder });
		let errors = '';
		child.stderr.on('data', (data: Buffer) => {
			errors += data.toString();
		});
		child.stdout.destroy();
		const code = await new Promise((resolve) => child.on('close', resolve));
		assert.equal(errors, '');
		assert.equal(code, 0);
	});
});
