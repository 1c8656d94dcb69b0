import type { AnalyzedDocument, Annotation, NumericClaim, Paragraph } from '../../src/engine';

/**
 * A whole document as text that a person can check: metadata, then each paragraph with its kind and each sentence on a line,
 * mentions as `[name|type]`, claims as `{25 percent|percent 24.5…25.5 %}` with what is not plain behind.
 */
export function toGolden(analyzed: AnalyzedDocument): string {
	const { document } = analyzed;
	const { title, date, outlet, byline } = document.metadata;
	const head = [['title', title], ['date', date], ['outlet', outlet], ['byline', byline]].map(([name, value]) => `${name}: ${value ?? '–'}`);
	const paragraphs = document.paragraphs.map((paragraph, index) => [`# ${paragraph.kind}`, ...linesOf(analyzed, paragraph, index)].join('\n'));
	return `${[head.join('\n'), ...paragraphs].join('\n\n')}\n`;
}

function linesOf(analyzed: AnalyzedDocument, paragraph: Paragraph, index: number): string[] {
	const { document } = analyzed;
	const sentences = document.sentences.filter((sentence) => sentence.paragraph === index);
	const spans = sentences.length > 0 ? sentences : [paragraph];
	return spans.map(({ start, end }) => toMarked(analyzed, start, end).replace(/\s*\n\s*/gu, ' ⏎ '));
}

function toMarked({ document: { text }, mentions, claims }: AnalyzedDocument, start: number, end: number): string {
	const opening = new Map<number, string>();
	const closing = new Map<number, string>();
	const inside = (annotation: Annotation): boolean => annotation.start >= start && annotation.end <= end;
	for (const claim of claims.filter(inside)) {
		opening.set(claim.start, '{');
		closing.set(claim.end, `|${describe(claim, text)}}`);
	}
	for (const mention of mentions.filter(inside)) {
		// A mention may lie in a claim: its marks are the inner ones.
		opening.set(mention.start, `${opening.get(mention.start) ?? ''}[`);
		closing.set(mention.end, `|${mention.type}]${closing.get(mention.end) ?? ''}`);
	}
	let marked = '';
	for (let at = start; at <= end; at++) {
		marked += `${closing.get(at) ?? ''}${at < end ? opening.get(at) ?? '' : ''}${at < end ? text.charAt(at) : ''}`;
	}
	return marked;
}

function describe({ kind, low, high, unit, bound, per, modality }: NumericClaim, text: string): string {
	const value = low === null && high === null ? [] : [low === high ? toNumber(low) : `${toNumber(low)}…${toNumber(high)}`];
	const notes = [bound === 'exact' ? [] : bound, per ? `per ${text.slice(per.start, per.end)}` : [], modality === 'asserted' ? [] : modality].flat();
	return [kind, ...value, ...(unit ? [unit] : []), ...(notes.length > 0 ? [`(${notes.join(', ')})`] : [])].join(' ');
}

/** Without the noise of binary fractions; an open side is empty. */
function toNumber(value: number | null): string {
	return value === null ? '' : String(Number(value.toPrecision(12)));
}
