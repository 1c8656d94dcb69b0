import type { Slices } from '../ports';
import type { SourceDocument, Tokens } from '../types';

/** The tokens of a document as they are written. What depends on a surface alone is found out once for each distinct one. */
export interface TokenSurfaces {
	/** Distinct surfaces, in the order of their first places. */
	readonly list: readonly string[];
	/** Index into `list` of each token. */
	readonly numbers: Int32Array;
}

/** Tokens between two pauses: about 20,000 characters. */
const SLICE_TOKENS = 4096;

/** Of the documents that are in use: recognisers and packing ask for the same ones. */
const known = new WeakMap<Tokens, TokenSurfaces>();

/** Reads the surfaces of a document, the first time that it is asked for. One pass over the tokens. */
export function* readSurfaces({ text, tokens }: Pick<SourceDocument, 'text' | 'tokens'>): Slices<TokenSurfaces> {
	let surfaces = known.get(tokens);
	if (!surfaces) {
		const { starts, ends } = tokens;
		const list: string[] = [];
		const numbers = new Int32Array(starts.length);
		const bySurface = new Map<string, number>();
		for (let token = 0; token < starts.length; token++) {
			const surface = text.slice(starts[token], ends[token]);
			let number = bySurface.get(surface);
			if (number === undefined) {
				number = list.push(surface) - 1;
				bySurface.set(surface, number);
			}
			numbers[token] = number;
			if (token % SLICE_TOKENS === SLICE_TOKENS - 1) {
				yield undefined;
			}
		}
		surfaces = { list, numbers };
		known.set(tokens, surfaces);
	}
	return surfaces;
}
