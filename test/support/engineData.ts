import fs from 'node:fs';
import path from 'node:path';
import type { EngineData } from '../../src/engine';

const FOLDER = path.join('src', 'engine', 'data');

/** The data files as the build ships them: the word lists as one text, and the weights. */
export function readEngineData(): EngineData {
	const lists = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.txt')).sort();
	const weights = path.join(FOLDER, 'weights.bin');
	return {
		lexicon: Buffer.from(lists.map((name) => fs.readFileSync(path.join(FOLDER, name), 'utf8')).join('\n')),
		weights: fs.existsSync(weights) ? fs.readFileSync(weights) : undefined,
	};
}
