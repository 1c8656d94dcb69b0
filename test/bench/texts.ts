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
