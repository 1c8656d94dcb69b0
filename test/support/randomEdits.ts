/** One replacement, in offsets of the text before the burst that it belongs to. */
export interface RandomEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** What people type and paste, and what tears names, numbers and characters apart. */
const TYPED = ['', '', ' ', 'x', 'S', '7', '.', ',', '%', '\n', '\r\n', '\n\n', '😀', 'é', '\u0301', '“', ' Norland Bank', ' $4.2 million', ' 25 percent ', 'Dr. ', '\ud83d', '\u202e'];

/** A burst of edits that do not touch each other, by offset; the text keeps about its length. */
export function makeBurst(text: string, count: number, random: () => number): RandomEdit[] {
	const step = text.length / count;
	const edits: RandomEdit[] = [];
	for (let index = 0; index < count; index++) {
		const start = Math.floor(index * step + random() * step * 0.3);
		const removed = random() < 0.7 ? Math.floor(random() * Math.min(10, step * 0.6)) : 0;
		edits.push({ start, end: Math.min(text.length, start + removed), text: TYPED[Math.floor(random() * TYPED.length)] ?? '' });
	}
	return edits;
}

/** The text after a burst. */
export function applyBurst(text: string, edits: readonly RandomEdit[]): string {
	let out = '';
	let at = 0;
	for (const { start, end, text: typed } of edits) {
		out += text.slice(at, start) + typed;
		at = end;
	}
	return out + text.slice(at);
}
