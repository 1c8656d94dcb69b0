import type { Decision, Place, Snapshot } from '../engine';
import type { Reader } from '../host/reader';
import { otherSide } from './lookups';
import { isSamePlace } from './rows';
import { quoteAt } from './textQuote';

/** The decisions that keep a finding away: what connects the two places, and the copies that are shown with it. */
export function dismissalsOf(reader: Pick<Reader, 'snapshot' | 'textOf' | 'nameOf'>, here: Place, there: Place): readonly Decision[] {
	const a = quotePlace(reader, here);
	return a ? [there, ...copiesOf(reader.snapshot, here, there)].flatMap((place): Decision[] => {
		const b = quotePlace(reader, place);
		return b ? [{ kind: 'dismiss', a, b }] : [];
	}) : [];
}

/** Places in passages that say the same in nearly the same words: for a passage they, for a number the ones in them that it is compared with. */
function copiesOf(snapshot: Snapshot, here: Place, there: Place): readonly Place[] {
	const matches = snapshot.matches(here);
	const passage = matches.find((match) => isSamePlace(match, there));
	if (passage) {
		return passage.copies;
	}
	const copies = matches.find((match) => holds(match, there))?.copies ?? [];
	return copies.length === 0 ? [] : snapshot.comparisonsOf(here.document, here)
		.map((comparison) => otherSide(comparison, here.document, here))
		.filter((claim) => copies.some((copy) => holds(copy, claim)));
}

function holds(outer: Place, inner: Place): boolean {
	return outer.document === inner.document && outer.start <= inner.start && inner.end <= outer.end;
}

function quotePlace(reader: Pick<Reader, 'textOf' | 'nameOf'>, place: Place) {
	const text = reader.textOf(place.document);
	return text === undefined ? undefined : { ...quoteAt(text, place), source: reader.nameOf(place.document) };
}
