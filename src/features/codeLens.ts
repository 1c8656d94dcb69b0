import * as vscode from 'vscode';
import type { Match, Place } from '../engine';
import { toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor, type Question } from './asking';
import { CARD_COMMANDS } from './cardMarkdown';
import { targetOf } from './lookups';
import { toPassageArgument } from './passageArgument';

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
	const matches = sentences.flatMap((sentence): readonly Match[] => question.snapshot.matches(sentence));
	const differing = matches.filter((match) => match.relation === 'differs').length;
	const count = matches.length === 1 ? '1 cross-reference' : `${matches.length} cross-references`;
	return {
		title: differing > 0 ? `${count} · ${differing} differs` : count,
		command: CARD_COMMANDS.peek,
		arguments: [matches.map((match) => toPassageArgument(targetOf(match))), ...sentences.slice(0, 1).map(toPassageArgument)],
	};
}
