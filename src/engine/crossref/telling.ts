import type { AnalyzedDocument, DocumentId, Entity, EntityMention, Place, Span } from '../types';

/** What is asked for passages. */
interface TellingCorpus {
	findDocument(id: DocumentId): AnalyzedDocument | undefined;
}

/** A passage with the mention by which it tells of an entity. */
interface TellingPassage extends Place {
	readonly mention: EntityMention;
}

interface ScoredPassage {
	readonly passage: TellingPassage;
	readonly score: number;
}

interface TellingOptions {
	/** How many of different sources are looked for. */
	readonly most: number;
	readonly isWanted: (place: Place) => boolean;
}

/** Sources that are asked whether they describe an entity, and those that are read for what they say about it: a name that more share is well enough told of by these. */
const MOST_SOURCES = 100;
const MOST_READ = 24;
/** A subject has at most this many words before it in its sentence, and more behind it. */
const ACTS_WORDS = 3;
/** A number this close behind a name is taken for its own, in code units. */
const NEAR_UNITS = 80;
/** What a passage scores in which it is described, acts, has a number; and so the most that a source can give. */
const SCORES = { described: 3, acts: 2, counted: 1 };
const MOST_UNDESCRIBED = SCORES.acts + SCORES.counted;
const MOST_DESCRIBED = SCORES.described + MOST_UNDESCRIBED;

/** Passages of other sources in which an entity acts, is described or has a claim, best first. Sources that describe it are read first, and no more than needed for the best. */
export function findTelling(corpus: TellingCorpus, entity: Entity, here: Place, { most, isWanted }: TellingOptions): readonly TellingPassage[] {
	let found: readonly ScoredPassage[] = [];
	const named = entity.firstDocuments(MOST_SOURCES + 1).filter((document) => document !== here.document).slice(0, MOST_SOURCES);
	const isDescribed = new Set(named.filter((document) => entity.descriptionsIn(document).length > 0));
	const documents = [...isDescribed, ...named.filter((document) => !isDescribed.has(document))].slice(0, MOST_READ);
	for (const document of documents) {
		const reachable = isDescribed.has(document) ? MOST_DESCRIBED : MOST_UNDESCRIBED;
		if (new Set(found.flatMap(({ passage, score }) => (score >= reachable ? [passage.document] : []))).size >= most) {
			break;
		}
		const analyzed = corpus.findDocument(document);
		found = found.concat((analyzed ? passagesOf(analyzed, entity) : []).filter(({ passage }) => isWanted(passage)));
	}
	return [...found].sort((a, b) => b.score - a.score).map(({ passage }) => passage);
}

/** Each passage once. */
function passagesOf(analyzed: AnalyzedDocument, entity: Entity): ScoredPassage[] {
	const { id, sentences, paragraphs } = analyzed.document;
	const seen = new Set<number>();
	return entity.mentionsIn(id).flatMap((mention) => {
		const sentence = sentences[mention.sentence];
		const score = sentence && paragraphs[sentence.paragraph]?.kind === 'prose' ? tellsAbout(analyzed, entity, mention, sentence) : 0;
		if (!sentence || score === 0 || seen.has(sentence.start)) {
			return [];
		}
		seen.add(sentence.start);
		return [{ passage: { document: id, start: sentence.start, end: sentence.end, mention }, score }];
	});
}

/** How much a passage tells about an entity: it is described there, it opens the sentence and so acts, a number is close by. 0: merely named. */
function tellsAbout({ document, claims }: AnalyzedDocument, entity: Entity, mention: EntityMention, sentence: Span): number {
	const described = entity.descriptionsIn(document.id).some((description) => description.start >= sentence.start && description.end <= sentence.end);
	const acts = wordsIn(document.text.slice(sentence.start, mention.start)) <= ACTS_WORDS && wordsIn(document.text.slice(mention.end, sentence.end)) > ACTS_WORDS;
	const counted = claims.some((claim) => claim.kind !== 'date' && claim.start >= mention.end && claim.end <= sentence.end && claim.start - mention.end < NEAR_UNITS);
	return (described ? SCORES.described : 0) + (acts ? SCORES.acts : 0) + (counted ? SCORES.counted : 0);
}

function wordsIn(text: string): number {
	return text.split(/\s+/).filter((word) => word.length > 1).length;
}
