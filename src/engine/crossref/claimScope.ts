import { foldName } from '../text/normalize';
import type { AnalyzedDocument, Entity, Mention, NumericClaim, Place, Span } from '../types';
import type { ClaimTokens } from './claimTokens';
import type { ClaimWords } from './claimWords';

/** An entity; the same one is the same object. Its id is made from all of its names, and so is asked for last. */
export type NamedEntity = Pick<Entity, 'id'>;

/** What a text names, and how, folded: what is a place in one text may be a person in another, but under the same name. */
export interface WrittenName {
	readonly entity: NamedEntity;
	readonly name: string;
}

/** Where, when and of whom a claim says what it says, as far as its sentence tells. */
export interface ClaimScope {
	/** Entities named in the sentence, and those near the claim. */
	readonly entities: ReadonlySet<NamedEntity>;
	readonly nearEntities: ReadonlySet<NamedEntity>;
	/** Where it holds ("in Takengon"); for a distance, the landmarks that it is measured from. */
	readonly places: readonly WrittenName[];
	/** The noun of "in the district", "at the school". */
	readonly area: string | undefined;
	/** Whose age, score or fall it is. */
	readonly subject: WrittenName | undefined;
	/** Nothing but a comma or a bracket stands between that name and the claim. */
	readonly isTied: boolean;
	/** Years and months other than the document's own: `2004`, `--04`. */
	readonly times: ReadonlySet<string>;
}

/** Mentions and dates of the claim's sentence, with what they stand for. */
export interface ScopeContext {
	readonly mentions: readonly Mention[];
	readonly dates: readonly NumericClaim[];
	readonly published: string | undefined;
	entityOf(mention: Mention): NamedEntity | undefined;
}

/** How far, in tokens, an entity is near. */
const NEAR = 10;
/** How far behind its claim a place or a year still belongs to it, and how far before it. */
const BEHIND = 18;
const BEFORE = 12;
/** A place at most this many tokens into its sentence opens it: "In Takengon, 10 people …". */
const OPENING = 6;
/** Most tokens between a preposition and the name that it governs: "in the mountainous Bener Meriah district". */
const GOVERNS = 4;
/** Months that an event may lie before the report on it, or after. */
const SAME_MONTHS = 1;

/** Types of what can stand behind "in"; a recogniser makes many a town a person. */
const PLACE_TYPES: ReadonlySet<Mention['type']> = new Set(['place', 'person', 'event', 'other']);
const LOCATIVE = new Set(['in', 'at', 'near', 'inside', 'within', 'on', 'across', 'into', 'during']);
/** A name behind one of these is not governed by what stands before it. */
const OTHER_PREPOSITIONS = new Set(['from', 'to', 'by', 'with', 'for', 'as', 'than', 'after', 'before', 'and', 'around', 'said']);
const ORIGIN = new Set(['from', 'of', 'to']);
const DETERMINERS = new Set(['the', 'his', 'her', 'their', 'this', 'that', 'another', 'one', 'a', 'an']);

export function findScope(tokens: ClaimTokens, claim: NumericClaim, words: ClaimWords, context: ScopeContext): ClaimScope {
	const entities = new Set<NamedEntity>();
	const nearEntities = new Set<NamedEntity>();
	const places: WrittenName[] = [];
	const isLength = claim.kind === 'measure' && claim.unit === 'm';
	let landmark: WrittenName | undefined;
	for (const mention of context.mentions) {
		const named = writtenName(tokens, mention, context);
		const token = tokens.tokenOf(mention);
		if (!named || isWithin(mention, claim.attribution) || token >= tokens.last) {
			continue;
		}
		entities.add(named.entity);
		if (tokens.distance(token) <= NEAR) {
			nearEntities.add(named.entity);
		}
		if (PLACE_TYPES.has(mention.type) && !isPossessor(tokens, mention) && belongs(tokens, token) && governedBy(tokens, token, isLength ? ORIGIN : LOCATIVE)) {
			if (isLength && token >= tokens.to) {
				// The first landmark behind a distance is its own.
				landmark ??= named;
			} else {
				places.push(named);
			}
		}
	}
	return {
		entities, nearEntities,
		places: landmark ? [landmark] : places,
		area: areaOf(tokens, words),
		...subjectOf(tokens, claim, context),
		times: timesOf(tokens, context),
	};
}

function isWithin(inner: Place | Mention, outer: NumericClaim['attribution']): boolean {
	return outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;
}

function writtenName(tokens: ClaimTokens, mention: Mention, context: ScopeContext): WrittenName | undefined {
	const entity = context.entityOf(mention);
	return entity && { entity, name: nameOf(tokens.analyzed, mention) };
}

/** The folded name of an entity, made from all of its names. */
export function labelOf({ id }: NamedEntity): string {
	return id.slice(id.indexOf(':') + 1);
}

/** Folded, as it is written. */
export function nameOf({ document }: AnalyzedDocument, { start, end }: Span): string {
	return foldName(document.text.slice(start, end));
}

/** In reach of the claim, or at the opening of its sentence. */
function belongs(tokens: ClaimTokens, token: number): boolean {
	return tokens.distance(token) <= (token < tokens.from ? BEFORE : BEHIND) || isOpening(tokens, token);
}

function isOpening(tokens: ClaimTokens, token: number): boolean {
	return tokens.isWholeStart && token - tokens.first < OPENING && LOCATIVE.has(tokens.word(tokens.first));
}

function governedBy(tokens: ClaimTokens, token: number, prepositions: ReadonlySet<string>): boolean {
	for (let at = token - 1; at >= Math.max(tokens.first, token - GOVERNS); at--) {
		const word = tokens.word(at);
		if (prepositions.has(word)) {
			return true;
		}
		if (/^[^\p{L}]/u.test(word) || OTHER_PREPOSITIONS.has(word)) {
			return false;
		}
	}
	return false;
}

/** "in the district" behind the claim, before the next comma. */
function areaOf(tokens: ClaimTokens, words: ClaimWords): string | undefined {
	for (let token = tokens.to; token < Math.min(tokens.last, tokens.to + BEHIND); token++) {
		const word = tokens.word(token);
		if (/^[;,."”]/u.test(word)) {
			return undefined;
		}
		if (LOCATIVE.has(word) && DETERMINERS.has(tokens.word(token + 1))) {
			const noun = [2, 3, 4].map((step) => tokens.word(token + step)).find((next) => words.areaNouns.has(next));
			if (noun !== undefined) {
				return noun;
			}
		}
	}
	return undefined;
}

/**
 * The person an age, a score or a length belongs to: the name right behind ("36-year-old Rahman"), else the nearest one before
 * ("Robert Buckley, 32,"). Who is quoted and who is only possessor ("Buckley's death") is neither.
 */
function subjectOf(tokens: ClaimTokens, claim: NumericClaim, context: ScopeContext): Pick<ClaimScope, 'subject' | 'isTied'> {
	let before: Mention | undefined;
	for (const mention of context.mentions) {
		if (mention.type === 'place' || mention.type === 'group' || isWithin(mention, claim.attribution)) {
			continue;
		}
		const token = tokens.tokenOf(mention);
		if (token >= tokens.to) {
			if (isAdjoining(tokens, tokens.to, token)) {
				return { subject: writtenName(tokens, mention, context), isTied: true };
			}
			break;
		}
		if (token < tokens.from && !isPossessor(tokens, mention)) {
			before = mention;
		}
	}
	return { subject: before && writtenName(tokens, before, context), isTied: before !== undefined && /^[,(]$/.test(tokens.word(tokens.from - 1)) && tokens.tokenOf({ start: before.end, end: before.end }) === tokens.from - 1 };
}

/** "Buckley's death", "Papua's main city". */
function isPossessor(tokens: ClaimTokens, { end }: Mention): boolean {
	return /^['’]s?$/u.test(tokens.word(tokens.tokenOf({ start: end, end })));
}

/** Nothing but words between, and few of them. */
function isAdjoining(tokens: ClaimTokens, from: number, to: number): boolean {
	if (to - from > GOVERNS) {
		return false;
	}
	for (let token = from; token < to; token++) {
		if (/^[^\p{L}]|^(?:and|but|by|from|said|to)$/u.test(tokens.word(token))) {
			return false;
		}
	}
	return true;
}

function timesOf(tokens: ClaimTokens, { dates, published }: ScopeContext): ReadonlySet<string> {
	const times = new Set<string>();
	const [ownYear, ownMonth] = published === undefined ? [] : published.split('-');
	for (const date of dates) {
		const token = tokens.tokenOf(date);
		// "the tsunami of 2004" behind the claim dates the tsunami, not the claim.
		const isOfNoun = token >= tokens.to && tokens.word(token - 1) === 'of';
		if (token >= tokens.last || isOfNoun || isOfOtherClause(tokens, token)) {
			continue;
		}
		const year = /^\d{4}/.exec(date.unit)?.[0] ?? relativeYear(date.unit, ownYear);
		const month = /^(?:\d{4}|-)-(\d\d)/.exec(date.unit)?.[1];
		if (year !== undefined && year !== ownYear) {
			times.add(year);
		} else if (month !== undefined && ownMonth !== undefined && monthsApart(month, ownMonth) > SAME_MONTHS) {
			times.add(`--${month}`);
		}
	}
	return times;
}

/** `last year`, `4 years ago`: the year when that of the document is known, else the words. */
function relativeYear(unit: string, ownYear: string | undefined): string | undefined {
	const ago = /^rel:last-year/.test(unit) ? 1 : Number(/^rel:(\d{1,3})-years-ago/.exec(unit)?.[1]);
	return ago >= 1 ? (ownYear === undefined ? 'an earlier year' : String(Number(ownYear) - ago)) : undefined;
}

/** Out of reach, or before "and is", "and was". */
function isOfOtherClause(tokens: ClaimTokens, token: number): boolean {
	if (!belongs(tokens, token)) {
		return true;
	}
	for (let at = Math.min(token, tokens.to); at < Math.max(token, tokens.from); at++) {
		if (tokens.word(at) === ';' || (tokens.word(at) === 'and' && /^(?:is|was|are|were|has|had|have)$/.test(tokens.word(at + 1)))) {
			return true;
		}
	}
	return false;
}

/** Across the turn of a year, too. */
function monthsApart(a: string, b: string): number {
	const apart = Math.abs(Number(a) - Number(b));
	return Math.min(apart, 12 - apart);
}
