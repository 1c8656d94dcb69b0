import type { Lexicon } from '../annotate/lexicon';
import { foldWord, toTerm, type TermRules } from '../corpus/terms';
import { TokenKind, type AnalyzedDocument, type DocumentId, type EntityId, type NumericClaim, type Place } from '../types';

/** Word lists for comparing claims, by word. */
export interface ClaimWords {
	readonly statesOfPeople: ReadonlyMap<string, string>;
	readonly statesOfThings: ReadonlyMap<string, string>;
	readonly heads: ReadonlyMap<string, string>;
	readonly partWords: ReadonlySet<string>;
	readonly rules: TermRules;
}

/** Throws when a list is not in our format. */
export function readClaimWords(lexicon: Lexicon, rules: TermRules): ClaimWords {
	return {
		statesOfPeople: readClasses(lexicon.section('claim states of people')),
		statesOfThings: readClasses(lexicon.section('claim states of things')),
		heads: readClasses(lexicon.section('claim heads')),
		partWords: new Set(lexicon.section('claim part words')),
		rules,
	};
}

function readClasses(lines: readonly string[]): Map<string, string> {
	const classes = new Map<string, string>();
	for (const line of lines) {
		const [name, words] = line.split(': ');
		if (name === undefined || words === undefined) {
			throw new Error(`Expected "class: words", got: ${line.slice(0, 40)}`);
		}
		for (const word of words.split(' ')) {
			classes.set(word, name);
		}
	}
	return classes;
}

/** What a numeric claim speaks of, as far as its sentence says so. */
export interface ClaimFrame {
	readonly place: Place;
	readonly claim: NumericClaim;
	/** Kind and unit or class of what is counted: only claims with the same one are ever comparable. */
	readonly dimension: string;
	/** What happened to the people or things counted (`dead`, `damaged`), else `undefined`. */
	readonly state: string | undefined;
	/** Years, and months with a day, that stand in the sentence. */
	readonly dates: ReadonlySet<string>;
	/** Entities named in the sentence, and those near the claim. */
	readonly entities: ReadonlySet<EntityId>;
	readonly nearEntities: ReadonlySet<EntityId>;
	readonly places: ReadonlySet<EntityId>;
	/** The claim counts a part: "including two children". */
	readonly isPart: boolean;
	/** Terms of the sentence by distance to the claim in tokens, the least where one stands twice; those of the claim itself are left out. */
	readonly terms: ReadonlyMap<string, number>;
}

/** How far, in tokens, a state or a part word stands from what it says. */
const REACH = 9;
/** How far, in tokens, an entity is near. */
const NEAR = 10;
const PART_REACH = 3;

/** Frames the claims of a document that can be compared; dates and notes are left out. */
export function frameClaims(analyzed: AnalyzedDocument, words: ClaimWords, entityOf: (place: Place) => EntityId | undefined): ClaimFrame[] {
	const { document, claims } = analyzed;
	const frames: ClaimFrame[] = [];
	for (const claim of claims) {
		const paragraph = document.paragraphs[document.sentences[claim.sentence]?.paragraph ?? -1];
		if (claim.kind !== 'date' && claim.kind !== 'rank' && paragraph && paragraph.kind !== 'note') {
			frames.push(frameClaim(new Sentence(analyzed, claim), claim, words, entityOf, document.id));
		}
	}
	return frames;
}

/** The tokens of the sentence around a claim. */
class Sentence {
	readonly analyzed: AnalyzedDocument;
	/** Tokens of the sentence, and of the claim, half-open. */
	readonly first: number;
	readonly last: number;
	readonly from: number;
	readonly to: number;

	constructor(analyzed: AnalyzedDocument, claim: NumericClaim) {
		this.analyzed = analyzed;
		const { starts, ends, sentenceStarts } = analyzed.document.tokens;
		this.first = sentenceStarts[claim.sentence] ?? 0;
		this.last = sentenceStarts[claim.sentence + 1] ?? this.first;
		let from = this.first;
		while (from < this.last && (ends[from] ?? 0) <= claim.start) {
			from++;
		}
		let to = from;
		while (to < this.last && (starts[to] ?? 0) < claim.end) {
			to++;
		}
		this.from = from;
		this.to = to;
	}

	word(token: number): string {
		const { text, tokens } = this.analyzed.document;
		return foldWord(text.slice(tokens.starts[token], tokens.ends[token]));
	}

	term(token: number, rules: TermRules): string | undefined {
		const { text, tokens } = this.analyzed.document;
		return toTerm(text.slice(tokens.starts[token], tokens.ends[token]), tokens.kinds[token] ?? TokenKind.sign, rules);
	}

	/** Distance of a token to the claim, in tokens; 0 within it. */
	distance(token: number): number {
		return token < this.from ? this.from - token : token >= this.to ? token - this.to + 1 : 0;
	}
}

function frameClaim(sentence: Sentence, claim: NumericClaim, words: ClaimWords, entityOf: (place: Place) => EntityId | undefined, document: DocumentId): ClaimFrame {
	const head = headOf(sentence, claim, words);
	const entities = new Set<EntityId>();
	const nearEntities = new Set<EntityId>();
	const places = new Set<EntityId>();
	for (const mention of sentence.analyzed.mentions) {
		if (mention.sentence === claim.sentence) {
			const id = entityOf({ document, start: mention.start, end: mention.end });
			if (id !== undefined) {
				entities.add(id);
				const gap = Math.max(mention.start - claim.end, claim.start - mention.end);
				if (gap < NEAR * AVERAGE_UNITS) {
					nearEntities.add(id);
				}
				if (mention.type === 'place') {
					places.add(id);
				}
			}
		}
	}
	const distances = new Map<string, number>();
	for (let token = sentence.first; token < sentence.last; token++) {
		const distance = sentence.distance(token);
		const term = distance > 0 ? sentence.term(token, words.rules) : undefined;
		if (term !== undefined && !/^\d/.test(term)) {
			distances.set(term, Math.min(distances.get(term) ?? Infinity, distance));
		}
	}
	return {
		place: { document, start: claim.start, end: claim.end },
		claim,
		dimension: dimensionOf(claim, head),
		state: stateOf(sentence, head === 'person' ? words.statesOfPeople : words.statesOfThings),
		dates: datesIn(sentence.analyzed, claim),
		entities, nearEntities, places,
		isPart: isPart(sentence, words.partWords),
		terms: distances,
	};
}

/** Code units of a word with the space behind it, in English news. */
const AVERAGE_UNITS = 6;

/** Class of the counted noun. Without one, what dies or is injured is a person; so is what is counted by a name ("350 Palestinians"). */
function headOf(sentence: Sentence, { kind, unit }: NumericClaim, words: ClaimWords): string {
	if (kind === 'count' && (/^\p{Lu}\p{Ll}/u.test(unit) || (unit === '' && stateOf(sentence, words.statesOfPeople) !== undefined))) {
		return 'person';
	}
	const folded = foldWord(unit);
	return words.heads.get(folded) ?? folded;
}

function dimensionOf({ kind, unit }: NumericClaim, head: string): string {
	return kind === 'count' ? `count ${head}` : kind === 'percent' || kind === 'multiple' ? kind : `${kind} ${unit}`;
}

function datesIn({ claims }: AnalyzedDocument, { sentence }: NumericClaim): ReadonlySet<string> {
	return new Set(claims.filter((claim) => claim.kind === 'date' && claim.sentence === sentence && /\d{4}/.test(claim.unit)).map((claim) => claim.unit.slice(0, 4)));
}

/** The state that the clause gives what is counted: the first behind the claim before its clause ends, else the nearest before it. */
function stateOf(sentence: Sentence, states: ReadonlyMap<string, string>): string | undefined {
	for (let token = sentence.from; token < Math.min(sentence.last, sentence.to + REACH); token++) {
		const word = sentence.word(token);
		if (token >= sentence.to && endsClause(sentence, token)) {
			break;
		}
		const state = states.get(word);
		if (state !== undefined) {
			return state;
		}
	}
	for (let token = sentence.from - 1; token >= Math.max(sentence.first, sentence.from - REACH); token--) {
		const word = sentence.word(token);
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

/** A sign or a conjunction that begins another clause; not in "houses and buildings were damaged". */
function endsClause(sentence: Sentence, token: number): boolean {
	const word = sentence.word(token);
	if (/^[,;:.()—–"“”]/u.test(word) || word === 'but' || word === 'while') {
		return true;
	}
	return word === 'and' && ![1, 2, 3].some((step) => token + step < sentence.last && /^(?:was|were|are|is|have|has|had|be)$/.test(sentence.word(token + step)));
}

function isPart(sentence: Sentence, partWords: ReadonlySet<string>): boolean {
	for (let token = Math.max(sentence.first, sentence.from - PART_REACH); token < Math.min(sentence.last, sentence.to + PART_REACH); token++) {
		if (partWords.has(sentence.word(token))) {
			return true;
		}
	}
	return false;
}
