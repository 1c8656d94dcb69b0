import type { NumericClaim, Span } from '../../types';
import type { Atoms } from './atoms';
import type { Draft } from './drafts';
import { findModality } from './modality';
import { isInPhrase, isSpanWord } from './nouns';
import { Role, type NumberWords } from './numberWords';
import { findNounBehind, findPhraseBefore } from './phrases';
import { findSpeeches, speakerOf } from './speech';

/** Turns the drafts of one sentence into claims, with what the words around them say of them. What is not stated stays undefined. */
export function addClaims(atoms: Atoms, drafts: readonly Draft[], sentence: number, words: NumberWords, claims: NumericClaim[]): void {
	const speeches = drafts.length > 0 ? findSpeeches(atoms) : [];
	for (const [index, draft] of drafts.entries()) {
		const date = draft.kind === 'date';
		const floor = drafts[index - 1]?.to ?? 0;
		const per = date ? undefined : findBase(atoms, draft, words);
		claims.push({
			start: atoms.at(draft.from).start, end: atoms.at(draft.to - 1).end, kind: draft.kind, sentence, low: draft.low, high: draft.high, bound: draft.bound, unit: draft.unit,
			about: date ? undefined : findSubject(atoms, draft, floor, per !== undefined), per, modality: findModality(atoms, draft), attribution: speakerOf(atoms, speeches, draft),
		});
	}
}

function toSpan(atoms: Atoms, from: number, to: number): Span | undefined {
	return to > from ? { start: atoms.at(from).start, end: atoms.at(to - 1).end } : undefined;
}

const ARTICLES = ['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our', 'all', 'these', 'those', 'this', 'that'];

/** The noun phrase behind a preposition, without its article: `sales revenue` in `of sales revenue`. */
function phraseBehind(atoms: Atoms, at: number): Span | undefined {
	let from = at;
	while (from < at + 2 && ARTICLES.includes(atoms.at(from).lower)) {
		from++;
	}
	// "of their last eight games"
	if (isSpanWord(atoms, from)) {
		from++;
	}
	const number = atoms.at(from).digits || atoms.at(from).word?.cardinal !== undefined ? from + 1 : from;
	const to = findNounBehind(atoms, number);
	return to > number ? toSpan(atoms, from, to) : undefined;
}

/** Behind `a year`, they make a time of it: "$5 a year earlier". */
const TIME_ADVERBS = ['ago', 'earlier', 'later', 'before', 'after', 'previously'];

/** The stated base: what a share is a share of, what a price or a rate is paid or counted for. */
function findBase(atoms: Atoms, draft: Draft, words: NumberWords): Span | undefined {
	const { to, kind } = draft;
	if (atoms.is(to, 'per') && !atoms.is(to + 1, 'cent')) {
		const time = atoms.at(to + 1).word?.unit;
		return time ? toSpan(atoms, to + 1, to + 2) : phraseBehind(atoms, to + 1);
	}
	if (atoms.is(to, 'a', 'an', 'each', 'every') && atoms.at(to + 1).word?.unit && kind !== 'duration' && kind !== 'rank' && !isInPhrase(atoms.at(to + 2)) && !atoms.is(to + 2, ...TIME_ADVERBS)) {
		return toSpan(atoms, to + 1, to + 2);
	}
	if (kind === 'money' && atoms.is(to, 'a', 'an', 'each', 'every') && words.pricedThings.has(atoms.at(to + 1).lower) && !atoms.isHyphen(to + 2)) {
		return toSpan(atoms, to + 1, to + 2);
	}
	if (!atoms.is(to, 'of')) {
		return undefined;
	}
	const share = kind === 'percent' || (kind === 'multiple' && draft.high !== null && draft.high < 1) || (kind === 'count' && draft.noun === undefined && draft.bound !== 'vague') || (kind === 'count' && draft.bare === true);
	return share && !atoms.is(to + 1, 'them', 'whom', 'which', 'us', 'you') ? phraseBehind(atoms, to + 1) : undefined;
}

/** What is counted or measured. */
function findSubject(atoms: Atoms, draft: Draft, floor: number, based: boolean): Span | undefined {
	const { noun, to, kind } = draft;
	if (noun) {
		let from = noun.head;
		while (from > draft.from && atoms.at(from - 1).end > atoms.at(draft.from).start && isModifier(atoms, from - 1)) {
			from--;
		}
		const of = atoms.is(noun.to, 'of') ? findNounBehind(atoms, skipArticle(atoms, noun.to + 1)) : 0;
		return toSpan(atoms, from, Math.max(noun.to, of));
	}
	if (kind === 'rank' || kind === 'score') {
		return undefined;
	}
	if (kind === 'count') {
		return atoms.is(to, 'of') && draft.bound === 'vague' ? phraseBehind(atoms, to + 1) : undefined;
	}
	// "$40 billion tanker contract", "a 25 percent share"
	if (isInPhrase(atoms.at(to)) && atoms.at(to).kind === 'word' && ((atoms.at(to).word?.roles ?? 0) & (Role.change | Role.timeAdjective)) === 0 && !/(?:ed|ly)$/.test(atoms.at(to).lower)) {
		const end = findNounBehind(atoms, to);
		return toSpan(atoms, to, end);
	}
	// "$4bn in aid", "$11bn of aircraft deals"
	if (!based && kind === 'money' && atoms.is(to, 'in', 'of')) {
		const behind = phraseBehind(atoms, to + 1);
		if (behind && !(atoms.is(to, 'in') && (atoms.at(to + 1).capital || ARTICLES.includes(atoms.at(to + 1).lower)))) {
			return behind;
		}
	}
	return findPhraseBefore(atoms, draft.from, floor);
}

function skipArticle(atoms: Atoms, at: number): number {
	return ARTICLES.includes(atoms.at(at).lower) ? at + 1 : at;
}

/** Between the number and its noun: not the number itself. */
function isModifier(atoms: Atoms, at: number): boolean {
	const atom = atoms.at(at);
	if (atom.digits) {
		return atoms.at(at - 1).capital; // "Boeing 787 aircraft"
	}
	return isInPhrase(atom) && atom.word?.scale === undefined && atom.word?.cardinal === undefined && atom.word?.few === undefined && !atoms.is(at, 'more', 'other') || (atoms.isHyphen(at) && isInPhrase(atoms.at(at - 1)) && atoms.at(at - 1).word?.cardinal === undefined && !atoms.at(at - 1).digits);
}
