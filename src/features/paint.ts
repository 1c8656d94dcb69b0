/** What is highlighted in a source, as plain data: which span in which style. */
import type { AnalyzedDocument, EntityId, EntityType, NumericClaim, Sentence, Snapshot, Span } from '../engine';

const EVERY_TYPE: Readonly<Record<EntityType, true>> = { person: true, organization: true, place: true, product: true, group: true, event: true, work: true, other: true };
/** The types of entities; a list of our own, since taking the engine's would load the engine. */
export const PAINTED_TYPES = Object.keys(EVERY_TYPE) as readonly EntityType[]; // The record has no other keys.

/** `…Repeat`: named before in the same paragraph. `frequent`: named in over a third of all passages. */
export type PaintStyle = EntityType | `${EntityType}Repeat` | 'frequent' | 'claim' | 'date' | 'dimmed' | 'differs' | 'match';

/** Styles that the text alone decides, and those that other sources decide. */
export type PaintLayer = 'annotations' | 'links';

export const LAYER_STYLES: Readonly<Record<PaintLayer, readonly PaintStyle[]>> = {
	annotations: [...PAINTED_TYPES, ...PAINTED_TYPES.map((type): PaintStyle => `${type}Repeat`), 'frequent', 'claim', 'date', 'dimmed'],
	links: ['differs', 'match'],
};

export interface Paint extends Span {
	readonly style: PaintStyle;
	/** An edit that touches this span makes the finding stale. */
	readonly scope: Span;
}

export interface PaintOptions {
	/** Entity types, `claim`, `date`, `match`. */
	readonly kinds: ReadonlySet<string>;
	/** Passages that do not name it are dimmed. */
	readonly focus: EntityId | undefined;
	/** What the reader sees comes first. */
	readonly visible: readonly Span[];
}

/** A layer as far as it is found; `complete` when it is the whole source. */
export interface PaintResult {
	readonly layer: PaintLayer;
	readonly paints: readonly Paint[];
	readonly complete: boolean;
}

/**
 * The highlights of a source, layer by layer, the visible sentences of each first.
 * Yields `undefined` where the work may be paused, about every sentence, since each may ask for its matches.
 */
export function* paintSource(snapshot: Snapshot, analyzed: AnalyzedDocument, options: PaintOptions): Generator<PaintResult | undefined, void, undefined> {
	const { sentences } = analyzed.document;
	const isVisible = (sentence: Sentence): boolean => options.visible.some((span) => span.start <= sentence.end && sentence.start <= span.end);
	const first: number[] = [];
	const later: number[] = [];
	for (const [index, sentence] of sentences.entries()) {
		(isVisible(sentence) ? first : later).push(index);
	}
	const annotations = new AnnotationPainter(snapshot, analyzed, options);
	const links = new LinkPainter(snapshot, analyzed, options);
	for (const [layer, painter] of [['annotations', annotations], ['links', links]] as const) {
		const paints: Paint[] = [];
		for (const part of [first, later]) {
			for (const index of part) {
				paints.push(...painter.paint(index));
				yield undefined;
			}
			yield { layer, paints: [...paints], complete: part === later };
		}
	}
}

/** Names and numbers, and what is dimmed. */
class AnnotationPainter {
	readonly #analyzed: AnalyzedDocument;
	readonly #options: PaintOptions;
	readonly #bySentence: readonly (readonly Paint[])[];
	readonly #named: ReadonlySet<number>;

	constructor(snapshot: Snapshot, analyzed: AnalyzedDocument, options: PaintOptions) {
		this.#analyzed = analyzed;
		this.#options = options;
		const { sentences, id } = analyzed.document;
		const bySentence: Paint[][] = sentences.map(() => []);
		const named = new Set<number>();
		const seen = new Set<string>();
		for (const mention of analyzed.mentions) {
			const entity = snapshot.entityOf({ document: id, start: mention.start, end: mention.end });
			if (!entity) {
				continue; // The reader decided that it is none.
			}
			const maker = options.focus && mention.maker && snapshot.entityOf({ document: id, ...mention.maker });
			if (entity.id === options.focus || maker?.id === options.focus) {
				named.add(mention.sentence);
			}
			const key = `${sentences[mention.sentence]?.paragraph} ${entity.id}`;
			const style = snapshot.isFrequent(entity) ? 'frequent' : seen.has(key) ? `${entity.type}Repeat` as const : entity.type;
			seen.add(key);
			if (options.kinds.has(entity.type)) {
				bySentence[mention.sentence]?.push(toPaint(mention, style, mention));
			}
		}
		for (const claim of analyzed.claims) {
			const style = claim.kind === 'date' ? 'date' : 'claim';
			if (options.kinds.has(style)) {
				bySentence[claim.sentence]?.push(toPaint(claim, style, claim));
			}
		}
		this.#bySentence = bySentence;
		this.#named = named;
	}

	paint(index: number): readonly Paint[] {
		const sentence = this.#analyzed.document.sentences[index];
		const paints = this.#bySentence[index] ?? [];
		return sentence && this.#options.focus !== undefined && !this.#named.has(index) ? [...paints, toPaint(sentence, 'dimmed', sentence)] : paints;
	}
}

/** Numbers that differ, and the mark behind passages with a match. */
class LinkPainter {
	readonly #snapshot: Snapshot;
	readonly #analyzed: AnalyzedDocument;
	readonly #options: PaintOptions;
	readonly #claims = new Map<number, NumericClaim[]>();

	constructor(snapshot: Snapshot, analyzed: AnalyzedDocument, options: PaintOptions) {
		this.#snapshot = snapshot;
		this.#analyzed = analyzed;
		this.#options = options;
		for (const claim of analyzed.claims) {
			if (options.kinds.has(claim.kind === 'date' ? 'date' : 'claim')) {
				this.#claims.set(claim.sentence, [...this.#claims.get(claim.sentence) ?? [], claim]);
			}
		}
	}

	*paint(index: number): Generator<Paint> {
		const { sentences, id } = this.#analyzed.document;
		const sentence = sentences[index];
		if (!sentence) {
			return;
		}
		for (const claim of this.#claims.get(index) ?? []) {
			if (this.#snapshot.comparisonsOf(id, claim).some((comparison) => comparison.relation === 'differs')) {
				yield toPaint(claim, 'differs', sentence);
			}
		}
		if (this.#options.kinds.has('match') && this.#snapshot.hasMatch(id, index)) {
			yield toPaint({ start: sentence.end, end: sentence.end }, 'match', sentence);
		}
	}
}

function toPaint(span: Span, style: PaintStyle, scope: Span): Paint {
	return { start: span.start, end: span.end, style, scope: { start: scope.start, end: scope.end } };
}

/** One change of a text: what was replaced, in offsets before it, and the length of what came. */
export interface TextEdit extends Span {
	readonly length: number;
}

/**
 * The highlights after an edit: those behind it moved, those it touches gone, since they may no longer be true.
 * Touching counts at both ends: a letter typed at a name's end makes it another name.
 */
export function shiftPaints(paints: readonly Paint[], edit: TextEdit): readonly Paint[] {
	const delta = edit.length - (edit.end - edit.start);
	return paints.flatMap((paint) => {
		const { scope } = paint;
		if (scope.end < edit.start) {
			return [paint];
		}
		if (scope.start > edit.end) {
			return [{ ...paint, start: paint.start + delta, end: paint.end + delta, scope: { start: scope.start + delta, end: scope.end + delta } }];
		}
		return [];
	});
}
