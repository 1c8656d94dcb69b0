/** What is highlighted in a source, as plain data: which span in which style. */
import type { AnalyzedDocument, Annotation, Entity, EntityId, EntityType, Mention, NumericClaim, Sentence, Snapshot, Span } from '../engine';

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

/** A layer as far as it is found. */
export interface PaintResult {
	readonly layer: PaintLayer;
	readonly paints: readonly Paint[];
	/** Where the sentences stand that are painted, as runs; `undefined` when it is the whole source. */
	readonly part: readonly Span[] | undefined;
}

/**
 * The highlights of a source, layer by layer, the visible sentences of each first.
 * Yields `undefined` where the work may be paused, after every sentence, since each may ask for its matches; names are found a paragraph at a time.
 */
export function* paintSource(snapshot: Snapshot, analyzed: AnalyzedDocument, options: PaintOptions): Generator<PaintResult | undefined, void, undefined> {
	const { sentences } = analyzed.document;
	const isVisible = (sentence: Sentence): boolean => options.visible.some((span) => span.start <= sentence.end && sentence.start <= span.end);
	const first: number[] = [];
	const later: number[] = [];
	for (const [index, sentence] of sentences.entries()) {
		(isVisible(sentence) ? first : later).push(index);
	}
	const runs = toRuns(first, sentences);
	const annotations = new AnnotationPainter(snapshot, analyzed, options);
	const links = new LinkPainter(snapshot, analyzed, options);
	for (const [layer, painter] of [['annotations', annotations], ['links', links]] as const) {
		const paints: Paint[] = [];
		for (const numbers of later.length > 0 ? [first, later] : [first]) {
			for (const index of numbers) {
				paints.push(...painter.paint(index));
				yield undefined;
			}
			yield { layer, paints: [...paints], part: numbers === later || later.length === 0 ? undefined : runs };
		}
	}
}

/** Sentences that follow each other, as one span. */
function toRuns(indexes: readonly number[], sentences: readonly Sentence[]): readonly Span[] {
	const runs: { start: number; end: number }[] = [];
	for (const [at, index] of indexes.entries()) {
		const { start, end } = sentences[index] as Sentence; // Indexes of sentences.
		const last = runs.at(-1);
		if (last && indexes[at - 1] === index - 1) {
			last.end = end;
		} else {
			runs.push({ start, end });
		}
	}
	return runs;
}

/** Names and numbers, and what is dimmed; a paragraph when the first of its sentences is asked for. */
class AnnotationPainter {
	readonly #snapshot: Snapshot;
	readonly #analyzed: AnalyzedDocument;
	readonly #options: PaintOptions;
	readonly #focus: Entity | undefined;
	readonly #mentions: ReadonlyMap<number, readonly Mention[]>;
	readonly #claims: ReadonlyMap<number, readonly NumericClaim[]>;
	/** By sentence. */
	readonly #painted = new Map<number, readonly Paint[]>();

	constructor(snapshot: Snapshot, analyzed: AnalyzedDocument, options: PaintOptions) {
		this.#snapshot = snapshot;
		this.#analyzed = analyzed;
		this.#options = options;
		this.#focus = options.focus === undefined ? undefined : snapshot.findEntity(options.focus);
		this.#mentions = bySentence(analyzed.mentions);
		this.#claims = bySentence(analyzed.claims);
	}

	paint(index: number): readonly Paint[] {
		if (!this.#painted.has(index)) {
			this.#paintParagraphOf(index);
		}
		return this.#painted.get(index) ?? [];
	}

	#paintParagraphOf(index: number): void {
		const { sentences } = this.#analyzed.document;
		const paragraph = sentences[index]?.paragraph;
		let first = index;
		while (first > 0 && sentences[first - 1]?.paragraph === paragraph) {
			first--;
		}
		const seen = new Set<Entity>();
		for (let number = first; number < sentences.length && sentences[number]?.paragraph === paragraph; number++) {
			this.#painted.set(number, this.#paintSentence(number, seen));
		}
	}

	/** @param seen entities that the paragraph named before; this sentence's are added. */
	#paintSentence(index: number, seen: Set<Entity>): readonly Paint[] {
		const { kinds, focus } = this.#options;
		const paints: Paint[] = [];
		let isFocused = false;
		for (const mention of this.#mentions.get(index) ?? []) {
			const entity = this.#entityOf(mention);
			if (!entity) {
				continue; // The reader decided that it is none.
			}
			isFocused ||= focus !== undefined && this.#names(mention, entity);
			const style = this.#snapshot.isFrequent(entity) ? 'frequent' : seen.has(entity) ? `${entity.type}Repeat` as const : entity.type;
			seen.add(entity);
			if (kinds.has(entity.type)) {
				paints.push(toPaint(mention, style, mention));
			}
		}
		for (const claim of this.#claims.get(index) ?? []) {
			const style = styleOf(claim);
			if (kinds.has(style)) {
				paints.push(toPaint(claim, style, claim));
			}
		}
		const sentence = this.#analyzed.document.sentences[index];
		return sentence && focus !== undefined && !isFocused ? [...paints, toPaint(sentence, 'dimmed', sentence)] : paints;
	}

	/** It names what is in focus, or its maker part does. */
	#names({ maker }: Mention, entity: Entity): boolean {
		return this.#focus !== undefined && (entity === this.#focus || (maker !== undefined && this.#entityOf(maker) === this.#focus));
	}

	#entityOf({ start, end }: Span): Entity | undefined {
		return this.#snapshot.entityOf({ document: this.#analyzed.document.id, start, end });
	}
}

/** Numbers that differ, and the mark behind passages with a match. */
class LinkPainter {
	readonly #snapshot: Snapshot;
	readonly #analyzed: AnalyzedDocument;
	readonly #options: PaintOptions;
	readonly #claims: ReadonlyMap<number, readonly NumericClaim[]>;

	constructor(snapshot: Snapshot, analyzed: AnalyzedDocument, options: PaintOptions) {
		this.#snapshot = snapshot;
		this.#analyzed = analyzed;
		this.#options = options;
		this.#claims = bySentence(analyzed.claims.filter((claim) => options.kinds.has(styleOf(claim))));
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

function bySentence<T extends Annotation>(annotations: readonly T[]): ReadonlyMap<number, readonly T[]> {
	const groups = new Map<number, T[]>();
	for (const annotation of annotations) {
		const group = groups.get(annotation.sentence);
		if (group) {
			group.push(annotation);
		} else {
			groups.set(annotation.sentence, [annotation]);
		}
	}
	return groups;
}

function styleOf({ kind }: NumericClaim): 'date' | 'claim' {
	return kind === 'date' ? 'date' : 'claim';
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
