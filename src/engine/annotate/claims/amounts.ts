import type { Atoms } from './atoms';
import { isPlural } from './nouns';
import type { NumberWords } from './numberWords';

/** A number as read, without its unit. */
export interface Amount {
	/** Index behind its last atom. */
	readonly to: number;
	/** The number, or the middle of a vague one. */
	readonly value: number;
	/** One unit of the last place that the wording states: 0.1 million for `1.6 million`. */
	readonly place: number;
	/** Product of the scale words, 1 without. */
	readonly scale: number;
	readonly digits: boolean;
	readonly grouped: boolean;
	/** Of `dozens` and `several hundred`, and of badly grouped digits. */
	readonly vague: readonly [number, number] | undefined;
	/** `a hundred`, `a dozen`. */
	readonly article: boolean;
	/** The bare word `one`, or 1 in digits. */
	readonly fraction: boolean;
}

type AmountParts = Pick<Amount, 'to' | 'value' | 'place'> & Partial<Amount>;

/** All amounts have one shape, and are not spread, since that is what reading numbers would spend its time on. */
function toAmount({ to, value, place, scale = 1, digits = false, grouped = false, vague = undefined, article = false, fraction = false }: AmountParts): Amount {
	return { to, value, place, scale, digits, grouped, vague, article, fraction };
}

/** Denominators of a fraction written with a slash. */
const LARGEST_DENOMINATOR = 10;

/** The number that starts at an atom. Looks only ahead, a bounded number of atoms beyond what it takes. */
export function readAmount(atoms: Atoms, at: number, words: NumberWords, money: boolean): Amount | undefined {
	const known = atoms.amounts;
	const key = money ? ~at : at;
	const amount = known.get(key);
	if (amount || known.has(key)) {
		return amount;
	}
	const found = readNumber(atoms, at, words, money);
	known.set(key, found);
	return found;
}

function readNumber(atoms: Atoms, at: number, words: NumberWords, money: boolean): Amount | undefined {
	const atom = atoms.at(at);
	if (atom.kind === 'number') {
		return readDigits(atoms, at, words, money);
	}
	if (atom.kind === 'sign') {
		const part = words.fractionSigns.get(atom.text);
		return part === undefined ? undefined : withScale(atoms, at + 1, toAmount({ value: part, place: 0.01, to: at + 1 }), words, money);
	}
	if (atom.kind !== 'word') {
		return undefined;
	}
	const share = readShareOfScale(atoms, at);
	if (share) {
		return share;
	}
	if (atom.lower === 'half') {
		// "half a million", "half a dozen"
		const skip = atoms.is(at + 1, 'a') ? at + 2 : at + 1;
		const scale = atoms.at(skip).word?.scale;
		return scale !== undefined && scale !== 100 ? toAmount({ to: skip + 1, value: scale / 2, place: scale === 12 ? 1 : scale / 10, scale }) : undefined;
	}
	if (atom.lower === 'a' || atom.lower === 'an') {
		const next = atoms.at(at + 1).word;
		if (next?.few) {
			const few = readFew(atoms, at + 1);
			return few && toAmount({ to: few.to, value: few.value, place: few.place, scale: few.scale, vague: few.vague, article: true });
		}
		if (atoms.is(at + 1, 'score') && atoms.is(at + 2, 'of')) {
			return toAmount({ to: at + 2, value: 20, place: 1, article: true });
		}
		if (next?.scale === undefined) {
			return undefined;
		}
		return withScale(atoms, at + 1, toAmount({ value: 1, place: 1, to: at + 1, article: true }), words, money);
	}
	return readVague(atoms, at) ?? (atom.word?.few ? readFew(atoms, at) : readWords(atoms, at, words, money));
}

/** `a quarter of a million`, `three quarters of a billion`. */
function readShareOfScale(atoms: Atoms, at: number): Amount | undefined {
	const many = atoms.is(at, 'a', 'an') ? 1 : atoms.at(at).word?.cardinal;
	const parts = atoms.at(at + 1).word?.parts;
	const scale = atoms.is(at + 2, 'of') && atoms.is(at + 3, 'a') ? atoms.at(at + 4).word?.scale : undefined;
	return many !== undefined && many > 0 && parts !== undefined && scale !== undefined && scale >= 1000
		? toAmount({ to: at + 5, value: (many / parts) * scale, place: scale / 100, scale }) : undefined;
}

function readDigits(atoms: Atoms, at: number, words: NumberWords, money: boolean): Amount | undefined {
	const { digits } = atoms.at(at);
	if (!digits) {
		return undefined;
	}
	let { value, place } = digits;
	let to = at + 1;
	let fraction = false;
	const next = atoms.at(to);
	const slash = next.text === '/' ? fractionBehind(atoms, at) : undefined;
	if (slash) {
		return withScale(atoms, slash.to, toAmount({ to: slash.to, value: slash.value, place: slash.place, digits: true, fraction: true }), words, money);
	}
	const mixed = next.kind === 'number' && next.spaced && place === 1 ? fractionBehind(atoms, to) : undefined;
	const sign = next.kind === 'sign' ? words.fractionSigns.get(next.text) : undefined;
	if (mixed) {
		value += mixed.value;
		place = 0.1;
		to = mixed.to;
	} else if (sign !== undefined && place === 1) {
		value += sign;
		place = 0.1;
		to++;
	} else {
		const half = andFraction(atoms, to);
		if (half && place === 1) {
			value += half.value;
			place = 0.1;
			to = half.to;
		} else if (!digits.grouped && isThousandsBehind(atoms, to)) {
			// "10 000", with a space that does not break.
			while (isThousandsBehind(atoms, to)) {
				value = value * 1000 + (atoms.at(to).digits?.value ?? 0);
				to++;
			}
			fraction = false;
		}
	}
	const vague = digits.other === undefined ? undefined : [digits.value, digits.other] as const;
	return withScale(atoms, to, toAmount({ value, place, to, digits: true, grouped: digits.grouped, vague, fraction }), words, money);
}

/** `2/3` at its first number. */
function fractionBehind(atoms: Atoms, at: number): { readonly value: number; readonly place: number; readonly to: number } | undefined {
	const [a, slash, b] = [atoms.at(at), atoms.at(at + 1), atoms.at(at + 2)];
	if (!a.digits || slash.text !== '/' || slash.spaced || b.spaced || !b.digits || b.digits.value > LARGEST_DENOMINATOR || a.digits.value >= b.digits.value || b.digits.place !== 1 || a.digits.place !== 1) {
		return undefined;
	}
	return a.digits.value === 0 ? undefined : { value: a.digits.value / b.digits.value, place: 0.01, to: at + 3 };
}

function isThousandsBehind(atoms: Atoms, at: number): boolean {
	const { digits, start, text } = atoms.at(at);
	return digits !== undefined && digits.place === 1 && text.length === 3 && start - atoms.at(at - 1).end === 1 && (atoms.isJoined(at) || digits.padded);
}

/** `and a half`, `-and-a-quarter`. */
function andFraction(atoms: Atoms, at: number): { readonly value: number; readonly to: number } | undefined {
	let to = atoms.isHyphen(at) ? at + 1 : at;
	if (atoms.at(to).lower !== 'and') {
		return undefined;
	}
	to += atoms.isHyphen(to + 1) ? 2 : 1;
	const many = atoms.is(to, 'three') ? 3 : atoms.is(to, 'a', 'one') ? 1 : 0;
	if (many === 0) {
		return undefined;
	}
	to += atoms.isHyphen(to + 1) ? 2 : 1;
	const word = atoms.at(to).lower;
	const value = word === 'half' && many === 1 ? 0.5 : word === 'quarter' && many === 1 ? 0.25 : word === 'quarters' && many === 3 ? 0.75 : word === 'third' && many === 1 ? 1 / 3 : 0;
	return value > 0 && !atoms.is(to + 1, 'of') ? { value, to: to + 1 } : undefined;
}

/** Applies the scale words behind a number: `million`, `hundred thousand`, `lakh crore`, and glued or money's letters. */
function withScale(atoms: Atoms, at: number, amount: Amount, words: NumberWords, money: boolean): Amount {
	let { value, place, scale } = amount;
	let { to } = amount;
	let next = at;
	for (let count = 0; count < 2; count++) {
		const hyphen = atoms.isHyphen(next) ? next + 1 : next;
		const atom = atoms.at(hyphen);
		const factor = atom.word?.scale ?? scaleLetter(atoms, hyphen, words, money && scale === 1);
		if (factor === undefined || (factor <= scale && scale > 1 && scale !== 100 && factor !== 1e7) || (factor === 12 && amount.digits && amount.place < 1)) {
			break;
		}
		value *= factor;
		place *= factor === 100 || factor === 12 ? 1 : factor;
		scale *= factor;
		next = hyphen + 1;
		to = next;
	}
	if (next === at) {
		return amount;
	}
	const vague = amount.vague && [amount.vague[0] * scale, amount.vague[1] * scale] as const;
	return { to, value, place, scale, digits: amount.digits, grouped: amount.grouped, vague, article: amount.article, fraction: amount.fraction };
}

/** `k`, `m`, `bn`: behind a currency sign, or glued to the digits before a counted word. */
function scaleLetter(atoms: Atoms, at: number, words: NumberWords, money: boolean): number | undefined {
	const atom = atoms.at(at);
	const factor = atom.kind === 'word' ? words.scaleLetters.get(atom.text) : undefined;
	if (factor === undefined || atoms.at(at - 1).kind !== 'number') {
		return undefined;
	}
	if (money) {
		return factor;
	}
	const unit = words.unitSymbols.has(atom.text);
	return !atom.spaced && (isPlural(atoms.at(at + 1)) || (!unit && atoms.at(at + 1).word?.currency !== undefined)) ? factor : undefined;
}

/** `hundreds`, `tens of thousands`, `hundreds of millions`. */
function readVague(atoms: Atoms, at: number): Amount | undefined {
	const vague = atoms.at(at).word?.vague;
	if (!vague) {
		return undefined;
	}
	let [low, high] = vague;
	let to = at + 1;
	const next = atoms.at(to + 1).word?.vague;
	if (atoms.is(to, 'of') && next) {
		const factor = next[0] / 2;
		low *= factor;
		high *= factor;
		to += 2;
	} else if (atoms.is(at, 'tens', 'scores') && !atoms.is(to, 'of')) {
		return undefined;
	}
	return toAmount({ to, value: (low + high) / 2, place: low, scale: low, vague: [low, high] });
}

/** `several`, `a few`, `a couple of hundred`, `several tens of thousands`. */
function readFew(atoms: Atoms, at: number): Amount | undefined {
	const few = atoms.at(at).word?.few;
	if (!few) {
		return undefined;
	}
	let [low, high] = few;
	let to = at + 1;
	const skip = atoms.is(to, 'of') ? to + 1 : to;
	const scale = atoms.at(skip).word?.scale;
	const vague = readVague(atoms, skip);
	if (scale !== undefined) {
		low *= scale;
		high *= scale;
		to = skip + 1;
	} else if (vague?.vague) {
		[low, high] = vague.vague;
		to = vague.to;
	}
	return toAmount({ to, value: (low + high) / 2, place: low, scale: low, vague: [low, high] });
}

/** `twenty-one`, `one hundred and five`, `two and a half million`, `three point five`. One pass; ends where English ends a number. */
function readWords(atoms: Atoms, at: number, words: NumberWords, money: boolean): Amount | undefined {
	let total = 0;
	let current = -1; // Nothing yet.
	let lastScale = Infinity;
	let place = 1;
	let to = at;
	let next = at;
	for (;;) {
		const { word } = atoms.at(next);
		if (word?.cardinal !== undefined && fits(current, word.cardinal)) {
			current = Math.max(current, 0) + word.cardinal;
			place = 1;
		} else if (word?.scale === 100 && current > 0 && current < 100) {
			current *= 100;
		} else if (word?.scale !== undefined && word.scale > 100 && current > 0 && word.scale < lastScale) {
			total += current * word.scale;
			place = word.scale;
			lastScale = word.scale;
			current = -1;
		} else if (word?.scale === 12 && current > 0 && total === 0) {
			return toAmount({ to: next + 1, value: current * 12, place: 1, scale: 12 });
		} else {
			break;
		}
		to = next + 1;
		const half = current > 0 && current < 100 && total === 0 ? andFraction(atoms, to) : undefined;
		if (half) {
			return withScale(atoms, half.to, toAmount({ to: half.to, value: current + half.value, place: 0.1 }), words, money);
		}
		next = nextNumberWord(atoms, to, current, total);
		if (next < 0) {
			break;
		}
	}
	if (to === at) {
		return undefined;
	}
	const part = atoms.at(to).word?.parts;
	if (part !== undefined && !atoms.is(to, 'quarter', 'quarters', 'half', 'halves') && !atoms.at(to).lower.endsWith('s')) {
		return undefined; // "five eighth"
	}
	const point = readPoint(atoms, to);
	const value = total + Math.max(current, 0);
	if (point) {
		return withScale(atoms, point.to, toAmount({ to: point.to, value: value + point.value, place: point.place }), words, money);
	}
	return toAmount({ to, value, place, scale: Number.isFinite(lastScale) ? lastScale : 1 });
}

/** May `cardinal` follow within the same number? */
function fits(current: number, cardinal: number): boolean {
	if (current < 0) {
		return true;
	}
	if (cardinal === 0 || current === 0) {
		return false;
	}
	const rest = current % 100;
	return rest === 0 || (rest >= 20 && rest % 10 === 0 && cardinal < 10);
}

/** Index of the number word that goes on behind `at`, over a hyphen or `and`; -1 when there is none. */
function nextNumberWord(atoms: Atoms, at: number, current: number, total: number): number {
	if (atoms.isHyphen(at)) {
		const { word } = atoms.at(at + 1);
		return word?.cardinal !== undefined || word?.scale !== undefined ? at + 1 : -1;
	}
	if (!atoms.is(at, 'and')) {
		return at;
	}
	// "two hundred and five", "two thousand and five"; but "two hundred and three hundred" are two.
	const round = (current >= 100 && current % 100 === 0) || (current < 0 && total > 0);
	const rest = atoms.at(at + 1).word?.cardinal;
	const behind = atoms.isHyphen(at + 2) ? at + 4 : at + 2;
	return round && rest !== undefined && rest < 100 && atoms.at(behind).word?.scale === undefined ? at + 1 : -1;
}

/** `point five`, `point two five`. */
function readPoint(atoms: Atoms, at: number): { readonly value: number; readonly place: number; readonly to: number } | undefined {
	if (!atoms.is(at, 'point')) {
		return undefined;
	}
	let value = 0;
	let place = 1;
	let to = at + 1;
	for (; to < at + 5; to++) {
		const digit = atoms.at(to).word?.cardinal;
		if (digit === undefined || digit > 9) {
			break;
		}
		place /= 10;
		value += digit * place;
	}
	return to > at + 1 ? { value, place, to } : undefined;
}
