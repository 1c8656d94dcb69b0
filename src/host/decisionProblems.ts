import * as vscode from 'vscode';
import { findQuote, foldName, type Decision, type Snapshot, type TextQuote } from '../engine';
import { LineMap, toRange } from './convert';
import type { DecisionsFile } from './decisions';
import { DisposableStore } from './disposables';
import type { Reader } from './reader';

/** Decisions are held against the sources this long after the last change. */
const PAUSE_MS = 1000;

/**
 * Reports decisions that apply to nothing any more, in Problems on the decisions file: their name, source or quoted text is
 * gone. They stay in the file and apply again when the text comes back.
 */
export function registerDecisionProblems(reader: Reader, file: DecisionsFile): vscode.Disposable {
	const store = new DisposableStore();
	const problems = store.add(vscode.languages.createDiagnosticCollection('grounded-reader-orphans'));
	let timer: ReturnType<typeof setTimeout> | undefined;
	const check = (): void => {
		problems.clear();
		const { uri, parsed, text } = file;
		if (!uri || !parsed || reader.state.kind !== 'ready') {
			return;
		}
		const map = new LineMap(text);
		const corpus = new OrphanCheck(reader.snapshot, reader);
		problems.set(uri, parsed.decisions.list.flatMap((decision, index) => {
			const message = corpus.findReason(decision);
			const [start, end] = parsed.spans[index] ?? [0, 0];
			if (!message) {
				return [];
			}
			const problem = new vscode.Diagnostic(toRange(map, { start, end }), `No longer applies: ${message}`, vscode.DiagnosticSeverity.Information);
			problem.source = 'Grounded Reader';
			return [problem];
		}));
	};
	const later = (): void => {
		clearTimeout(timer);
		timer = setTimeout(check, PAUSE_MS);
	};
	store.add(reader.onDidUpdate(later));
	store.add(file.onDidChange(later));
	store.add(new vscode.Disposable(() => clearTimeout(timer)));
	return store;
}

class OrphanCheck {
	readonly #texts: ReadonlyMap<string, string>;
	readonly #names: ReadonlySet<string>;
	#plainTexts: readonly string[] | undefined;

	constructor(snapshot: Snapshot, reader: Reader) {
		this.#texts = new Map(snapshot.sources.map(({ id }) => [reader.nameOf(id), snapshot.findDocument(id)?.document.text ?? '']));
		this.#names = new Set(snapshot.entities.flatMap(({ label, aliases }) => [label, ...aliases]).map(foldName));
	}

	findReason(decision: Decision): string | undefined {
		switch (decision.kind) {
			case 'gazetteer': // May name what comes later.
				return undefined;
			case 'source-label':
			case 'source-date':
				return this.#texts.has(decision.source) ? undefined : missingSource(decision.source);
			case 'dismiss':
				return this.#findMissingQuote(decision.a.source, decision.a) ?? this.#findMissingQuote(decision.b.source, decision.b);
			case 'not-entity':
				return decision.source === undefined ? this.#findMissingName(decision.name)
					: decision.quote ? this.#findMissingQuote(decision.source, decision.quote)
						: this.#texts.has(decision.source) ? undefined : missingSource(decision.source);
			case 'merge':
				return this.#findMissingName(decision.name) ?? this.#findMissingName(decision.into);
			case 'alias':
			case 'split':
			case 'type':
			case 'rename':
				return this.#findMissingName(decision.name);
			default:
				return decision satisfies never;
		}
	}

	#findMissingName(name: string): string | undefined {
		this.#plainTexts ??= [...this.#texts.values()].map(fold);
		const isThere = this.#names.has(foldName(name)) || this.#plainTexts.some((text) => text.includes(fold(name)));
		return isThere ? undefined : `no source names “${name}”`;
	}

	#findMissingQuote(source: string, quote: TextQuote): string | undefined {
		const text = this.#texts.get(source);
		if (text === undefined) {
			return missingSource(source);
		}
		return findQuote(text, quote) ? undefined : `the quoted text in ${source} has changed`;
	}
}

function missingSource(source: string): string {
	return `there is no source ${source}`;
}

function fold(name: string): string {
	return name.normalize('NFKC').toLowerCase();
}
