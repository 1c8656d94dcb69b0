import type { Paragraph } from '../types';

/** Paragraphs of plain text, by start: each line that is not blank. */
export function findPlainParagraphs(text: string): Paragraph[] {
	const paragraphs: Paragraph[] = [];
	const line = /[^\r\n]+/g;
	for (let match = line.exec(text); match; match = line.exec(text)) {
		if (match[0].trim()) {
			paragraphs.push({ start: match.index, end: match.index + match[0].length, kind: 'prose' });
		}
	}
	return paragraphs;
}
