import * as vscode from 'vscode';
import type { EntityType } from '../engine';

/** What can be highlighted: mentions by type, numeric claims, dates among them, the mark on passages with a match. */
export type HighlightKind = EntityType | 'claim' | 'date' | 'match';

const EVERY_KIND: Readonly<Record<HighlightKind, true>> = {
	person: true, organization: true, place: true, product: true, group: true, event: true, work: true, other: true,
	claim: true, date: true, match: true,
};
export const HIGHLIGHT_KINDS = Object.keys(EVERY_KIND) as readonly HighlightKind[]; // The record has no other keys.

/** All our settings at one moment. Their defaults stand in package.json and nowhere else. */
export interface Settings {
	readonly sources: {
		readonly include: readonly string[];
		readonly exclude: readonly string[];
		readonly maxFileSizeMB: number;
		readonly softWrap: boolean;
	};
	readonly highlights: {
		readonly enabled: boolean;
		readonly kinds: ReadonlySet<HighlightKind>;
	};
	readonly card: {
		readonly enabled: boolean;
	};
	readonly problems: { readonly enabled: boolean };
	readonly codeLens: { readonly enabled: boolean };
}

const SECTION = 'groundedReader';

/** Reads the settings; values of a wrong type, which a hand may have written, count as not set. */
export function readSettings(): Settings {
	const section = vscode.workspace.getConfiguration(SECTION);
	const isOn = (name: string): boolean => section.get<unknown>(name) === true;
	const strings = (name: string): readonly string[] => {
		const value = section.get<unknown>(name);
		return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [];
	};
	const size = section.get<unknown>('sources.maxFileSizeMB');
	const kinds = section.get<unknown>('highlights.kinds');
	return {
		sources: {
			include: strings('sources.include'),
			exclude: strings('sources.exclude'),
			maxFileSizeMB: typeof size === 'number' && size > 0 ? size : 0,
			softWrap: isOn('sources.softWrap'),
		},
		highlights: {
			enabled: isOn('highlights.enabled'),
			kinds: new Set(HIGHLIGHT_KINDS.filter((kind) => isRecord(kinds) && kinds[kind] === true)),
		},
		card: { enabled: isOn('card.enabled') },
		problems: { enabled: isOn('problems.enabled') },
		codeLens: { enabled: isOn('codeLens.enabled') },
	};
}

/** Tells whether a change of configuration may have changed what `readSettings` gives. */
export function affectsSettings(event: vscode.ConfigurationChangeEvent): boolean {
	return event.affectsConfiguration(SECTION);
}

/** Turns highlights on or off. */
export async function saveHighlightsEnabled(enabled: boolean): Promise<void> {
	await save('highlights.enabled', enabled);
}

/** Keeps which kinds are highlighted. */
export async function saveHighlightKinds(kinds: ReadonlySet<HighlightKind>): Promise<void> {
	await save('highlights.kinds', Object.fromEntries(HIGHLIGHT_KINDS.map((kind) => [kind, kinds.has(kind)])));
}

/** Keeps the patterns of sources for this workspace. */
export async function saveIncludePatterns(patterns: readonly string[]): Promise<void> {
	await vscode.workspace.getConfiguration(SECTION).update('sources.include', patterns, vscode.ConfigurationTarget.Workspace);
}

/** Writes where the reader has already set a value, else for all their workspaces. */
async function save(name: string, value: unknown): Promise<void> {
	const section = vscode.workspace.getConfiguration(SECTION);
	const inWorkspace = section.inspect(name)?.workspaceValue !== undefined;
	await section.update(name, value, inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
