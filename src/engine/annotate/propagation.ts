import type { EntityType } from '../types';
import { startsUpper, Taken, type Name, type NameLists, type TokenText } from './names';

interface Known {
	readonly tokens: readonly string[];
	readonly type: EntityType;
	readonly maker: number;
	readonly count: number;
}

/**
 * Finds what was accepted once everywhere in the document: whole tokens, exactly as written, the longest first; and people by
 * the last part of their full name. One pass over the tokens.
 *
 * Single words are found where they can hardly be anything else: not a function word, and not at a sentence's beginning when the
 * document has the word in lower case too.
 */
export function propagate(names: readonly Name[], text: TokenText, lists: NameLists): Name[] {
	const known = collect(names, text);
	const lower = new Set<string>();
	for (let token = 0; token < text.count; token++) {
		const surface = text.surface(token);
		if (surface === surface.toLowerCase()) {
			lower.add(surface);
		}
	}
	const taken = new Taken(text.count, names);
	const found: Name[] = [];
	for (let token = 0; token < text.count; token++) {
		if (taken.at(token) !== -1) {
			continue;
		}
		const match = known.get(text.surface(token))?.find((candidate) => fits(candidate, token, text, taken, lists, lower));
		if (match) {
			const last = token + match.tokens.length - 1;
			found.push({ first: token, last, type: match.type, maker: match.maker, rule: 'propagation' });
			token = last;
		}
	}
	return [...names, ...found].sort((a, b) => a.first - b.first);
}

/** Names by their first token, the longest first, each with its most frequent type. */
function collect(names: readonly Name[], text: TokenText): Map<string, Known[]> {
	const bySurface = new Map<string, Map<EntityType, Known>>();
	const note = (tokens: readonly string[], type: EntityType, maker: number): void => {
		const key = tokens.join(' ');
		const types = bySurface.get(key) ?? new Map<EntityType, Known>();
		types.set(type, { tokens, type, maker, count: (types.get(type)?.count ?? 0) + 1 });
		bySurface.set(key, types);
	};
	for (const { first, last, type, maker } of names) {
		const tokens: string[] = [];
		for (let token = first; token <= last; token++) {
			tokens.push(text.surface(token));
		}
		note(tokens, type, maker);
		const surname = tokens.at(-1) ?? '';
		if (type === 'person' && tokens.length > 1 && startsUpper(surname) && surname.length > 2 && !surname.endsWith('.')) {
			note([surname], type, 0);
		}
	}
	const known = new Map<string, Known[]>();
	for (const types of bySurface.values()) {
		const [best] = [...types.values()].sort((a, b) => b.count - a.count);
		if (best) {
			const key = best.tokens[0] ?? '';
			known.set(key, [...(known.get(key) ?? []), best]);
		}
	}
	for (const list of known.values()) {
		list.sort((a, b) => b.tokens.length - a.tokens.length);
	}
	return known;
}

function fits(candidate: Known, token: number, text: TokenText, taken: Taken, lists: NameLists, lower: ReadonlySet<string>): boolean {
	const { tokens } = candidate;
	const last = token + tokens.length - 1;
	if (!text.together(token, last) || !tokens.every((surface, index) => text.surface(token + index) === surface) || !taken.isFree(token, last)) {
		return false;
	}
	if (tokens.length > 1) {
		return true;
	}
	if (text.touches(token) && /^\p{Sc}/u.test(text.surface(token + 1))) {
		return false; // The country of a currency: US$.
	}
	const [surface = ''] = tokens;
	const folded = surface.toLowerCase();
	if (surface === folded || surface.length < 2 || lists.stopWords.has(folded) && surface !== surface.toUpperCase()) {
		return false;
	}
	return !lower.has(folded) || (/\p{Lu}.*[\p{Lu}\d]/u.test(surface) || !text.isFirstWord(token)) && candidate.count > 1;
}
