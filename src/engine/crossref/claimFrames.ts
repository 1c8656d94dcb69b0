import type { Background } from '../corpus/passageWords';
import { foldWord } from '../corpus/terms';
import type { DocumentId, NumericClaim, Place } from '../types';
import { findScope, type ClaimScope, type NamedEntity, type ScopeContext, type WrittenName } from './claimScope';
import { BARE_REACH, REACH, baseOf, isPart, isUpdate, stateOf } from './claimStates';
import type { ClaimTokens } from './claimTokens';
import { statesFor, type ClaimWords } from './claimWords';
import type { ValueInterval } from './intervals';
import { weighTerms, type WeightedTerms } from './termWeights';

export { readClaimWords, type ClaimWords } from './claimWords';

/** What framing needs to know beyond the document. */
export interface FrameContext {
	readonly words: ClaimWords;
	readonly background: Background;
	entityOf(place: Place): NamedEntity | undefined;
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
	/** What the opening of the document names, and how: not a part of what it tells, but all of it. */
	readonly topic: Topic;
}

/** Entities, and folded names as they are written. */
export type Topic = ReadonlySet<NamedEntity | string>;

/** Dimension of dates in the calendar. */
export const CALENDAR = 'calendar';

/** A smaller companion stands in every other sentence. */
const RARE_AMOUNT = 12;

/** What a claim is framed from: its sentence, and what is the same for all claims of its document. */
export interface Framed {
	readonly claim: NumericClaim;
	readonly value: ValueInterval;
	/** Class of what is counted. */
	readonly head: string;
	/** Other claims of its sentence. */
	readonly others: readonly NumericClaim[];
	readonly scope: ScopeContext;
	readonly published: string | undefined;
	readonly topic: () => Topic;
}

/** Reads the sentence around a claim, each part of it when it is asked for: most frames are put aside for their names alone. */
export function frameClaim(tokens: ClaimTokens, framed: Framed, context: Pick<FrameContext, 'words' | 'background'>): ClaimFrame {
	return new SentenceFrame(tokens, framed, context);
}

type Signs = Pick<ClaimFrame, 'state' | 'isPart' | 'isUpdate' | 'base' | 'ages' | 'companions'>;
type Wording = Pick<ClaimFrame, 'near' | 'wide'>;

class SentenceFrame implements ClaimFrame {
	readonly place: Place;
	readonly claim: NumericClaim;
	readonly value: ValueInterval;
	readonly dimension: string;
	readonly sort: string | undefined;
	readonly published: string | undefined;
	readonly #tokens: ClaimTokens;
	readonly #framed: Framed;
	readonly #context: Pick<FrameContext, 'words' | 'background'>;
	#knownScope: ClaimScope | undefined;
	#knownSigns: Signs | undefined;
	#knownWording: Wording | undefined;

	constructor(tokens: ClaimTokens, framed: Framed, context: Pick<FrameContext, 'words' | 'background'>) {
		const { claim, value, head, published } = framed;
		this.place = { document: tokens.analyzed.document.id, start: claim.start, end: claim.end };
		this.claim = claim;
		this.value = value;
		this.dimension = dimensionOf(claim, head);
		this.sort = head === 'person' ? context.words.sortsOfPeople.get(foldWord(claim.unit)) : undefined;
		this.published = published;
		this.#tokens = tokens;
		this.#framed = framed;
		this.#context = context;
	}

	get topic(): Topic {
		return this.#framed.topic();
	}

	get entities(): ReadonlySet<NamedEntity> {
		return this.#scope.entities;
	}

	get nearEntities(): ReadonlySet<NamedEntity> {
		return this.#scope.nearEntities;
	}

	get places(): readonly WrittenName[] {
		return this.#scope.places;
	}

	get area(): string | undefined {
		return this.#scope.area;
	}

	get subject(): WrittenName | undefined {
		return this.#scope.subject;
	}

	get isTied(): boolean {
		return this.#scope.isTied;
	}

	get times(): ReadonlySet<string> {
		return this.#scope.times;
	}

	get state(): string | undefined {
		return this.#signs.state;
	}

	get isPart(): boolean {
		return this.#signs.isPart;
	}

	get isUpdate(): boolean {
		return this.#signs.isUpdate;
	}

	get base(): ReadonlySet<string> {
		return this.#signs.base;
	}

	get ages(): ReadonlySet<number> {
		return this.#signs.ages;
	}

	get companions(): ReadonlySet<string> {
		return this.#signs.companions;
	}

	get near(): WeightedTerms {
		return this.#wording.near;
	}

	get wide(): WeightedTerms {
		return this.#wording.wide;
	}

	get #scope(): ClaimScope {
		return (this.#knownScope ??= findScope(this.#tokens, this.claim, this.#context.words, this.#framed.scope));
	}

	get #signs(): Signs {
		return (this.#knownSigns ??= readSigns(this.#tokens, this.#framed, this.sort, this.#context.words));
	}

	get #wording(): Wording {
		return (this.#knownWording ??= readWording(this.#tokens, this.#context));
	}
}

function readSigns(tokens: ClaimTokens, { claim, head, others }: Framed, sort: string | undefined, words: ClaimWords): Signs {
	const states = statesFor(words, claim.kind, head, claim.unit);
	const amounts = others.filter((other) => other.kind !== 'date' && other.kind !== 'rank');
	return {
		state: states && stateOf(tokens, states, claim.unit === '' ? BARE_REACH : REACH, claim.kind === 'measure'),
		isPart: sort === undefined && isPart(tokens, words),
		isUpdate: isUpdate(tokens, words),
		base: baseOf(tokens, claim, words),
		ages: new Set(amounts.flatMap((other) => (isAge(other) && other.low !== null ? [other.low] : []))),
		companions: new Set(amounts.filter((other) => Math.abs(other.low ?? other.high ?? 0) > RARE_AMOUNT && !isAge(other)).map((other) => `${other.kind} ${other.unit} ${other.low} ${other.high}`)),
	};
}

function readWording(tokens: ClaimTokens, { words, background }: Pick<FrameContext, 'words' | 'background'>): Wording {
	const distances = distancesOf(tokens, words);
	return { near: weighTerms(distances, background, NEAR_DECAY), wide: weighTerms(distances, background, Infinity) };
}

/** Tokens over which the weight of a word falls to about a third. */
const NEAR_DECAY = 5;

function isAge({ kind, unit }: NumericClaim): boolean {
	return kind === 'measure' && unit === 'year';
}

/** Class of the counted noun. Without one, what dies or is injured is a person; so is what is counted by a name ("350 Palestinians"). */
export function headOf(tokens: ClaimTokens, { kind, unit }: NumericClaim, words: ClaimWords): string {
	if (kind === 'count' && (/^\p{Lu}\p{Ll}/u.test(unit) || (unit === '' && stateOf(tokens, words.statesOfPeople, BARE_REACH) !== undefined))) {
		return 'person';
	}
	const folded = foldWord(unit);
	return words.heads.get(folded) ?? folded;
}

/** Kind and unit or class of what is counted. */
export function dimensionOf({ kind, unit }: NumericClaim, head: string): string {
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
