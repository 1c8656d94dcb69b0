import type { AnalyzedDocument, Mention, NumericClaim, Span } from '../types';
import { dateValue } from './claimDates';
import { dimensionOf, frameClaim, headOf, type ClaimFrame, type FrameContext, type Topic } from './claimFrames';
import { nameOf } from './claimScope';
import { isOfSaying } from './claimStates';
import { ClaimTokens } from './claimTokens';
import type { ValueInterval } from './intervals';

/** A text that counts one sort of thing more often is a table, or hostile: only the first are compared, which bounds the cost of a pair of texts. */
const MOST_OF_DIMENSION = 200;
/** Annotations that are read in one sentence, so that one without a full stop costs no more than news. */
const MOST_NEAR = 20;
/** The title and the lead. */
const TOPIC_SENTENCES = 3;

/** A claim that can be compared, framed when asked for. */
interface Comparable {
	readonly claim: NumericClaim;
	readonly tokens: ClaimTokens;
	readonly head: string;
	readonly dimension: string;
	/** Once it was asked for. */
	frame: ClaimFrame | undefined;
}

/** The claims of one document that can be compared: none of notes, no ranks, no dates of statements or without a place in the calendar. Frames are made when asked for. */
export class DocumentClaims {
	readonly #analyzed: AnalyzedDocument;
	readonly #context: FrameContext;
	readonly #published: string | undefined;
	/** By start. */
	readonly #comparable: Comparable[] = [];
	readonly #byDimension = new Map<string, Comparable[]>();
	readonly #frames = new Map<string, readonly ClaimFrame[]>();
	#claimsOf: ReadonlyMap<number, readonly NumericClaim[]> | undefined;
	#mentionsOf: ReadonlyMap<number, readonly Mention[]> | undefined;
	/** By the sentence that is left out; -1 for none. */
	readonly #topics = new Map<number, Topic>();

	constructor(analyzed: AnalyzedDocument, context: FrameContext) {
		this.#analyzed = analyzed;
		this.#context = context;
		this.#published = context.publicationDate(analyzed.document.id);
		for (const claim of analyzed.claims) {
			const tokens = this.#isComparable(claim) ? new ClaimTokens(analyzed, claim) : undefined;
			if (tokens && !(claim.kind === 'date' && isOfSaying(tokens, context.words))) {
				const head = headOf(tokens, claim, context.words);
				const dimension = dimensionOf(claim, head);
				const same = this.#byDimension.get(dimension) ?? [];
				if (same.length < MOST_OF_DIMENSION || claim.kind === 'date') { // Which dates have a place is not known yet.
					const comparable = { claim, tokens, head, dimension, frame: undefined };
					same.push(comparable);
					this.#byDimension.set(dimension, same);
					this.#comparable.push(comparable);
				}
			}
		}
	}

	/** All, by start. */
	get frames(): readonly ClaimFrame[] {
		return [...this.#byDimension.keys()].flatMap((dimension) => this.of(dimension)).sort((a, b) => a.claim.start - b.claim.start);
	}

	/** Those of one dimension, by start. */
	of(dimension: string): readonly ClaimFrame[] {
		let frames = this.#frames.get(dimension);
		if (!frames) {
			frames = this.#frameFirst(this.#byDimension.get(dimension) ?? []);
			this.#frames.set(dimension, frames);
		}
		return frames;
	}

	/** Counts of this very number, by start: those of another sort than `dimension`. */
	countsOf({ low, high }: ValueInterval, isWanted: (dimension: string) => boolean): readonly ClaimFrame[] {
		return this.#comparable
			.filter(({ claim, dimension }) => claim.kind === 'count' && claim.low === low && claim.high === high && isWanted(dimension))
			.flatMap((comparable) => this.#frame(comparable) ?? []);
	}

	find({ start, end }: Span): ClaimFrame | undefined {
		const found = this.#comparable.find(({ claim }) => claim.start === start && claim.end === end);
		return found && this.of(found.dimension).find(({ claim }) => claim === found.claim);
	}

	#frameFirst(comparable: readonly Comparable[]): readonly ClaimFrame[] {
		const frames: ClaimFrame[] = [];
		for (const one of comparable) {
			const frame = frames.length < MOST_OF_DIMENSION ? this.#frame(one) : undefined;
			if (frame) {
				frames.push(frame);
			}
		}
		return frames;
	}

	#isComparable({ kind, sentence }: NumericClaim): boolean {
		const { paragraphs, sentences } = this.#analyzed.document;
		const paragraph = paragraphs[sentences[sentence]?.paragraph ?? -1];
		return kind !== 'rank' && paragraph !== undefined && paragraph.kind !== 'note';
	}

	/** `undefined` for a date without a place in the calendar. */
	#frame(comparable: Comparable): ClaimFrame | undefined {
		return (comparable.frame ??= this.#makeFrame(comparable));
	}

	#makeFrame({ claim, tokens, head }: Comparable): ClaimFrame | undefined {
		const { document: { id, text }, claims, mentions } = this.#analyzed;
		const value = claim.kind === 'date' ? dateValue(text.slice(claim.start, claim.end), claim, this.#published) : claim;
		if (!value) {
			return undefined;
		}
		this.#claimsOf ??= bySentence(claims);
		this.#mentionsOf ??= bySentence(mentions);
		const others = near(this.#claimsOf.get(claim.sentence) ?? [], claim).filter((other) => other !== claim);
		const scope = {
			mentions: near(this.#mentionsOf.get(claim.sentence) ?? [], claim),
			dates: others.filter(({ kind }) => kind === 'date'),
			published: this.#published,
			entityOf: ({ start, end }: Mention) => this.#context.entityOf({ document: id, start, end }),
		};
		const topic = (): Topic => this.#topicWithout(claim.sentence);
		return frameClaim(tokens, { claim, value, head, others, scope, topic, published: this.#published }, this.#context);
	}

	/** Names in the title and the first sentences, but for one. */
	#topicWithout(except: number): Topic {
		const key = except < TOPIC_SENTENCES ? except : -1;
		let topic = this.#topics.get(key);
		if (!topic) {
			topic = this.#readTopic(key);
			this.#topics.set(key, topic);
		}
		return topic;
	}

	#readTopic(except: number): Topic {
		const { id, sentences } = this.#analyzed.document;
		const numbers = Array.from({ length: Math.min(TOPIC_SENTENCES, sentences.length) }, (_, sentence) => sentence).filter((sentence) => sentence !== except);
		const mentions = numbers.flatMap((sentence) => this.#mentionsOf?.get(sentence)?.slice(0, MOST_NEAR) ?? []);
		return new Set(mentions.flatMap(({ start, end }) => {
			const entity = this.#context.entityOf({ document: id, start, end });
			return entity ? [entity, nameOf(this.#analyzed, { start, end })] : [];
		}));
	}
}

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
	if (all.length <= MOST_NEAR) {
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
	return all.slice(Math.max(0, low - MOST_NEAR / 2), low + MOST_NEAR / 2);
}
