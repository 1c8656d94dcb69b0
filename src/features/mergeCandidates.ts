import { foldName, type Entity } from '../engine';

/** Names of an entity that are compared; the most frequent come first. */
const MOST_NAMES = 8;
/** Names that share less say nothing about each other. */
const SIMILAR = 0.3;

/** The other entities: those with similar names first, then by how often they are named. */
export function rankMergeCandidates(entity: Entity, all: readonly Entity[]): readonly Entity[] {
	const own = formsOf(entity);
	const ranked = all.filter(({ id }) => id !== entity.id).map((other) => {
		const forms = formsOf(other);
		const best = Math.max(0, ...own.flatMap((a) => forms.map((b) => similarity(a, b))));
		const score = best + (best > 0 && other.type === entity.type ? 0.05 : 0);
		return { other, similarity: score < SIMILAR ? 0 : Math.round(score * 20) };
	});
	return ranked.sort((a, b) => b.similarity - a.similarity || b.other.mentionCount - a.other.mentionCount).map(({ other }) => other);
}

interface NameForm {
	readonly words: ReadonlySet<string>;
	readonly pairs: ReadonlySet<string>;
	readonly initials: string;
	readonly letters: string;
}

function formsOf({ label, aliases }: Entity): readonly NameForm[] {
	return [...new Set([label, ...aliases.slice(0, MOST_NAMES)].map((name) => foldName(name).toLowerCase()))].map((name) => {
		const words = name.split(' ').filter(Boolean);
		const letters = words.join('');
		const units = [...letters];
		return {
			words: new Set(words),
			pairs: new Set(units.slice(1).map((letter, index) => `${units[index] ?? ''}${letter}`)),
			initials: words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '',
			letters,
		};
	});
}

/** 0–1: the same letters; an acronym; the share of the shorter one's words that the longer one has; the share of common letter pairs (Dice 1945). */
function similarity(a: NameForm, b: NameForm): number {
	if (a.letters === b.letters || (a.initials !== '' && a.initials === b.letters) || (b.initials !== '' && b.initials === a.letters)) {
		return 1;
	}
	const words = shared(a.words, b.words) / Math.max(1, Math.min(a.words.size, b.words.size));
	const pairs = 2 * shared(a.pairs, b.pairs) / Math.max(1, a.pairs.size + b.pairs.size);
	return Math.max(0.9 * words, 0.8 * pairs);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let count = 0;
	for (const item of a) {
		count += Number(b.has(item));
	}
	return count;
}
