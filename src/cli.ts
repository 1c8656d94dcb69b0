/** The engine on the command line: `node dist/cli.js <command> <file or folder>… `, JSON Lines out. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalyzer, createEngine, finish, type AnalyzedDocument, type DocumentId, type Engine, type Place, type Snapshot, type SourceInput } from './engine';

const USAGE = `usage: cli.js <command> <file or folder>… [options]
  annotate     mentions, numeric claims and sentences, a line a document
  entities     entities of all documents, a line an entity
  references   matching passages of other documents, a line a sentence
               --top N (10)  --at DOCUMENT:START-END (repeatable)  --queries FILE  --query TEXT
  comparisons  pairs of numeric claims of different documents, a line a pair`;

const DEFAULT_TOP = 10;
const BYTE_ORDER_MARK = 0xfeff;

/** A fault of the call: printed with the usage, exit code 2. */
class UsageError extends Error {}

interface Options {
	readonly top: number;
	readonly at: readonly string[];
	readonly queries: string | undefined;
	readonly query: string | undefined;
}

interface Corpus {
	readonly engine: Engine;
	readonly snapshot: Snapshot;
	/** In the order of the arguments, and by path within a folder. */
	readonly documents: readonly AnalyzedDocument[];
}

const COMMANDS: Readonly<Record<string, (corpus: Corpus, options: Options) => Iterable<object>>> = { annotate, entities, references, comparisons };

function* annotate({ snapshot, documents }: Corpus): Iterable<object> {
	for (const { document, mentions, claims } of documents) {
		const slice = (start: number, end: number): string => document.text.slice(start, end);
		const quoted = (span: { readonly start: number; readonly end: number } | undefined): string | null => span ? slice(span.start, span.end) : null;
		yield {
			document: document.id,
			title: document.metadata.title,
			mentions: mentions.map(({ start, end, type }) => ({ start, end, text: slice(start, end), type, entity: snapshot.entityOf({ document: document.id, start, end })?.id ?? null })),
			claims: claims.map((claim) => ({
				start: claim.start, end: claim.end, text: slice(claim.start, claim.end), kind: claim.kind, low: claim.low, high: claim.high, bound: claim.bound, unit: claim.unit,
				about: quoted(claim.about), per: quoted(claim.per), modality: claim.modality, attribution: quoted(claim.attribution),
			})),
			sentences: document.sentences.map(({ start, end }) => [start, end]),
		};
	}
}

function* entities({ snapshot }: Corpus): Iterable<object> {
	for (const { id, label, type, aliases, descriptions, mentions } of snapshot.entities) {
		yield {
			entity: id, label, type, aliases, descriptions: descriptions.map(({ text }) => text),
			mentions: mentions.map(({ document, start, end }) => ({ document, start, end })),
		};
	}
}

function* references({ snapshot, documents }: Corpus, { top, at, queries, query }: Options): Iterable<object> {
	const print = ({ document, start, end }: Place, found = snapshot.references({ document, start, end }, { top })): object => ({ document, start, end, references: found.map(toLine) });
	if (query !== undefined) {
		yield { query, references: snapshot.search(query, { top }).map(toLine) };
		return;
	}
	const asked = [...at.map(parsePlace), ...(queries === undefined ? [] : readQueries(queries))];
	if (asked.length > 0 || queries !== undefined) {
		const unknown = asked.find((place) => !snapshot.findDocument(place.document));
		if (unknown) {
			throw new UsageError(`no document ${unknown.document}`);
		}
		for (const place of asked) {
			yield print(place);
		}
		return;
	}
	for (const { document } of documents) {
		for (const { start, end } of document.sentences) {
			yield print({ document: document.id, start, end });
		}
	}
}

function toLine({ document, start, end, score, relation, reasons, copyOf }: ReturnType<Snapshot['references']>[number]): object {
	return { document, start, end, score, relation, reasons, ...(copyOf && { copyOf: { document: copyOf.document, start: copyOf.start, end: copyOf.end } }) };
}

function* comparisons({ snapshot }: Corpus): Iterable<object> {
	const side = ({ document, start, end }: Place): object => ({ document, start, end, text: snapshot.findDocument(document)?.document.text.slice(start, end) });
	for (const { a, b, relation, severity, score, reasons } of snapshot.comparisons) {
		yield { a: side(a), b: side(b), relation, severity: severity ?? null, score, reasons };
	}
}

function parsePlace(text: string): Place {
	const match = /^(.+):(\d+)-(\d+)$/su.exec(text);
	if (!match?.[1]) {
		throw new UsageError(`--at wants DOCUMENT:START-END, got ${text}`);
	}
	return checkedPlace(match[1], Number(match[2]), Number(match[3]));
}

function readQueries(file: string): Place[] {
	let text: string;
	try {
		text = readText(file);
	} catch (error) {
		throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
	return text.split('\n').flatMap((line, index) => {
		if (!line.trim()) {
			return [];
		}
		try {
			const { document, start, end } = JSON.parse(line) as Record<string, unknown>;
			return checkedPlace(document, start, end);
		} catch (error) {
			throw new UsageError(`${file}, line ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
		}
	});
}

function checkedPlace(document: unknown, start: unknown, end: unknown): Place {
	if (typeof document !== 'string' || !Number.isInteger(start) || !Number.isInteger(end) || (start as number) < 0 || (end as number) < (start as number)) {
		throw new UsageError('a place is a document, a start and an end');
	}
	return { document: document as DocumentId, start: start as number, end: end as number };
}

interface ListedSource {
	readonly file: string;
	/** Names the document: the path relative to the folder given, or the path of the file given. */
	readonly name: string;
	/** The folder as given; empty for a file. */
	readonly folder: string;
}

/** The sources of one argument, by path. What cannot be looked into goes to `fail`, and the others are listed all the same. */
function listSources(given: string, fail: (file: string, error: unknown) => void): ListedSource[] {
	const found: ListedSource[] = [];
	const walk = (folder: string, prefix: string): void => {
		let entries: fs.Dirent[];
		try {
			entries = fs.readdirSync(folder, { withFileTypes: true });
		} catch (error) {
			fail(folder, error);
			return;
		}
		for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
			if (entry.name.startsWith('.')) {
				continue;
			}
			if (entry.isDirectory()) {
				walk(path.join(folder, entry.name), `${prefix}${entry.name}/`);
			} else if (/\.(?:txt|md)$/i.test(entry.name)) {
				found.push({ file: path.join(folder, entry.name), name: `${prefix}${entry.name}`, folder: given });
			}
		}
	};
	try {
		if (!fs.statSync(given).isDirectory()) {
			return [{ file: given, name: withSlashes(given), folder: '' }];
		}
	} catch (error) {
		fail(given, error);
		return [];
	}
	walk(given, '');
	return found;
}

/** Each file once, and each name once: where two folders hold files of one name, the folder goes before it, as given. */
function nameApart(sources: readonly ListedSource[]): ListedSource[] {
	const files = new Map<string, ListedSource>();
	const named = new Map<string, number>();
	for (const source of sources) {
		const whole = path.resolve(source.file);
		if (!files.has(whole)) {
			files.set(whole, source);
			named.set(source.name, (named.get(source.name) ?? 0) + 1);
		}
	}
	return [...files.values()].map((source) => ((named.get(source.name) ?? 0) > 1 && source.folder ? { ...source, name: withSlashes(source.file) } : source));
}

function withSlashes(file: string): string {
	return file.split(path.sep).join('/');
}

/** UTF-8 or, with a byte-order mark, UTF-16. Throws on other bytes. */
function readText(file: string): string {
	const bytes = fs.readFileSync(file);
	const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
	const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
	return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

function readData(name: string): Uint8Array | undefined {
	const file = path.join(__dirname, 'data', name);
	return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
}

async function main(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { top: { type: 'string' }, at: { type: 'string', multiple: true }, queries: { type: 'string' }, query: { type: 'string' } },
	});
	const [name = '', ...given] = positionals;
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	const top = values.top === undefined ? DEFAULT_TOP : Number(values.top);
	if (!command || given.length === 0) {
		throw new UsageError(command ? 'no file or folder' : `no command ${name}`);
	}
	if (!Number.isInteger(top) || top < 1) {
		throw new UsageError(`--top wants a whole number from 1, got ${values.top}`);
	}
	const lexicon = readData('lexicon.txt');
	if (!lexicon) {
		throw new Error('the data folder beside the command is missing: build again');
	}
	const log = (message: string): void => console.error(message);
	const engine = await createEngine({ lexicon, pause: () => Promise.resolve() });
	const analyzer = await createAnalyzer({ lexicon, weights: readData('weights.bin') });
	const documents: AnalyzedDocument[] = [];
	let unread = 0;
	const fail = (file: string, error: unknown): void => {
		unread++;
		log(`${file}: ${error instanceof Error ? error.message : String(error)}`);
	};
	for (const { file, name: document } of nameApart(given.flatMap((source) => listSources(source, fail)))) {
		try {
			const input: SourceInput = { id: document as DocumentId, version: 1, text: readText(file), name: document, format: /\.md$/i.test(file) ? 'markdown' : 'plain' };
			documents.push(finish(analyzer.analyze(input, { isEdited: false })));
		} catch (error) {
			fail(file, error);
		}
	}
	const snapshot = engine.apply({ put: documents });
	for (const line of command({ engine, snapshot, documents }, { top, at: values.at ?? [], queries: values.queries, query: values.query })) {
		if (!process.stdout.write(`${JSON.stringify(line)}\n`)) {
			await new Promise((resolve) => process.stdout.once('drain', resolve));
		}
	}
	return unread > 0 ? 1 : 0;
}

// A reader of our output that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		const wrongCall = error instanceof UsageError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
		console.error(wrongCall ? `${error.message}\n${USAGE}` : error);
		process.exitCode = wrongCall ? 2 : 1;
	},
);
