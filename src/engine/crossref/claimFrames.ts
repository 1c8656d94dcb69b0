import type { Background } from '../corpus/passageWords';
import { foldWord, toTerm } from '../corpus/terms';
import { TokenKind, type AnalyzedDocument, type DocumentId, type EntityId, type Mention, type NumericClaim, type Place } from '../types';
import { dateValue } from './claimDates';
import { findScope, labelOf, type ClaimScope, type ScopeContext } from './claimScope';
import { ClaimTokens } from './claimTokens';
import { statesFor, type ClaimWords, type WordClasses } from './claimWords';
import type { ValueInterval } from './intervals';
import { weighCounts, weighTerms, type WeightedTerms } from './termWeights';

export { readClaimWords, type ClaimWords } from './claimWords';

/** What framing needs to know beyond the document. */
export interface FrameContext {
	readonly words: ClaimWords;
	readonly background: Background;
	entityOf(place: Place): EntityId | undefined;
	/** With a year, or `undefined`. */
	publicationDate(id: DocumentId): string | undefined;
}

/** What a numeric claim speaks of, as far as its sentence says so. */
export interface ClaimFrame extends ClaimScope {
	readonly place: Place;
	readonly claim: NumericClaim;
	readonly value: ValueInterval;
	/** Kind and unit or class of what is counted: only claims with the same one are comparable. */
	readonly dimension: string;
	/** What happened to the people or things counted (`dead`, `damaged`), else `undefined`. */
	readonly state: string | undefined;
	/** `child`, `soldier`; `undefined` for people as such and for things. */
	readonly sort: string | undefined;
	/** The claim counts a part: "including two children". */
	readonly isPart: boolean;
	/** A date on which something was said, not when it happened: "the firm said on Tuesday". */
	readonly isOfSaying: boolean;
	/** The sentence says that the number grows: "rises to", "so far". */
	readonly isUpdate: boolean;
	/** Words of the stated base, when there is one. */
	readonly base: ReadonlySet<string>;
	/** Ages in the sentence: they tell who a number without a name belongs to. */
	readonly ages: ReadonlySet<number>;
	/** Other amounts of the sentence, by kind, unit and value; none that stand everywhere. */
	readonly companions: ReadonlySet<string>;
	/** Terms of the sentence, those near the claim weighing more; and all alike. */
	readonly near: WeightedTerms;
	readonly wide: WeightedTerms;
	readonly published: string | undefined;
	/** Words of the whole document: two texts on one event share many. */
	readonly story: WeightedTerms;
	/** What the opening of the document names: not a part of what it tells, but all of it. */
	readonly topic: ReadonlySet<string>;
}

/** Dimension of dates in the calendar. */
export const CALENDAR = 'calendar';

/** How far, in tokens, a state stands from what it says; before a bare number ("the toll of … to 11") farther. */
const REACH = 9;
const BARE_REACH = 20;
const PART_REACH = 3;
/** A verb this close before a length says what it is the length of: "fell about 200 feet from a ridge". */
const VERB_REACH = 3;
/** Most tokens between the commas of an insertion. */
const MOST_INSERTED = 12;
/** A smaller companion stands in every other sentence. */
const RARE_AMOUNT = 12;
/** Companions that are read in one sentence, so that one without a full stop costs no more than news. */
const MOST_COMPANIONS = 20;

/** Frames the claims of a document that can be compared; notes, ranks and dates that cannot be placed in the calendar are left out. */
export function frameClaims(analyzed: AnalyzedDocument, context: FrameContext): ClaimFrame[] {
	const { document, claims, mentions } = analyzed;
	const mentionsOf = bySentence(mentions);
	const claimsOf = bySentence(claims);
	const published = context.publicationDate(document.id);
	const topic = topicOf(analyzed, mentionsOf, context, -1);
	const story = storyOf(analyzed, context);
	const frames: ClaimFrame[] = [];
	for (const claim of claims) {
		const paragraph = document.paragraphs[document.sentences[claim.sentence]?.paragraph ?? -1];
		const value = claim.kind === 'date' ? dateValue(document.text.slice(claim.start, claim.end), claim, published) : claim;
		if (!value || claim.kind === 'rank' || !paragraph || paragraph.kind === 'note') {
			continue;
		}
		const others = near(claimsOf.get(claim.sentence) ?? [], claim);
		const scope: ScopeContext = {
			mentions: near(mentionsOf.get(claim.sentence) ?? [], claim),
			dates: others.filter((other) => other.kind === 'date' && other !== claim),
			published,
			entityOf: (mention: Mention) => context.entityOf({ document: document.id, start: mention.start, end: mention.end }),
		};
		const about = { story, topic: claim.sentence < TOPIC_SENTENCES ? topicOf(analyzed, mentionsOf, context, claim.sentence) : topic };
		frames.push(frameClaim(new ClaimTokens(analyzed, claim), claim, value, others, scope, context, about));
	}
	return frames;
}

/** Names in the title and the first sentences, but for the claim's own. */
function topicOf({ document }: AnalyzedDocument, mentionsOf: ReadonlyMap<number, readonly Mention[]>, context: FrameContext, except: number): ReadonlySet<string> {
	const topic = new Set<string>();
	for (let sentence = 0; sentence < Math.min(TOPIC_SENTENCES, document.sentences.length); sentence++) {
		for (const mention of sentence === except ? [] : mentionsOf.get(sentence)?.slice(0, MOST_COMPANIONS) ?? []) {
			const id = context.entityOf({ document: document.id, start: mention.start, end: mention.end });
			if (id !== undefined) {
				topic.add(labelOf(id));
			}
		}
	}
	return topic;
}

/** Words of a document that its story is taken from: of a long text the beginning tells it. */
const STORY_TOKENS = 3000;

function storyOf({ document: { text, tokens } }: AnalyzedDocument, { words, background }: FrameContext): WeightedTerms {
	const counts = new Map<string, number>();
	for (let token = 0; token < Math.min(STORY_TOKENS, tokens.starts.length); token++) {
		const term = toTerm(text.slice(tokens.starts[token], tokens.ends[token]), tokens.kinds[token] ?? TokenKind.sign, words.rules);
		if (term !== undefined && !/^\d/.test(term)) {
			counts.set(term, (counts.get(term) ?? 0) + 1);
		}
	}
	return weighCounts(counts, background);
}

/** The title and the lead. */
const TOPIC_SENTENCES = 3;

function bySentence<T extends Mention | NumericClaim>(all: readonly T[]): ReadonlyMap<number, readonly T[]> {
	const groups = new Map<number, T[]>();
	for (const one of all) {
		const group = groups.get(one.sentence);
		if (group) {
			group.push(one);
		} else {
			groups.set(one.sentence, [one]);
		}
	}
	return groups;
}

/** The annotations next to a claim in its sentence, by start. */
function near<T extends Mention | NumericClaim>(all: readonly T[], claim: NumericClaim): readonly T[] {
	if (all.length <= MOST_COMPANIONS) {
		return all;
	}
	let low = 0;
	let high = all.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((all[middle]?.start ?? 0) < claim.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return all.slice(Math.max(0, low - MOST_COMPANIONS / 2), low + MOST_COMPANIONS / 2);
}

function frameClaim(tokens: ClaimTokens, claim: NumericClaim, value: ValueInterval, others: readonly NumericClaim[], scope: ScopeContext, context: FrameContext, about: Pick<ClaimFrame, 'story' | 'topic'>): ClaimFrame {
	const { words } = context;
	const head = headOf(tokens, claim, words);
	const sort = head === 'person' ? words.sortsOfPeople.get(foldWord(claim.unit)) : undefined;
	const states = statesFor(words, claim.kind, head, claim.unit);
	const distances = distancesOf(tokens, words);
	const amounts = others.filter((other) => other !== claim && other.kind !== 'date' && other.kind !== 'rank');
	return {
		...findScope(tokens, claim, words, scope),
		place: { document: tokens.analyzed.document.id, start: claim.start, end: claim.end },
		claim,
		value,
		dimension: dimensionOf(claim, head),
		state: states && stateOf(tokens, states, claim.unit === '' ? BARE_REACH : REACH, claim.kind === 'measure'),
		sort,
		isPart: sort === undefined && isPart(tokens, words),
		isOfSaying: claim.kind === 'date' && isOfSaying(tokens, words),
		isUpdate: hasWord(tokens, words.updateWords, BEHIND_UPDATE),
		base: baseOf(tokens, claim, words),
		ages: new Set(amounts.flatMap((other) => (isAge(other) && other.low !== null ? [other.low] : []))),
		companions: new Set(amounts.filter((other) => Math.abs(other.low ?? other.high ?? 0) > RARE_AMOUNT && !isAge(other)).map((other) => `${other.kind} ${other.unit} ${other.low} ${other.high}`)),
		near: weighTerms(distances, context.background, NEAR_DECAY),
		wide: weighTerms(distances, context.background, Infinity),
		published: scope.published,
		...about,
	};
}

/** How far, in tokens, a verb of saying stands before the date that it is dated by. */
const SAYING_BEFORE = 6;
/** How far, in tokens, a word that announces an update stands from its number. */
const BEHIND_UPDATE = 10;
/** Tokens over which the weight of a word falls to about a third. */
const NEAR_DECAY = 5;

function isAge({ kind, unit }: NumericClaim): boolean {
	return kind === 'measure' && unit === 'year';
}

/** Class of the counted noun. Without one, what dies or is injured is a person; so is what is counted by a name ("350 Palestinians"). */
function headOf(tokens: ClaimTokens, { kind, unit }: NumericClaim, words: ClaimWords): string {
	if (kind === 'count' && (/^\p{Lu}\p{Ll}/u.test(unit) || (unit === '' && stateOf(tokens, words.statesOfPeople, BARE_REACH) !== undefined))) {
		return 'person';
	}
	const folded = foldWord(unit);
	return words.heads.get(folded) ?? folded;
}

function dimensionOf({ kind, unit }: NumericClaim, head: string): string {
	switch (kind) {
		case 'count':
			return `count ${head}`;
		case 'date':
			return !unit.startsWith('time:') ? CALENDAR : /[Z+-]/.test(unit.slice('time:hh:mm'.length)) ? 'time with a zone' : 'time';
		case 'percent': case 'multiple':
			return kind;
		default:
			return `${kind} ${unit}`;
	}
}

function distancesOf(tokens: ClaimTokens, { rules }: ClaimWords): Map<string, number> {
	const distances = new Map<string, number>();
	for (let token = tokens.first; token < tokens.last; token++) {
		const distance = tokens.distance(token);
		const term = distance > 0 ? tokens.term(token, rules) : undefined;
		if (term !== undefined && !/^\d/.test(term)) {
			distances.set(term, Math.min(distances.get(term) ?? Infinity, distance));
		}
	}
	return distances;
}

/** The state that the clause gives what is counted: the first behind the claim before its clause ends, else the nearest before it. */
function stateOf(tokens: ClaimTokens, states: WordClasses, reach: number, verbFirst = false): string | undefined {
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
function isPart(tokens: ClaimTokens, { partWords, partWordsBehind }: ClaimWords): boolean {
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

function isOfSaying(tokens: ClaimTokens, { sayings }: ClaimWords): boolean {
	for (let token = tokens.from - 1; token >= Math.max(tokens.first, tokens.from - SAYING_BEFORE) && !tokens.endsClause(token); token--) {
		if (sayings.has(tokens.word(token))) {
			return true;
		}
	}
	// "27 September – The ministry …" dates the report.
	const isDateLine = tokens.isWholeStart && tokens.from === tokens.first && /^[^\p{L}\d]/u.test(tokens.word(tokens.to));
	return isDateLine || [0, 1, 2].some((step) => sayings.has(tokens.word(tokens.to + step)));
}

function hasWord(tokens: ClaimTokens, words: ReadonlySet<string>, reach: number): boolean {
	for (let token = Math.max(tokens.first, tokens.from - reach); token < Math.min(tokens.last, tokens.to + reach); token++) {
		if (words.has(tokens.word(token))) {
			return true;
		}
	}
	return false;
}

function baseOf(tokens: ClaimTokens, { per }: NumericClaim, { rules }: ClaimWords): ReadonlySet<string> {
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
