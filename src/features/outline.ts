import * as vscode from 'vscode';
import type { EntityId, EntityType, SourceDocument, Span } from '../engine';
import { toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor, type Question } from './asking';
import { toShortLabel } from './plainText';

const NAME_LENGTH = 60;

/** Outline, breadcrumbs and Go to Symbol in Editor: paragraphs with their numeric claims and first mentions. */
export function registerOutline(reader: Reader): vscode.Disposable {
	return vscode.languages.registerDocumentSymbolProvider(SOURCE_SELECTOR, {
		async provideDocumentSymbols(document, token) {
			const question = await askFor(reader, document, token);
			return question && paragraphSymbols(question, document);
		},
	}, { label: 'Grounded Reader' });
}

function paragraphSymbols({ snapshot, id }: Question, document: vscode.TextDocument): vscode.DocumentSymbol[] {
	const analyzed = snapshot.findDocument(id);
	if (!analyzed) {
		return [];
	}
	const { document: source, mentions, claims } = analyzed;
	const symbols = source.paragraphs.map((paragraph, index) => paragraphSymbol(document, source, paragraph, index));
	const add = (sentence: number, child: vscode.DocumentSymbol): void => {
		symbols[source.sentences[sentence]?.paragraph ?? -1]?.children.push(child);
	};
	for (const claim of claims) {
		add(claim.sentence, symbolAt(document, source, claim, claim.kind, vscode.SymbolKind.Number));
	}
	const seen = new Set<EntityId>();
	for (const mention of mentions) {
		const entity = snapshot.entityOf({ document: id, start: mention.start, end: mention.end });
		if (entity && !seen.has(entity.id)) {
			seen.add(entity.id);
			add(mention.sentence, symbolAt(document, source, mention, entity.type, toSymbolKind(entity.type)));
		}
	}
	for (const symbol of symbols) {
		symbol.children.sort((a, b) => a.range.start.compareTo(b.range.start));
	}
	return symbols;
}

function paragraphSymbol(document: vscode.TextDocument, source: SourceDocument, paragraph: SourceDocument['paragraphs'][number], index: number): vscode.DocumentSymbol {
	return symbolAt(document, source, paragraph, `¶${index + 1}`, paragraph.kind === 'heading' ? vscode.SymbolKind.Struct : vscode.SymbolKind.String);
}

function symbolAt(document: vscode.TextDocument, source: SourceDocument, span: Span, detail: string, kind: vscode.SymbolKind): vscode.DocumentSymbol {
	const range = toRange(document, span);
	// A paragraph may be a megabyte long; its label needs only its beginning.
	const label = toShortLabel(source.text.slice(span.start, Math.min(span.end, span.start + 4 * NAME_LENGTH)), NAME_LENGTH);
	return new vscode.DocumentSymbol(label || detail, detail, kind, range, range);
}

/** How an entity's type looks in lists of symbols. */
export function toSymbolKind(type: EntityType): vscode.SymbolKind {
	return SYMBOL_KINDS[type];
}

const SYMBOL_KINDS: Readonly<Record<EntityType, vscode.SymbolKind>> = {
	person: vscode.SymbolKind.Class,
	organization: vscode.SymbolKind.Module,
	place: vscode.SymbolKind.Namespace,
	product: vscode.SymbolKind.Object,
	group: vscode.SymbolKind.Enum,
	event: vscode.SymbolKind.Event,
	work: vscode.SymbolKind.File,
	other: vscode.SymbolKind.Constant,
};
