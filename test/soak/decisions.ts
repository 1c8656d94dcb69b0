import { ENTITY_TYPES, type Decision, type DocumentId, type Snapshot, type Span, type TextQuote } from '../../src/engine';
import type { Draws } from '../support/newsroom/draws';

const CONTEXT_UNITS = 32;

/** A correction as a reader might make it, of names that stand in the corpus; `undefined` where none stands. */
export function drawDecision(snapshot: Snapshot, draws: Draws): Decision | undefined {
	const source = snapshot.sources.length > 0 ? draws.pick(snapshot.sources) : undefined;
	const here = source && drawName(snapshot, source.id, draws);
	const other = snapshot.sources.length > 0 ? drawName(snapshot, draws.pick(snapshot.sources).id, draws) : undefined;
	const path = source && snapshot.findDocument(source.id)?.document.name;
	if (!source || path === undefined || !here || !other) {
		return undefined;
	}
	const [name, alias] = [here.quote.exact, other.quote.exact];
	const type = draws.pick(ENTITY_TYPES);
	return draws.pick<() => Decision>([
		() => ({ kind: 'not-entity', name }),
		() => ({ kind: 'not-entity', name, source: here.source, quote: here.quote }),
		() => ({ kind: 'merge', name, into: alias }),
		() => ({ kind: 'alias', name, alias }),
		() => ({ kind: 'split', name, alias }),
		() => ({ kind: 'type', name, type }),
		() => ({ kind: 'rename', name, label: `${alias} the Second` }),
		() => ({ kind: 'gazetteer', name: drawWords(snapshot, source.id, draws), type, aliases: draws.chance(0.5) ? [alias] : [] }),
		() => ({ kind: 'source-label', source: path, label: `Label ${draws.between(1, 9)}` }),
		() => ({ kind: 'source-date', source: path, date: `20${draws.between(10, 25)}-0${draws.between(1, 9)}-${draws.between(10, 28)}` }),
		() => ({ kind: 'dismiss', a: { ...here.quote, source: here.source }, b: { ...other.quote, source: other.source } }),
		() => drawDismissal(snapshot, draws) ?? { kind: 'not-entity', name },
	])();
}

interface QuotedName {
	readonly source: string;
	readonly quote: TextQuote;
}

function drawName(snapshot: Snapshot, id: DocumentId, draws: Draws): QuotedName | undefined {
	const analyzed = snapshot.findDocument(id);
	return analyzed && analyzed.mentions.length > 0
		? { source: analyzed.document.name, quote: quoteOf(analyzed.document.text, draws.pick(analyzed.mentions)) }
		: undefined;
}

/** A finding that is shown, so that dismissing it tells. */
function drawDismissal(snapshot: Snapshot, draws: Draws): Decision | undefined {
	const { a, b } = snapshot.comparisons.length > 0 ? draws.pick(snapshot.comparisons) : {};
	const [left, right] = [a && snapshot.findDocument(a.document)?.document, b && snapshot.findDocument(b.document)?.document];
	return a && b && left && right
		? { kind: 'dismiss', a: { ...quoteOf(left.text, a), source: left.name }, b: { ...quoteOf(right.text, b), source: right.name } }
		: undefined;
}

function quoteOf(text: string, { start, end }: Span): TextQuote {
	return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT_UNITS), start), suffix: text.slice(end, end + CONTEXT_UNITS) };
}

/** One or two words in a row, whatever they are. */
function drawWords(snapshot: Snapshot, id: DocumentId, draws: Draws): string {
	const words = snapshot.findDocument(id)?.document.text.match(/\p{L}+(?: \p{L}+)?/gu) ?? [];
	return words.length > 0 ? draws.pick(words) : 'Nobody';
}
