import * as vscode from 'vscode';
import type { Card, Quote, Snapshot } from '../engine';
import { toOffset, toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askQuoting } from './asking';
import { CARD_COMMANDS, formatOf, renderCard } from './cardMarkdown';
import { verifyCard } from './verifiedCard';

/** Shows a card for the name or number under the pointer, and for the mark that ends a passage with a match. */
export function registerHoverCards(reader: Reader): vscode.Disposable {
	return vscode.languages.registerHoverProvider(SOURCE_SELECTOR, {
		async provideHover(document, position, token) {
			const question = reader.settings.card.enabled
				? await askQuoting(reader, document, token, ({ snapshot, id }) => snapshot.cardAt(id, toOffset(document, position)), quotedBy)
				: undefined;
			if (!question) {
				return undefined;
			}
			const card = question.answer;
			const { card: verified, problems } = verifyCard(card, (id) => question.snapshot.findDocument(id)?.document.text);
			for (const problem of problems) {
				reader.log.error(`card: ${problem}`);
			}
			const commands = await findCardCommands();
			return new vscode.Hover(toMarkdown(verified, question.snapshot, commands), toRange(document, card));
		},
	});
}

function quotedBy({ comparison, passages, about }: Card): readonly Quote[] {
	return [...(comparison ? [comparison.quote] : []), ...passages, ...about];
}

function toMarkdown(card: Card, snapshot: Snapshot, commands: ReadonlySet<string>): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString(renderCard(card, formatOf(card, snapshot, commands)));
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
