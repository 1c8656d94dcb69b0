import * as vscode from 'vscode';
import type { DocumentId } from '../engine';
import { isPublicationDate } from '../host/decisionsFormat';
import type { Reader } from '../host/reader';
import { applyCorrection } from './applyCorrection';
import { parseSource } from './correctionChoices';
import { dateSource, labelSource } from './correctionEdits';
import { toPlainLabel, toShortLabel } from './plainText';

const NAME_LENGTH = 40;

/**
 * Commands that tell a source's short name and the day on which it was published. They take a source, a row or a place of
 * it, or the one in the active editor; what to set may come as the second argument.
 */
export function registerSourceDetails(reader: Reader): vscode.Disposable {
	const command = (name: string, run: (id: DocumentId, given: string | undefined) => Promise<void>): vscode.Disposable =>
		vscode.commands.registerCommand(`groundedReader.${name}`, async (argument: unknown, given: unknown) => {
			const active = vscode.window.activeTextEditor?.document.uri;
			// The editor's own menu gives the file.
			const id = parseSource(reader.snapshot, argument instanceof vscode.Uri ? reader.toId(argument) : argument ?? (active && reader.toId(active)));
			if (id) {
				await run(id, typeof given === 'string' ? given : undefined);
			} else {
				vscode.window.setStatusBarMessage('Open a source first', 4000);
			}
		});
	return vscode.Disposable.from(
		command('setSourceDate', (id, given) => setDate(reader, id, given)),
		command('setSourceLabel', (id, given) => setLabel(reader, id, given)),
	);
}

async function setDate(reader: Reader, id: DocumentId, given: string | undefined): Promise<void> {
	const date = (given ?? await vscode.window.showInputBox({
		title: `Publication Date of ${nameOf(reader, id)}`,
		prompt: 'YYYY-MM-DD, YYYY-MM or YYYY. Empty: what the text says.',
		placeHolder: 'YYYY-MM-DD',
		value: reader.snapshot.findSource(id)?.metadata.date ?? '',
		validateInput: (value) => (value.trim() === '' || isPublicationDate(value.trim()) ? undefined : 'Expected a day, month or year of the calendar: 2026-01-08, 2026-01 or 2026'),
	}))?.trim();
	if (date === undefined || (date !== '' && !isPublicationDate(date))) {
		return;
	}
	const told = date === '' ? `${nameOf(reader, id)} has the date that its text says` : `${nameOf(reader, id)} was published ${date}`;
	await applyCorrection(reader, dateSource(reader.decisions.list, reader.nameOf(id), date === '' ? undefined : date), told);
}

async function setLabel(reader: Reader, id: DocumentId, given: string | undefined): Promise<void> {
	const label = (given ?? await vscode.window.showInputBox({
		title: `Short Name of ${nameOf(reader, id)}`,
		prompt: 'How cards and lists call this source. Empty: what the text says.',
		value: toPlainLabel(reader.snapshot.findSource(id)?.shortName ?? ''),
	}))?.trim();
	if (label !== undefined) {
		const told = label === '' ? 'The source has its own name back' : `The source is called “${toShortLabel(label, NAME_LENGTH)}”`;
		await applyCorrection(reader, labelSource(reader.decisions.list, reader.nameOf(id), label === '' ? undefined : label), told);
	}
}

function nameOf(reader: Reader, id: DocumentId): string {
	return `“${toShortLabel(reader.snapshot.findSource(id)?.shortName ?? id, NAME_LENGTH)}”`;
}
