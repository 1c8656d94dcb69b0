import * as vscode from 'vscode';
import { findQuote, type Decision, type Slices, type Snapshot, type TextQuote } from '../engine';
import { LineMap, toRange } from './convert';
import type { DecisionsFile } from './decisions';
import { DisposableStore } from './disposables';
import type { Reader } from './reader';
import { runSlices } from './slices';

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
	const check = async (): Promise<void> => {
		const { uri, parsed, text } = file;
		if (!uri || !parsed || reader.state.kind !== 'ready') {
			problems.clear();
			return;
		}
		const { snapshot } = reader;
		const isWanted = (): boolean => file.parsed === parsed && reader.snapshot.revision === snapshot.revision; // Else it is checked again.
		const reasons = await runSlices(findReasons(snapshot, parsed.decisions.list), isWanted);
		if (!reasons || !isWanted()) {
			return;
		}
		const map = new LineMap(text);
		problems.clear();
		problems.set(uri, reasons.flatMap((reason, index) => {
			if (!reason) {
				return [];
			}
			const [start, end] = parsed.spans[index] ?? [0, 0];
			const problem = new vscode.Diagnostic(toRange(map, { start, end }), `No longer applies: ${reason}`, vscode.DiagnosticSeverity.Information);
			problem.source = 'Grounded Reader';
			return [problem];
		}));
	};
	const later = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => reader.run(check(), 'Checking the decisions'), PAUSE_MS);
	};
	store.add(reader.onDidUpdate(later));
	store.add(file.onDidChange(later));
	store.add(new vscode.Disposable(() => clearTimeout(timer)));
	return store;
}

/** For each decision why it applies to nothing; `undefined` when it applies. */
function* findReasons(snapshot: Snapshot, decisions: readonly Decision[]): Slices<(string | undefined)[]> {
	const reasons: (string | undefined)[] = [];
	for (const decision of decisions) {
		reasons.push(yield* findReason(snapshot, decision));
		yield undefined;
	}
	return reasons;
}

function* findReason(snapshot: Snapshot, decision: Decision): Slices<string | undefined> {
	switch (decision.kind) {
		case 'gazetteer': // May name what comes later.
			return undefined;
		case 'source-label':
		case 'source-date':
			return findMissingSource(snapshot, decision.source);
		case 'dismiss':
			return findMissingQuote(snapshot, decision.a.source, decision.a) ?? findMissingQuote(snapshot, decision.b.source, decision.b);
		case 'not-entity':
			return decision.source === undefined ? yield* findMissingName(snapshot, decision.name)
				: decision.quote ? findMissingQuote(snapshot, decision.source, decision.quote) : findMissingSource(snapshot, decision.source);
		case 'merge':
			return (yield* findMissingName(snapshot, decision.name)) ?? (yield* findMissingName(snapshot, decision.into));
		case 'alias':
		case 'split':
		case 'type':
		case 'rename':
			return yield* findMissingName(snapshot, decision.name);
		default:
			return decision satisfies never;
	}
}

function* findMissingName(snapshot: Snapshot, name: string): Slices<string | undefined> {
	return (yield* snapshot.isNamed(name)) ? undefined : `no source names “${name}”`;
}

function findMissingSource(snapshot: Snapshot, source: string): string | undefined {
	return snapshot.findNamed(source) ? undefined : `there is no source ${source}`;
}

function findMissingQuote(snapshot: Snapshot, source: string, quote: TextQuote): string | undefined {
	const text = snapshot.findNamed(source)?.document.text;
	return text !== undefined && findQuote(text, quote) ? undefined
		: findMissingSource(snapshot, source) ?? `the quoted text in ${source} has changed`;
}
