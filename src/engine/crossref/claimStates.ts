import type { NumericClaim } from '../types';
import type { ClaimTokens } from './claimTokens';
import type { ClaimWords, WordClasses } from './claimWords';

/** How far, in tokens, a state stands from what it says; before a bare number ("the toll of … to 11") farther. */
export const REACH = 9;
export const BARE_REACH = 20;
const PART_REACH = 3;
/** A verb this close before a length says what it is the length of: "fell about 200 feet from a ridge". */
const VERB_REACH = 3;
/** Most tokens between the commas of an insertion. */
const MOST_INSERTED = 12;
/** How far, in tokens, a verb of saying stands before the date that it is dated by. */
const SAYING_BEFORE = 6;
/** How far, in tokens, a word that announces an update stands from its number. */
const BEHIND_UPDATE = 10;

/** The state that the clause gives what is counted: the first behind the claim before its clause ends, else the nearest before it. */
export function stateOf(tokens: ClaimTokens, states: WordClasses, reach: number, verbFirst = false): string | undefined {
	for (let token = tokens.from - 1; verbFirst && token >= Math.max(tokens.first, tokens.from - VERB_REACH); token--) {
		const state = states.get(tokens.word(token));
		if (state !== undefined) {
			return state;
		}
	}
	for (let token = tokens.from, end = tokens.to + REACH; token < Math.min(tokens.last, end); token++) {
		if (token === tokens.to && isInsertion(tokens, token)) {
			const behind = insertionEnd(tokens, token);
			end += behind - token;
			token = behind;
			continue;
		}
		if (token >= tokens.to && tokens.endsClause(token)) {
			break;
		}
		const state = states.get(tokens.word(token));
		if (state !== undefined) {
			return state;
		}
	}
	for (let token = tokens.from - 1; token >= Math.max(tokens.first, tokens.from - reach); token--) {
		const word = tokens.word(token);
		const state = states.get(word);
		if (state !== undefined) {
			return state;
		}
		if (word === ';' || word === '(' || word === ')') {
			break;
		}
	}
	return undefined;
}

/** ", including three civilians," and ", most of them children,". */
function isInsertion(tokens: ClaimTokens, token: number): boolean {
	return tokens.word(token) === ',' && /^(?:including|among|most|mostly|some|many|all|half|who|one|two|three)$/.test(tokens.word(token + 1));
}

/** The comma that closes the insertion, else its beginning. */
function insertionEnd(tokens: ClaimTokens, token: number): number {
	for (let at = token + 1; at < Math.min(tokens.last, token + MOST_INSERTED); at++) {
		if (tokens.word(at) === ',') {
			return at;
		}
	}
	return token - 1;
}

/** A part is announced before the number ("including two", "of which four") or with it ("three others", "$281m in cash"). */
export function isPart(tokens: ClaimTokens, { partWords, partWordsBehind }: ClaimWords): boolean {
	for (let token = Math.max(tokens.first, tokens.from - PART_REACH); token < tokens.from; token++) {
		const word = tokens.word(token);
		if (partWords.has(word) || (/^(?:which|whom|them|these)$/.test(word) && tokens.word(token - 1) === 'of')) {
			return true;
		}
	}
	for (let token = tokens.from; token < Math.min(tokens.last, tokens.to + PART_REACH); token++) {
		const word = tokens.word(token);
		if (token > tokens.to && tokens.endsClause(token)) {
			return false;
		}
		if (partWordsBehind.has(word) && tokens.word(token + 1) !== 'than') {
			return true;
		}
	}
	return false;
}

/** A date tells when something was said, not when it happened: "the firm said on Tuesday". */
export function isOfSaying(tokens: ClaimTokens, { sayings }: ClaimWords): boolean {
	for (let token = tokens.from - 1; token >= Math.max(tokens.first, tokens.from - SAYING_BEFORE) && !tokens.endsClause(token); token--) {
		if (sayings.has(tokens.word(token))) {
			return true;
		}
	}
	// "27 September – The ministry …" dates the report.
	const isDateLine = tokens.isWholeStart && tokens.from === tokens.first && /^[^\p{L}\d]/u.test(tokens.word(tokens.to));
	return isDateLine || [0, 1, 2].some((step) => sayings.has(tokens.word(tokens.to + step)));
}

/** The sentence announces that its number grows. */
export function isUpdate(tokens: ClaimTokens, { updateWords }: ClaimWords): boolean {
	for (let token = Math.max(tokens.first, tokens.from - BEHIND_UPDATE); token < Math.min(tokens.last, tokens.to + BEHIND_UPDATE); token++) {
		if (updateWords.has(tokens.word(token))) {
			return true;
		}
	}
	return false;
}

/** Words of the stated base. */
export function baseOf(tokens: ClaimTokens, { per }: NumericClaim, { rules }: ClaimWords): ReadonlySet<string> {
	const base = new Set<string>();
	if (per) {
		const { ends } = tokens.analyzed.document.tokens;
		for (let token = tokens.tokenOf(per); token < tokens.last && (ends[token] ?? 0) <= per.end; token++) {
			const term = tokens.term(token, rules);
			if (term !== undefined) {
				base.add(term);
			}
		}
	}
	return base;
}
