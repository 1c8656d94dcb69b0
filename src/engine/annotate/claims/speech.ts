import type { Span } from '../../types';
import type { Atoms } from './atoms';
import type { Draft } from './drafts';
import { isInPhrase } from './nouns';
import { Role } from './numberWords';
import { findNounBehind } from './phrases';

/** Someone says something: where the verb stands, and who speaks. */
export interface Speech {
	/** What is said begins or ends here. */
	readonly at: number;
	readonly speaker: Span;
	/** The speaker stands behind what is said, or before it. */
	readonly side: 'behind' | 'before' | 'both';
	/** What is said ends here: "X reported a loss of 5%, Y one of 6%". */
	readonly to: number;
}

/** Verbs that take what they tell as an object, too. */
const TRANSITIVE = /^(?:announc|report|confirm|estimat|declar|reveal|disclos|calculat|project|admit|acknowledg|predict)/;

function nextComma(atoms: Atoms, at: number): number {
	let next = at + 1;
	while (next < atoms.length && !atoms.isSign(next, ',', ';')) {
		next++;
	}
	return next;
}

/** Longest apposition between a speaker and the verb, in atoms. */
const APPOSITION = 16;
const PHRASE = 10;

/** Who says something in a sentence: `according to X`, `X said`, `said X`. Pronouns are left out: they name nobody. One pass. */
export function findSpeeches(atoms: Atoms): Speech[] {
	const found: Speech[] = [];
	for (let at = 0; at < atoms.length; at++) {
		const atom = atoms.at(at);
		if (atom.lower === 'according' && atoms.is(at + 1, 'to')) {
			const speaker = phraseBehind(atoms, at + 2);
			if (speaker && canSpeak(atoms, speaker)) {
				found.push({ at, speaker, side: 'both', to: atoms.length });
			}
		} else if (((atom.word?.roles ?? 0) & Role.saying) !== 0 && !atoms.is(at + 1, 'of', 'from')) {
			const before = phraseBefore(atoms, at);
			if (before) {
				found.push({ at, speaker: before.span, side: before.quoted ? 'both' : 'before', to: TRANSITIVE.test(atom.lower) && !atoms.is(at + 1, 'that') ? nextComma(atoms, at) : atoms.length });
			} else if (atoms.isSign(at - 1, ',', '"', '”') || (atoms.isSign(at - 2, ',') && atoms.isSign(at - 1, '"', '”'))) {
				const behind = phraseBehind(atoms, at + 1);
				if (behind) {
					found.push({ at, speaker: behind, side: 'behind', to: atoms.length });
				}
			}
		}
	}
	return found;
}

/** A name, or a word for people and papers that are quoted: "according to officials", not "according to the policy". */
function canSpeak(atoms: Atoms, { start, end }: Span): boolean {
	for (let at = 0; at < atoms.length; at++) {
		const atom = atoms.at(at);
		if (atom.start >= start && atom.end <= end && (atom.capital || ((atom.word?.roles ?? 0) & Role.speaker) !== 0)) {
			return true;
		}
	}
	return false;
}

/** The speaker of a claim: the nearest one whose words it is part of. */
export function speakerOf(atoms: Atoms, speeches: readonly Speech[], draft: Draft): Span | undefined {
	let best: Span | undefined;
	const { start } = atoms.at(draft.from);
	const { end } = atoms.at(draft.to - 1);
	for (const speech of speeches) {
		if (speech.speaker.start < end && start < speech.speaker.end) {
			continue;
		}
		const after = draft.from > speech.at;
		if (after ? speech.side !== 'behind' && draft.from < speech.to : speech.side !== 'before' && best === undefined) {
			best = speech.speaker;
		}
	}
	return best;
}

const ARTICLES = ['the', 'a', 'an', 'his', 'her', 'its', 'their', 'our', 'my'];

function phraseBehind(atoms: Atoms, at: number): Span | undefined {
	const from = ARTICLES.includes(atoms.at(at).lower) ? at + 1 : at;
	const to = findNounBehind(atoms, from);
	return to > from ? { start: atoms.at(from).start, end: atoms.at(to - 1).end } : undefined;
}

/** The subject before a verb of saying, over adverbs and an apposition: `X, a spokesman for Y, also said`. */
function phraseBefore(atoms: Atoms, verb: number): { readonly span: Span; readonly quoted: boolean } | undefined {
	let to = verb;
	while (to > 0 && (atoms.is(to - 1, 'also', 'has', 'have', 'had', 'later', 'then', 'recently') || (atoms.at(to - 1).lower.endsWith('ly') && atoms.at(to - 1).kind === 'word' && !atoms.at(to - 1).capital))) {
		to--;
	}
	if (atoms.isSign(to - 1, ',')) {
		const comma = previousComma(atoms, to - 1);
		if (comma < 0) {
			return undefined;
		}
		to = comma;
	}
	let from = to;
	while (from > 0 && to - from < PHRASE && isSubjectPart(atoms, from - 1)) {
		from--;
	}
	while (from < to && (ARTICLES.includes(atoms.at(from).lower) || atoms.is(from, 'of', 'for', 'and', '\'s', '’s') || atoms.at(from).kind === 'sign' || (atoms.at(from).lower.endsWith('ly') && !atoms.at(from).capital))) {
		from++;
	}
	if (from >= to || !isInPhrase(atoms.at(to - 1)) || atoms.at(from).kind === 'sign') {
		return undefined;
	}
	const quoted = atoms.isSign(from - 1, ',', '"', '”') || (ARTICLES.includes(atoms.at(from - 1).lower) && atoms.isSign(from - 2, ',', '"', '”'));
	return { span: { start: atoms.at(from).start, end: atoms.at(to - 1).end }, quoted };
}

function previousComma(atoms: Atoms, at: number): number {
	for (let before = at - 1; before > Math.max(0, at - APPOSITION); before--) {
		if (atoms.isSign(before, ',')) {
			return before;
		}
		if (atoms.isSign(before, '"', '”', '“')) {
			return -1;
		}
	}
	return -1;
}

function isSubjectPart(atoms: Atoms, at: number): boolean {
	const atom = atoms.at(at);
	return isInPhrase(atom) || atoms.isHyphen(at) || ARTICLES.includes(atom.lower) || atom.lower === 'of' || atom.lower === 'for' || ((atom.lower === '\'s' || atom.lower === '’s') && !atom.spaced) || (atom.lower === 'and' && atoms.at(at + 1).capital && atoms.at(at - 1).capital);
}
