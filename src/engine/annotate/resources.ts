import { Fallback } from './fallback';
import { readLexicon, type Lexicon } from './lexicon';
import { readNameLists, type NameLists } from './names';
import { Tagger, type NameFinder } from './tagger';

/** What the recognisers read besides the text; loaded once for an engine. */
export interface Resources {
	readonly lexicon: Lexicon;
	readonly names: NameLists;
	/** Without weights the mentions come from compromise alone. */
	readonly tagger: NameFinder | undefined;
	/** Only there without weights, and to be loaded before analysing. */
	readonly fallback: Fallback | undefined;
}

/** Reads the bytes of the data files. Throws when they are not in our format. */
export function loadResources(data: { readonly lexicon: Uint8Array; readonly weights: Uint8Array | undefined }): Resources {
	const lexicon = readLexicon(data.lexicon);
	return {
		lexicon,
		names: readNameLists(lexicon),
		tagger: data.weights && Tagger.parse(data.weights),
		fallback: data.weights ? undefined : new Fallback(),
	};
}
