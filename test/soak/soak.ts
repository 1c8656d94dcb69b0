import assert from 'node:assert/strict';
import { Draws } from '../support/newsroom/draws';
import { articleAt } from '../support/newsroom/articles';
import { applyBurst, makeBurst } from '../support/randomEdits';
import { drawDecision } from './decisions';
import { QUESTIONS } from './everything';
import { Library, type Delivery } from './library';

export interface SoakOptions {
	readonly seed: number;
	readonly steps: number;
	/** Steps between two comparisons with a corpus that is built from nothing. */
	readonly checkEvery: number;
	/** About how many sources there are. */
	readonly sources: number;
	/** Told after each comparison. */
	readonly onCheck?: (step: number, library: Library) => void;
}

/** Paragraphs of an article that are used: short sources make for many steps. */
const PARAGRAPHS = 5;
const MAX_DECISIONS = 25;
/** So few articles that most events have several sources. */
const ARTICLES = 60;

/**
 * Does at random what readers, editors and file systems do, and compares all that the corpus says with one that is built from
 * nothing. Rejects at the first difference, with the seed and the step. The same for the same options.
 */
export async function soak({ seed, steps, checkEvery, sources, onCheck }: SoakOptions): Promise<void> {
	const library = new Library();
	for (let step = 1; step <= steps; step++) {
		const draws = new Draws(seed, step);
		const action = library.texts.size < sources / 2 ? 'create' : draws.pick(ACTIONS);
		try {
			act(action, library, draws, sources);
			if (step % checkEvery === 0 || step === steps) {
				compare(library);
				onCheck?.(step, library);
			}
		} catch (error) {
			const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
			throw new Error(`seed ${seed}, step ${step} (${action}): ${reason}`, { cause: error });
		}
		if (step % 50 === 0) {
			await new Promise((resolve) => setImmediate(resolve)); // Lets the process be interrupted.
		}
	}
}

/** Often what happens often. */
const ACTIONS = [
	'edit', 'edit', 'edit', 'edit', 'edit', 'create', 'create', 'delete', 'rename', 'correct', 'correct', 'take back', 'ask', 'ask', 'merge', 'merge', 'switch', 'restart',
] as const;
type Action = (typeof ACTIONS)[number];

function act(action: Action, library: Library, draws: Draws, sources: number): void {
	const names = [...library.texts.keys()];
	const delivery: Delivery = draws.pick(['document', 'segment']);
	switch (action) {
		case 'edit': {
			const name = draws.pick(names);
			const text = library.texts.get(name) ?? '';
			library.write(name, applyBurst(text, makeBurst(text, draws.between(1, 6), () => draws.between(0, 999) / 1000)), delivery);
			break;
		}
		case 'create':
			library.write(drawPath(draws), drawText(draws), delivery);
			break;
		case 'delete':
			library.remove(draws.pick(names));
			break;
		case 'rename':
			library.rename(draws.pick(names), drawPath(draws), delivery);
			break;
		case 'correct': {
			const decision = drawDecision(library.snapshot, draws);
			library.decide([...library.decisions, ...decision ? [decision] : []].slice(-MAX_DECISIONS));
			break;
		}
		case 'take back':
			library.decide(draws.some(library.decisions, Math.max(0, library.decisions.length - draws.between(1, 3))));
			break;
		case 'ask':
			// What is computed in between must not show later.
			draws.pick(Object.values(QUESTIONS))(library.snapshot);
			break;
		case 'switch':
			library.replace(draws.some(names, Math.max(0, names.length - sources / 2)), new Map(Array.from({ length: draws.between(1, Math.ceil(sources / 3)) }, () => [drawPath(draws), drawText(draws)])), delivery);
			break;
		case 'merge':
			library.merge(draws.between(1, 30), draws.between(0, 1) === 1);
			break;
		case 'restart':
			library.restart((all) => draws.some(all, all.length));
			break;
	}
}

/** Few paths, so that sources come back under a name that was used before. */
function drawPath(draws: Draws): string {
	return `articles/${draws.pick(['a', 'b', 'c'])}${draws.between(1, 12)}.${draws.pick(['txt', 'txt', 'md'])}`;
}

function drawText(draws: Draws): string {
	if (draws.chance(0.04)) {
		return draws.pick(['', ' \n', 'One line.', '\ufeff# Title\r\n\r\nOf 25 percent.']);
	}
	const { text } = articleAt(1, draws.between(0, ARTICLES - 1));
	return text.split('\n\n').slice(0, draws.between(2, PARAGRAPHS)).join('\n\n');
}

function compare(library: Library): void {
	const fresh = library.rebuilt();
	for (const [name, ask] of Object.entries(QUESTIONS)) {
		assert.deepEqual(ask(library.snapshot), ask(fresh), `${name} are not as in a corpus built from nothing`);
	}
}
