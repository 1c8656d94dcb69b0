import type { Lexicon } from './lexicon';
import type { Tagger } from './tagger';

/** What the recognisers read besides the text; loaded once for an engine. */
export interface Resources {
	readonly lexicon: Lexicon;
	/** Without weights the mentions come from compromise alone. */
	readonly tagger: Tagger | undefined;
}
