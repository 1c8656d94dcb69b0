import { decodeUtf8 } from '../storage/utf8';

/** Word lists that the engine ships; see data/README.md for their origins. */
export interface Lexicon {
	/** Entries of a list, in the file's order; none when there is no list of that name. */
	section(name: string): readonly string[];
}

/**
 * Reads the word lists: `[name]` on a line of its own begins a list, each other line is an entry; blank lines and lines
 * that begin with `#` are left out. A list may be continued under the same name.
 * Throws when an entry stands before the first list.
 */
export function parseLexicon(text: string): Lexicon {
	const sections = new Map<string, string[]>();
	let entries: string[] | undefined;
	for (const raw of text.split('\n')) {
		const line = raw.trim();
		if (line === '' || line.startsWith('#')) {
			continue;
		}
		if (line.startsWith('[') && line.endsWith(']')) {
			const name = line.slice(1, -1);
			entries = sections.get(name) ?? [];
			sections.set(name, entries);
		} else if (entries) {
			entries.push(line);
		} else {
			throw new Error(`Expected a word list to begin with [name], got: ${line.slice(0, 40)}`);
		}
	}
	return { section: (name) => sections.get(name) ?? [] };
}

/** The same from the bytes of a file. */
export function readLexicon(bytes: Uint8Array): Lexicon {
	return parseLexicon(decodeUtf8(bytes));
}
