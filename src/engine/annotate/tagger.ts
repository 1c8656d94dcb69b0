/** The trained sequence tagger. */
export interface Tagger {
	readonly todo?: never;
}
