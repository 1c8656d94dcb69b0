import * as vscode from 'vscode';
import type { Entity, Slices, Snapshot } from '../engine';
import type { Reader } from '../host/reader';
import { runSlices } from '../host/slices';
import { toLocations } from './asking';
import { toSymbolKind } from './outline';
import { toShortLabel } from './plainText';

/** More than anyone reads in a list that narrows as they type. */
const MOST = 500;
const NAME_LENGTH = 80;

/** Go to Symbol in Workspace: the entities of the corpus, each at its first mention. */
export function registerSymbols(reader: Reader): vscode.Disposable {
	return vscode.languages.registerWorkspaceSymbolProvider({
		provideWorkspaceSymbols: (query, token) => runSlices(findSymbols(reader.snapshot, query), () => !token.isCancellationRequested),
	});
}

function* findSymbols(snapshot: Snapshot, query: string): Slices<vscode.SymbolInformation[]> {
	const symbols: vscode.SymbolInformation[] = [];
	for (const entity of yield* snapshot.listEntities()) {
		if (symbols.length >= MOST) {
			break;
		}
		const name = findName(entity, query);
		const [location] = name === undefined ? [] : toLocations(snapshot, entity.firstDocuments(1).flatMap((id) => entity.mentionsIn(id).slice(0, 1)));
		if (name !== undefined && location) {
			symbols.push(new vscode.SymbolInformation(toShortLabel(name, NAME_LENGTH), toSymbolKind(entity.type), describe(entity), location));
		}
		yield undefined; // Its names may be many.
	}
	return symbols;
}

/** The label, with the alias before it when only that fits what was typed. */
function findName(entity: Entity, query: string): string | undefined {
	const wanted = fold(query);
	if (holdsInOrder(fold(entity.label), wanted)) {
		return entity.label;
	}
	const alias = entity.aliases.find((candidate) => holdsInOrder(fold(candidate), wanted));
	return alias === undefined ? undefined : `${alias} (${entity.label})`;
}

function describe({ type, mentionCount, documentCount }: Entity): string {
	return `${type} · ${mentionCount} · ${documentCount} ${documentCount === 1 ? 'source' : 'sources'}`;
}

function fold(text: string): string {
	return text.toLowerCase().replace(/[\s.]+/g, '');
}

/** Tells whether all letters of `wanted` come in this order, as VS Code matches names. */
function holdsInOrder(text: string, wanted: string): boolean {
	let at = 0;
	for (const character of wanted) {
		at = text.indexOf(character, at);
		if (at < 0) {
			return false;
		}
		at += character.length;
	}
	return true;
}
