import * as vscode from 'vscode';
import type { Metadata, Place, Snapshot } from '../engine';
import { toSpan } from '../host/convert';
import type { Reader } from '../host/reader';
import { askAtCursor, givenArgument } from './asking';
import { findSentencePlace, paragraphNumberAt } from './lookups';
import { parsePassageArgument } from './passageArgument';

/** Copies a passage with where it stands; without an argument what is selected, else the cursor's sentence. */
export function registerCitation(reader: Reader): vscode.Disposable {
	return vscode.commands.registerCommand('groundedReader.copyCitation', async (argument: unknown) => {
		const value = givenArgument(argument);
		const found = value === undefined ? await selectedPlace(reader) : { snapshot: reader.snapshot, place: parsePassageArgument(value, (id) => reader.textOf(id)) };
		const citation = found?.place && citationOf(found.snapshot, found.place, reader.nameOf(found.place.document));
		if (citation === undefined) {
			vscode.window.setStatusBarMessage('Nothing to copy here', 4000);
			return;
		}
		await vscode.env.clipboard.writeText(citation);
		vscode.window.setStatusBarMessage('Quote with citation copied', 4000);
	});
}

/** `“quote” — title, outlet, date, ¶5, path`, as far as the source tells; the quote is the exact slice. */
export function citationOf(snapshot: Snapshot, place: Place, path: string): string | undefined {
	const source = snapshot.findDocument(place.document)?.document;
	if (!source || place.start >= place.end) {
		return undefined;
	}
	return `“${source.text.slice(place.start, place.end)}” — ${sourceParts(source.metadata, paragraphNumberAt(snapshot, place), path).join(', ')}`;
}

function sourceParts({ title, outlet, date }: Metadata, paragraph: number | undefined, path: string): string[] {
	const parts = [title, outlet, date, paragraph === undefined ? undefined : `¶${paragraph}`, path];
	return parts.filter((part): part is string => part !== undefined && part !== '');
}

async function selectedPlace(reader: Reader): Promise<{ readonly snapshot: Snapshot; readonly place: Place | undefined } | undefined> {
	const asked = await askAtCursor(reader);
	if (!asked) {
		return undefined;
	}
	const { snapshot, id, editor, offset } = asked;
	const place = editor.selection.isEmpty ? findSentencePlace(snapshot, id, offset) : { document: id, ...toSpan(editor.document, editor.selection) };
	return { snapshot, place };
}
