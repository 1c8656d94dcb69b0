import type { Decision, Place, Snapshot } from '../engine';
import type { Reader } from '../host/reader';
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

function copiesOf(snapshot: Snapshot, here: Place, there: Place): readonly Place[] {
	return snapshot.matches(here).find((match) => isSamePlace(match, there))?.copies ?? [];
}

function quotePlace(reader: Pick<Reader, 'textOf' | 'nameOf'>, place: Place) {
	const text = reader.textOf(place.document);
	return text === undefined ? undefined : { ...quoteAt(text, place), source: reader.nameOf(place.document) };
}
