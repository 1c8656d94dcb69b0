import * as vscode from 'vscode';
import type { Snapshot } from '../engine';
import { toOffset, toRange } from '../host/convert';
import type { Reader } from '../host/reader';
import { SOURCE_SELECTOR, askFor, askQuoting, toLocations } from './asking';
import { findComparableClaims, findDefinition, findEntityAt, findReferences, type Target } from './lookups';

/** Go to Definition, Go to Implementations, Find References and the highlights of one entity, as the editor has them. */
export function registerNavigation(reader: Reader): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerDefinitionProvider(SOURCE_SELECTOR, {
			async provideDefinition(document, position, token) {
				const found = await askQuoting(reader, document, token, ({ snapshot, id }) => findDefinition(snapshot, id, toOffset(document, position)), placesOf);
				return found && toLinks(found.snapshot, document, found.answer);
			},
		}),
		vscode.languages.registerImplementationProvider(SOURCE_SELECTOR, {
			async provideImplementation(document, position, token) {
				const found = await askQuoting(reader, document, token, ({ snapshot, id }) => findComparableClaims(snapshot, id, toOffset(document, position)), placesOf);
				return found && toLinks(found.snapshot, document, found.answer);
			},
		}),
		vscode.languages.registerReferenceProvider(SOURCE_SELECTOR, {
			async provideReferences(document, position, _context, token) {
				const found = await askQuoting(reader, document, token, ({ snapshot, id }) => findReferences(snapshot, id, toOffset(document, position)), placesOf);
				return found && toLocations(found.snapshot, found.answer.places);
			},
		}),
		vscode.languages.registerDocumentHighlightProvider(SOURCE_SELECTOR, {
			async provideDocumentHighlights(document, position, token) {
				const question = await askFor(reader, document, token);
				const entity = question && findEntityAt(question.snapshot, question.id, toOffset(document, position));
				return question && entity?.mentionsIn(question.id)
					.map((mention) => new vscode.DocumentHighlight(toRange(document, mention), vscode.DocumentHighlightKind.Text));
			},
		}),
	);
}

function placesOf({ places }: Target): Target['places'] {
	return places;
}

function toLinks(snapshot: Snapshot, document: vscode.TextDocument, target: Target): vscode.LocationLink[] {
	const originSelectionRange = toRange(document, target.origin);
	return toLocations(snapshot, target.places).map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }));
}
