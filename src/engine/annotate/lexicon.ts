/** Word lists that the engine ships; see data/README.md for their origins. */
export interface Lexicon {
	readonly todo?: never;
}

/** Reads the word lists. Throws when they are not in our format. */
export function parseLexicon(_text: string): Lexicon {
	return {};
}
