import * as vscode from 'vscode';
import { PAINTED_TYPES, type PaintStyle } from './paint';

/**
 * A decoration type for each style. Kind is never told by colour alone: names are underlined solid, numbers dashed,
 * dates dotted, what differs wavy. Outlines would close at the end of each wrapped row.
 */
export function createDecorationTypes(): ReadonlyMap<PaintStyle, vscode.TextEditorDecorationType> {
	const types = new Map<PaintStyle, vscode.TextEditorDecorationType>();
	const add = (style: PaintStyle, options: vscode.DecorationRenderOptions): void => {
		types.set(style, vscode.window.createTextEditorDecorationType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed, ...options }));
	};
	for (const type of PAINTED_TYPES) {
		add(type, { ...underline('solid', `${type}Underline`), backgroundColor: color('entityBackground') });
		add(`${type}Repeat`, underline('solid', `${type}Underline`));
	}
	add('frequent', underline('solid', 'frequentUnderline'));
	add('claim', { ...underline('dashed', 'claimUnderline'), backgroundColor: color('claimBackground') });
	add('date', underline('dotted', 'dateUnderline'));
	add('differs', {
		// A wavy line has no colour of its own in the API; the theme's colours are variables of the style sheet.
		textDecoration: 'underline wavy 1px var(--vscode-groundedReader-differsUnderline)',
		backgroundColor: color('differsBackground'),
		overviewRulerColor: color('differsUnderline'),
		overviewRulerLane: vscode.OverviewRulerLane.Right,
	});
	add('match', { after: { contentText: '\u2009⇄', color: color('matchMark') } });
	add('dimmed', { opacity: '0.45' });
	return types;
}

function underline(style: 'solid' | 'dashed' | 'dotted', name: string): vscode.DecorationRenderOptions {
	return { borderWidth: '0 0 1px 0', borderStyle: style, borderColor: color(name) };
}

function color(name: string): vscode.ThemeColor {
	return new vscode.ThemeColor(`groundedReader.${name}`);
}
