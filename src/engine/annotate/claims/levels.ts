import { boundBefore } from './bounds';
import { complete, measuredIn, type Meaning, type Quantity } from './completion';
import { findRecent, type Draft, type Scan } from './drafts';
import { readShared } from './lists';

/** Ages that a bare number is taken for. */
const YOUNGEST = 4;
const OLDEST = 115;
/** Words before a bare level of an index: "closed at 8,000". */
const BEFORE_LEVEL = ['to', 'at', 'of', 'below', 'above', 'down', 'up', 'from', 'near', 'breached', 'past'];

/** Words that say, up to so many atoms before a bare number, what it measures. */
const WORD_REACH = 8;

/**
 * What the words around a number without unit make of it: an age, a magnitude, an index level, a share of a list's unit.
 * `before` asks what stands right before it and rules a counted noun out, `around` all else.
 */
export function readLevel(scan: Scan, quantity: Quantity, where: 'before' | 'around'): Draft | undefined {
	const { from } = quantity;
	const label = labelledMeaning(scan, quantity);
	if (label) {
		return complete(scan, quantity, label.meaning, quantity.to, from - label.withWords);
	}
	if (where === 'before') {
		return undefined;
	}
	const meaning = meaningAround(scan, quantity);
	return meaning && complete(scan, quantity, meaning);
}

/** `aged 55`, `age of 55`, `magnitude 6.1`, `magnitude-6.1`, `to category 5`. */
function labelledMeaning({ atoms }: Scan, { from, amount }: Quantity): { readonly meaning: Meaning; readonly withWords: number } | undefined {
	if (atoms.is(from - 1, 'aged', 'ages')) {
		return { meaning: measuredIn('measure', 'year'), withWords: 1 };
	}
	if (atoms.is(from - 1, 'age') || (atoms.is(from - 1, 'of') && atoms.is(from - 2, 'age', 'ages'))) {
		return { meaning: measuredIn('measure', 'year'), withWords: 0 };
	}
	if (atoms.is(from - 1, 'magnitude') || (atoms.is(from - 1, 'of') && atoms.is(from - 2, 'magnitude'))) {
		return { meaning: measuredIn('measure', 'magnitude'), withWords: 0 };
	}
	if (atoms.isHyphen(from - 1) && atoms.is(from - 2, 'magnitude')) {
		return { meaning: measuredIn('measure', 'magnitude'), withWords: 2 };
	}
	// "strengthened to Category 5" says how strong; "a Category 5 hurricane is …" names a class.
	const before = atoms.is(from - 2, 'a') ? from - 3 : from - 2;
	return atoms.is(from - 1, 'category') && amount.value <= 10 && atoms.is(before, 'to', 'into', 'as', 'is', 'was', 'became', 'become') ? { meaning: measuredIn('measure', 'category'), withWords: 1 } : undefined;
}

function meaningAround(scan: Scan, quantity: Quantity): Meaning | undefined {
	const { atoms, words, found } = scan;
	const { from, to, amount, range } = quantity;
	if (words.quakes.has(atoms.at(to).lower) && amount.value < 10) {
		return measuredIn('measure', 'magnitude');
	}
	if (quantity.negative && isBehindWord(scan, from, words.temperatureWords)) {
		return { ...measuredIn('measure', '°'), bare: true };
	}
	if (!range && amount.place === 1 && amount.value <= OLDEST && isAge(scan, quantity)) {
		return measuredIn('measure', 'year');
	}
	const shared = readShared(scan, to);
	if (shared === 'count') {
		return undefined;
	}
	if (shared) {
		return { ...measuredIn(shared.kind, shared.symbol, shared.factor, shared.offset), bare: true };
	}
	const points = findRecent(found, (draft) => draft.unit === 'point') !== undefined;
	const level = amount.place < 1 || boundBefore(atoms, from, scan.floor, words) !== undefined || atoms.is(from - 1, ...BEFORE_LEVEL);
	if (amount.digits && amount.scale === 1 && level && (scan.index || points)) {
		return { ...measuredIn('measure', 'point'), bare: true };
	}
	const last = found.at(-1);
	if (amount.scale >= 1e5 && last?.kind === 'money' && atoms.at(to).kind !== 'number') {
		return { ...measuredIn('money', last.unit), bare: true };
	}
	if (amount.place < 1 && amount.scale === 1 && amount.value < 10 && !range && isBehindWord(scan, from, words.quakes)) {
		return { ...measuredIn('measure', 'magnitude'), bare: true };
	}
	return amount.place < 1 && amount.scale === 1 && !amount.article ? { ...measuredIn('measure', ''), bare: true } : undefined;
}

/** "Temperatures outside were minus 20", "two quakes, measuring 7.6 and 7.4". */
function isBehindWord({ atoms }: Scan, from: number, words: ReadonlySet<string>): boolean {
	for (let near = from - 1; near >= Math.max(0, from - WORD_REACH); near--) {
		if (words.has(atoms.at(near).lower)) {
			return true;
		}
	}
	return false;
}

/** `He was 95.`, `she turned 40`, `Steve Jobs, 56, said`. */
function isAge({ atoms }: Scan, { from, to, amount }: Quantity): boolean {
	const behind = atoms.at(to);
	const stop = to >= atoms.length || (behind.kind === 'sign' && ',.;)"”'.includes(behind.text));
	if (amount.digits && stop && to < atoms.length && atoms.isSign(from - 1, ',') && atoms.at(from - 2).capital) {
		return amount.value >= YOUNGEST;
	}
	const said = atoms.is(from - 1, 'turned', 'turns') || (atoms.is(from - 1, 'was', 'is', 'am', '\'s', '’s') && atoms.is(from - 2, 'he', 'she', 'i', 'who'));
	return said && amount.value >= 10 && (stop || atoms.is(to, 'when', 'now', 'at', 'and'));
}
