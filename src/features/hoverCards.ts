import * as vscode from 'vscode';
import type { Card, Snapshot } from '../engine';
import { toOffset, toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor } from './asking';
import { CARD_COMMANDS, renderCard } from './cardMarkdown';
import { isMention } from './lookups';
import { verifyCard } from './verifiedCard';

/** Shows a card for the name or number under the pointer, and for the mark that ends a passage with a match. */
export function registerHoverCards(reader: Reader): vscode.Disposable {
	return vscode.languages.registerHoverProvider(SOURCE_SELECTOR, {
		async provideHover(document, position, token) {
			const question = reader.settings.card.enabled ? await askFor(reader, document, token) : undefined;
			const card = question?.snapshot.cardAt(question.id, toOffset(document, position));
			if (!question || !card) {
				return undefined;
			}
			const { card: verified, problems } = verifyCard(card, (id) => question.snapshot.findDocument(id)?.document.text);
			for (const problem of problems) {
				reader.log.error(`card: ${problem}`);
			}
			const commands = await findCardCommands();
			return new vscode.Hover(toMarkdown(verified, question.snapshot, commands), toRange(document, card));
		},
	});
}

function toMarkdown(card: Card, snapshot: Snapshot, commands: ReadonlySet<string>): vscode.MarkdownString {
	const annotation = card.subject === 'claim' ? snapshot.findAnnotation(card.document, card.start) : undefined;
	const markdown = new vscode.MarkdownString(renderCard(card, {
		commands,
		claimKind: annotation && !isMention(annotation) ? annotation.kind : undefined,
		claimsIn: (passage) => snapshot.findDocument(passage.document)?.claims.filter((claim) => passage.start <= claim.start && claim.end <= passage.end) ?? [],
	}));
	markdown.isTrusted = { enabledCommands: [...commands] };
	markdown.supportHtml = false;
	markdown.supportThemeIcons = false;
	return markdown;
}

/** Those of the card's commands that are registered. */
async function findCardCommands(): Promise<ReadonlySet<string>> {
	const registered = new Set(await vscode.commands.getCommands(true));
	return new Set(Object.values(CARD_COMMANDS).filter((command) => registered.has(command)));
}
