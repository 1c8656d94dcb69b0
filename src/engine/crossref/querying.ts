import type { NameLists } from '../corpus/aliases';
import type { EntityTable } from '../corpus/entities';
import { toNameForm } from '../corpus/nameForms';
import { findTextTerms, type TermRules } from '../corpus/terms';
import { foldName } from '../text/normalize';
import { TokenBuilder } from '../text/words';
import { TokenKind, type Entity, type EntityType, type Span } from '../types';

/** A typed text in the words of the corpus: a name in it may stand as another name of the same entity. */
export interface QueryVariant {
	readonly text: string;
	/** Entities whose name was put in for the typed one: a passage found by this variant has to name them. */
	readonly required: readonly Entity[];
}

/** A name in a typed text, with the entities that bear it. */
export interface QueryName extends Span {
	readonly entities: readonly Entity[];
}

/** Words of the longest name looked for. */
const NAME_TOKENS = 8;
/** Other names tried for one name, the most frequent first, and texts searched in all: each costs a search. */
const ALTERNATIVES = 5;
const VARIANTS = 16;
/** In a longer text no names are looked for: a pasted page says enough by itself. */
const TEXT_UNITS = 1000;
/** A typed name may stand for any of these: one type for each way in which names are folded. */
const FORM_TYPES: readonly EntityType[] = ['person', 'place', 'organization', 'group', 'product', 'event'];

/** Finds the entities that a typed text names. */
export class QueryNames {
	readonly #lists: NameLists;
	readonly #rules: TermRules;
	readonly #table: EntityTable;

	constructor(table: EntityTable, rules: TermRules) {
		this.#lists = table.lists;
		this.#rules = rules;
		this.#table = table;
	}

	/** The longest names from left to right; they do not overlap. */
	find(text: string): QueryName[] {
		if (text.length > TEXT_UNITS) {
			return [];
		}
		const builder = new TokenBuilder();
		builder.addSentence(text, { start: 0, end: text.length });
		const { starts, ends, kinds } = builder.build();
		const found: QueryName[] = [];
		for (let first = 0; first < starts.length; first++) {
			for (let last = Math.min(starts.length, first + NAME_TOKENS) - 1; last >= first; last--) {
				const span = { start: starts[first] as number, end: ends[last] as number }; // In range by the loops.
				const entities = kinds[first] === TokenKind.sign ? [] : this.#named(text.slice(span.start, span.end));
				if (entities.length > 0) {
					found.push({ ...span, entities });
					first = last;
					break;
				}
			}
		}
		return found;
	}

	/** The text as typed, then with other names of the entities in it, the most frequent names first. */
	expand(text: string, names: readonly QueryName[]): QueryVariant[] {
		let variants: { readonly text: string; readonly at: number; readonly required: readonly Entity[]; readonly rarity: number }[] = [{ text: '', at: 0, required: [], rarity: 0 }];
		for (const name of names) {
			const others = this.#alternatives(text.slice(name.start, name.end), name.entities);
			variants = variants.flatMap((variant) => {
				const before = variant.text + text.slice(variant.at, name.start);
				return [
					{ ...variant, text: before + text.slice(name.start, name.end), at: name.end },
					...others.map(({ alias, entity }, index) => ({ text: before + alias, at: name.end, required: [...variant.required, entity], rarity: variant.rarity + index + 1 })),
				];
			}).sort((a, b) => a.rarity - b.rarity).slice(0, VARIANTS);
		}
		return variants.map((variant) => ({ text: variant.text + text.slice(variant.at), required: variant.required }));
	}

	#named(surface: string): readonly Entity[] {
		return this.#table.named(new Set([foldName(surface), ...FORM_TYPES.map((type) => toNameForm(surface, type, this.#lists).key)]));
	}

	/** Names that are other words than the typed one; one that only adds words to it finds nothing more. */
	#alternatives(typed: string, entities: readonly Entity[]): { readonly alias: string; readonly entity: Entity }[] {
		const known = new Set([this.#keyOf(typed)]);
		const typedTerms = findTextTerms(typed, this.#rules);
		const all = entities.flatMap((entity) => entity.aliases.map((alias, rank) => ({ alias, entity, rank }))).sort((a, b) => a.rank - b.rank);
		return all.filter(({ alias }) => {
			const key = this.#keyOf(alias);
			const terms = new Set(findTextTerms(alias, this.#rules));
			const isNew = key !== '' && !known.has(key) && !(typedTerms.length > 0 && typedTerms.every((term) => terms.has(term)));
			known.add(key);
			return isNew;
		}).slice(0, ALTERNATIVES);
	}

	#keyOf(name: string): string {
		return findTextTerms(name, this.#rules).sort().join(' ');
	}
}
