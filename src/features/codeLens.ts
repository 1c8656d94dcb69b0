import * as vscode from 'vscode';
import type { Place } from '../engine';
import { toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor, type Question } from './asking';
import { CARD_COMMANDS } from './cardMarkdown';
import { toPassageArgument } from './passageArgument';
import { countReferences, findPassageReferences } from './passageReferences';

class ParagraphLens extends vscode.CodeLens {
	readonly question: Question;
	/** The paragraph's sentences that have a match. */
	readonly sentences: readonly Place[];

	constructor(range: vscode.Range, question: Question, sentences: readonly Place[]) {
		super(range);
		this.question = question;
		this.sentences = sentences;
	}
}

/** Above each paragraph with a match: how many cross-references it has, and how many differ. Off unless switched on. */
export function registerCodeLens(reader: Reader): vscode.Disposable {
	const changed = new vscode.EventEmitter<void>();
	return vscode.Disposable.from(
		changed,
		reader.onDidUpdate((update) => {
			if (update.settingsChanged || (update.snapshotChanged && reader.settings.codeLens.enabled)) {
				changed.fire();
			}
		}),
		vscode.languages.registerCodeLensProvider(SOURCE_SELECTOR, {
			onDidChangeCodeLenses: changed.event,
			async provideCodeLenses(document, token) {
				const question = reader.settings.codeLens.enabled ? await askFor(reader, document, token) : undefined;
				return question && paragraphLenses(question, document, token);
			},
			resolveCodeLens(lens) {
				if (lens instanceof ParagraphLens) {
					lens.command = toCommand(lens);
				}
				return lens;
			},
		}),
	);
}

async function paragraphLenses(question: Question, document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
	const { snapshot, id } = question;
	const source = snapshot.findDocument(id)?.document;
	const matching = new Map<number, Place[]>();
	for (const [index, sentence] of source?.sentences.entries() ?? []) {
		if (index % SENTENCES_AT_ONCE === SENTENCES_AT_ONCE - 1) {
			await new Promise((resolve) => setTimeout(resolve)); // Lets hovers and typing in between.
		}
		if (token.isCancellationRequested) {
			return [];
		}
		if (snapshot.hasMatch(id, index)) {
			const places = matching.get(sentence.paragraph) ?? [];
			places.push({ document: id, start: sentence.start, end: sentence.end });
			matching.set(sentence.paragraph, places);
		}
	}
	return [...matching].flatMap(([paragraph, sentences]) => {
		const span = source?.paragraphs[paragraph];
		return span ? [new ParagraphLens(toRange(document, { start: span.start, end: span.start }), question, sentences)] : [];
	});
}

const SENTENCES_AT_ONCE = 20;

function toCommand({ question, sentences }: ParagraphLens): vscode.Command {
	const found = sentences.flatMap((sentence) => findPassageReferences(question.snapshot, sentence.document, sentence.start) ?? []);
	const counts = found.map(countReferences);
	const total = counts.reduce((sum, count) => sum + count.total, 0);
	const differs = counts.reduce((sum, count) => sum + count.differs, 0);
	const places = found.flatMap(({ references }) => references.map((reference) => reference.claims?.there ?? reference.match));
	const title = total === 1 ? '1 cross-reference' : `${total} cross-references`;
	return {
		title: differs > 0 ? `${title} · ${differs} differs` : title,
		command: CARD_COMMANDS.peek,
		arguments: [places.map(toPassageArgument), ...sentences.slice(0, 1).map(toPassageArgument)],
	};
}
