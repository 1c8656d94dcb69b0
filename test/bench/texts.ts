import fs from 'node:fs';
import path from 'node:path';

export interface Text {
	readonly name: string;
	readonly text: string;
}

/** Every .txt and .md below a folder, by path; from a .jsonl file the `text` of each line. */
export function readTexts(folder: string): Text[] {
	const texts: Text[] = [];
	for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) {
			texts.push(...readTexts(file));
		} else if (/\.(?:txt|md)$/.test(entry.name) && !/^(?:README|GUIDE|NOTICE)/.test(entry.name)) {
			texts.push({ name: file, text: fs.readFileSync(file, 'utf8') });
		} else if (entry.name.endsWith('.jsonl')) {
			const lines = fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim());
			texts.push(...lines.map((line, index) => ({ name: `${file}#${index}`, text: String((JSON.parse(line) as { text: unknown }).text) })));
		}
	}
	return texts;
}

const PEOPLE = ['Maria Lopez', 'Chen Rui', 'Tomas Berg', 'Aisha Khan', 'Peter Novak', 'Grace Obi', 'Ivan Petrov', 'Laura Klein'];
const BODIES = ['Acme Corp.', 'the Ministry of Energy', 'Norland Bank', 'the Harbour Authority', 'Delta Motors', 'the Coastal Union', 'Verra Systems'];
const PLACES = ['Norland', 'Port Verra', 'the U.S.', 'Lake Town', 'Eastmark', 'Sudport', 'the Grey Coast'];
const ACTS = ['approved', 'rejected', 'announced', 'delayed', 'reviewed', 'blocked', 'financed', 'inspected', 'criticised'];
const THINGS = ['the sale of X-200 chips', 'a new rail line', 'exports of copper', 'the harbour plan', 'a wind farm', 'the rescue of the bank', 'a vaccine order', 'the budget'];
const AMOUNTS = ['25%', '$1.2 billion', 'at least 24 people', 'about 300 jobs', 'three years', '10–15 km', 'more than 4,000 homes', '€3bn', 'a quarter of the votes', '6.1-magnitude'];
const TIMES = ['on Tuesday', 'on January 8', 'last month', 'in 2019', 'by the end of the year', 'in the second quarter'];

/** Articles that look like news, always the same for the same number. */
export function generateTexts(count: number): Text[] {
	const random = mulberry32(2026);
	const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
	return Array.from({ length: count }, (_, index) => {
		const paragraphs = Array.from({ length: 8 }, () => Array.from({ length: 4 }, () => {
			const kind = random();
			const fact = `${pick(BODIES)} in ${pick(PLACES)} ${pick(ACTS)} ${pick(THINGS)} worth ${pick(AMOUNTS)} ${pick(TIMES)}`;
			return kind < 0.3 ? `${pick(PEOPLE)} said that ${fact}.` : kind < 0.6 ? `${fact}, while ${pick(PEOPLE)} of ${pick(BODIES)} ${pick(ACTS)} it.` : `According to ${pick(BODIES)}, ${pick(AMOUNTS)} were affected when ${fact}.`;
		}).map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1)).join(' '));
		return { name: `generated/${String(index).padStart(6, '0')}.txt`, text: paragraphs.join('\n\n') };
	});
}

/** Mulberry32 (Tommy Ettinger, 2017): a small random generator with a seed, enough for test texts. */
function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
