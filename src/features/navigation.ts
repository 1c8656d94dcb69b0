import * as vscode from 'vscode';
import type { Snapshot } from '../engine';
import { toOffset, toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor, toLocations } from './asking';
import { findComparableClaims, findDefinition, findEntityAt, findReferences, type Target } from './lookups';

/** Go to Definition, Go to Implementations, Find References and the highlights of one entity, as the editor has them. */
export function registerNavigation(reader: Reader): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerDefinitionProvider(SOURCE_SELECTOR, {
			async provideDefinition(document, position, token) {
				const question = await askFor(reader, document, token);
				const target = question && findDefinition(question.snapshot, question.id, toOffset(document, position));
				return target && toLinks(question.snapshot, document, target);
			},
		}),
		vscode.languages.registerImplementationProvider(SOURCE_SELECTOR, {
			async provideImplementation(document, position, token) {
				const question = await askFor(reader, document, token);
				const target = question && findComparableClaims(question.snapshot, question.id, toOffset(document, position));
				return target && toLinks(question.snapshot, document, target);
			},
		}),
		vscode.languages.registerReferenceProvider(SOURCE_SELECTOR, {
			async provideReferences(document, position, _context, token) {
				const question = await askFor(reader, document, token);
				const target = question && findReferences(question.snapshot, question.id, toOffset(document, position));
				return target && toLocations(question.snapshot, target.places);
			},
		}),
		vscode.languages.registerDocumentHighlightProvider(SOURCE_SELECTOR, {
			async provideDocumentHighlights(document, position, token) {
				const question = await askFor(reader, document, token);
				const entity = question && findEntityAt(question.snapshot, question.id, toOffset(document, position));
				return entity?.mentions
					.filter((mention) => mention.document === question?.id)
					.map((mention) => new vscode.DocumentHighlight(toRange(document, mention), vscode.DocumentHighlightKind.Text));
			},
		}),
	);
}

function toLinks(snapshot: Snapshot, document: vscode.TextDocument, target: Target): vscode.LocationLink[] {
	const originSelectionRange = toRange(document, target.origin);
	return toLocations(snapshot, target.places).map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }));
}
