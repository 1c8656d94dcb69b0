/** What Find Passage lists, as plain labels. */
import type { CrossReference, Place, Snapshot } from '../engine';
import { paragraphNumberAt } from './lookups';
import { toContextQuote, toPlainLabel, toShortQuote } from './plainText';
import { countOf, joinParts, shortNameOf } from './rows';

export interface PassageItem {
	readonly label: string;
	readonly description: string;
	/** The passage itself, its match in sight. */
	readonly detail: string;
	readonly place: Place;
}

const QUOTE_LENGTH = 180;

/** One item a passage, copies folded into the first one of them, best first. */
export function buildPassageItems(snapshot: Snapshot, found: readonly CrossReference[]): readonly PassageItem[] {
	const copies = new Map<string, number>();
	for (const { copyOf } of found) {
		if (copyOf) {
			copies.set(keyOf(copyOf), (copies.get(keyOf(copyOf)) ?? 0) + 1);
		}
	}
	return found.filter(({ copyOf }) => copyOf === undefined).flatMap((reference) => {
		const { document: id, start, end, highlights, reasons } = reference;
		const text = snapshot.findDocument(id)?.document.text.slice(start, end);
		if (text === undefined) {
			return [];
		}
		const repeated = copies.get(keyOf(reference)) ?? 0;
		const [first] = highlights.map((span) => ({ start: span.start - start, end: span.end - start }));
		return [{
			label: joinParts(shortNameOf(snapshot, id), `¶${paragraphNumberAt(snapshot, reference) ?? 1}`),
			description: joinParts(repeated > 0 ? `and ${countOf(repeated, 'copy', 'copies')}` : undefined, reasons.map(toPlainLabel).join('; ')),
			detail: (first ? toContextQuote(text, first, QUOTE_LENGTH) : toShortQuote(text, [], QUOTE_LENGTH)).text,
			place: { document: id, start, end },
		}];
	});
}

function keyOf({ document, start, end }: Place): string {
	return `${start} ${end} ${document}`;
}
