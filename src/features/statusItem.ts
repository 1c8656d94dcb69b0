import * as vscode from 'vscode';
import type { Reader } from '../host/reader';
import { CROSS_REFERENCES_VIEW } from './crossReferencesView';
import type { Cursor } from './cursor';
import { countReferences } from './passageReferences';
import { countOf, formatCount } from './rows';

/** To the right of the language's own items. */
const PRIORITY = 50;

/** The status item: how far indexing is, then how many passages elsewhere match the one under the cursor. */
export function registerStatusItem(reader: Reader, cursor: Cursor): vscode.Disposable {
	const item = vscode.window.createStatusBarItem('groundedReader.status', vscode.StatusBarAlignment.Right, PRIORITY);
	item.name = 'Grounded Reader';
	const update = (): void => {
		const content = describe(reader, cursor);
		if (!content) {
			item.hide();
			return;
		}
		item.text = content.text;
		item.tooltip = content.tooltip;
		item.command = content.command;
		item.accessibilityInformation = { label: content.tooltip };
		item.show();
	};
	update();
	return vscode.Disposable.from(item, cursor.onDidChange(update), reader.onDidUpdate(update));
}

/** Only our own words and numbers: a text of a source could draw an icon here. */
function describe({ state, snapshot }: Reader, cursor: Cursor): { readonly text: string; readonly tooltip: string; readonly command: string } | undefined {
	if (state.kind === 'indexing') {
		const progress = `${formatCount(state.done)}/${formatCount(state.total)}`;
		return { text: `$(sync~spin) Sources ${progress}`, tooltip: `Grounded Reader has read ${progress} sources. Click to stop; what was read stays usable.`, command: 'groundedReader.cancelIndexing' };
	}
	const found = cursor.current?.found;
	if (state.kind !== 'ready' || !found || snapshot.sourceCount < 2) {
		return undefined;
	}
	const { total, differs } = countReferences(found);
	return {
		text: `$(references) ${total === 0 ? 'no match' : formatCount(total)}${differs > 0 ? ` · ${formatCount(differs)} differs` : ''}`,
		tooltip: total === 0
			? 'This sentence has no match in another source'
			: `This sentence: ${countOf(total, 'cross-reference')}${differs > 0 ? `, ${formatCount(differs)} with a number that differs` : ''}. Click to see them.`,
		command: `${CROSS_REFERENCES_VIEW}.focus`,
	};
}
