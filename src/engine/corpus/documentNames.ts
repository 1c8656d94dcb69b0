import type { AnalyzedDocument, EntityType, Span } from '../types';
import type { NameLists } from './aliases';
import { linkNames, rootOf, surnamesOf } from './nameLinks';
import { classOf, toNameForm, type JoinRule, type NameClass } from './nameForms';

/** One place of a name; `maker` is the part of a product's name that names its maker. */
export interface NamePlace extends Span {
	readonly sentence: number;
	/** As written, white space made one. */
	readonly surface: string;
	readonly asMaker: boolean;
	readonly descriptions: readonly Span[];
}

/** One folded name of a document, with all its places there. */
export interface LocalName {
	readonly key: string;
	/** The key's words in lower case. */
	readonly tokens: readonly string[];
	readonly nameClass: NameClass;
	/** How many mentions call it what. */
	readonly types: Map<EntityType, number>;
	/** Rules by which surfaces came to this key, by surface. */
	readonly rules: Map<string, JoinRule>;
	readonly places: NamePlace[];
	/** Keys of models that this product's name holds behind its maker: `h200` in `NVIDIA H200`. */
	readonly models: Set<string>;
	/** The fuller name of the same document that this one is short for, and why. */
	fuller: { readonly name: LocalName; readonly rule: JoinRule } | undefined;
}

/** The names of one document, linked to each other as its own text allows. */
export interface DocumentNames {
	readonly analyzed: AnalyzedDocument;
	/** Each with the names that are short for it behind it. */
	readonly entities: readonly LocalEntity[];
}

/** What one document names, under all names that it uses. */
export interface LocalEntity {
	/** The fullest name first. */
	readonly names: readonly LocalName[];
	readonly nameClass: NameClass;
	readonly type: EntityType;
	/** Keys that mean it in any source. */
	readonly strong: ReadonlyMap<string, JoinRule>;
	/** Keys that mean it in another source when nothing else there or elsewhere bears them. */
	readonly weak: ReadonlyMap<string, JoinRule>;
}

/** The type that most mentions of a name have; of equals the one that came first. */
export function mainType(types: ReadonlyMap<EntityType, number>): EntityType {
	let best: EntityType = 'other';
	let most = 0;
	for (const [type, count] of types) {
		if (count > most) {
			best = type;
			most = count;
		}
	}
	return best;
}

/**
 * Finds the names of a document and links them. What the reader decided on single mentions is applied before. Depends on the
 * mentions and their text alone, so that it can be kept. Near linear in the number of mentions.
 */
export function findDocumentNames(analyzed: AnalyzedDocument, lists: NameLists): DocumentNames {
	const names = new Map<string, LocalName>();
	const { text } = analyzed.document;
	const surfaceOf = (span: Span): string => {
		const written = text.slice(span.start, span.end);
		return /\s\s|[^\S ]|^\s|\s$/.test(written) ? written.replace(/\s+/g, ' ').trim() : written;
	};
	const bySurface = new Map<EntityType, Map<string, LocalName>>();
	const nameOf = (surface: string, type: EntityType, known: Map<string, LocalName>): LocalName => {
		const { key, rule } = toNameForm(surface, type, lists);
		const id = `${classOf(type)} ${key}`;
		let name = names.get(id);
		if (!name) {
			name = { key, tokens: key.toLowerCase().split(' '), nameClass: classOf(type), types: new Map(), rules: new Map(), places: [], models: new Set(), fuller: undefined };
			names.set(id, name);
		}
		if (!name.rules.has(surface)) {
			name.rules.set(surface, rule);
		}
		known.set(surface, name);
		return name;
	};
	const add = ({ start, end }: Span, type: EntityType, { sentence, asMaker, descriptions }: Omit<NamePlace, 'surface' | 'start' | 'end'>): LocalName => {
		const surface = surfaceOf({ start, end });
		const known = bySurface.get(type) ?? new Map<string, LocalName>();
		bySurface.set(type, known);
		const name = known.get(surface) ?? nameOf(surface, type, known);
		name.types.set(type, (name.types.get(type) ?? 0) + 1);
		name.places.push({ start, end, sentence, surface, asMaker, descriptions });
		return name;
	};
	const byMention: LocalName[] = [];
	for (const mention of analyzed.mentions) {
		const { type, sentence, maker, descriptions } = mention;
		const name = add(mention, type, { sentence, asMaker: false, descriptions });
		byMention.push(name);
		if (maker && maker.end < mention.end) {
			add(maker, 'organization', { sentence, asMaker: true, descriptions: [] });
			name.models.add(toNameForm(surfaceOf({ start: maker.end, end: mention.end }), type, lists).key);
		}
	}
	settleClasses(names);
	const list = [...new Set(names.values())];
	linkNames(list, byMention.map((name) => current(names, name)), analyzed, lists);
	return { analyzed, entities: toEntities(list, lists) };
}

function current(names: ReadonlyMap<string, LocalName>, name: LocalName): LocalName {
	return names.get(`${name.nameClass} ${name.key}`) ?? name;
}

const STRONG_RULES: ReadonlySet<JoinRule> = new Set(['same name', 'known alias', 'company form', 'title']);

function toEntities(names: readonly LocalName[], lists: NameLists): LocalEntity[] {
	const byRoot = new Map<LocalName, LocalName[]>();
	for (const name of names) {
		const root = rootOf(name);
		const members = byRoot.get(root) ?? [root];
		if (name !== root) {
			members.push(name);
		}
		byRoot.set(root, members);
	}
	return [...byRoot].map(([root, members]) => {
		const strong = new Map<string, JoinRule>([[root.key, 'same name']]);
		const weak = new Map<string, JoinRule>();
		const types = new Map<EntityType, number>();
		for (const name of members) {
			const rule = name.fuller?.rule;
			if (rule) {
				// A model of letters and digits is itself everywhere; one that is a word may be many things.
				const isStrong = STRONG_RULES.has(rule) || ((rule === 'maker and model' || rule === 'plural') && /\d/.test(name.key));
				(isStrong ? strong : weak).set(name.key, rule);
			}
			for (const model of name.models) {
				if (!strong.has(model)) {
					(/\d/.test(model) ? strong : weak).set(model, 'maker and model');
				}
			}
			for (const [type, count] of name.types) {
				types.set(type, (types.get(type) ?? 0) + count);
			}
		}
		if (root.nameClass === 'person' && root.tokens.length > 1) {
			for (const surname of surnamesOf(root.tokens, lists)) {
				weak.set(surname, 'surname');
			}
			if (root.tokens.length > 2) {
				weak.set(`${root.tokens[0] ?? ''} ${root.tokens.at(-1) ?? ''}`, 'short form');
			}
		}
		return { names: members, nameClass: root.nameClass, type: mainType(types), strong, weak };
	});
}

/** So many times more often than the other class a name must be a person or a thing, for the other to be a slip. */
const SLIP_RATIO = 3;

/** A name that is a person in one place and a thing in others of one document is what it mostly is, when that is clear. */
function settleClasses(names: Map<string, LocalName>): void {
	let fullNames: ReadonlySet<string> | undefined;
	for (const [id, person] of names) {
		const thing = person.nameClass === 'person' ? names.get(`thing ${person.key}`) : undefined;
		if (!thing || thing === person) {
			continue;
		}
		const [more, less] = person.places.length > thing.places.length ? [person, thing] : [thing, person];
		const isShort = person === less && person.tokens.length === 1 && (fullNames ??= wordsOfFullNames(names)).has(person.key);
		if (more.places.length < SLIP_RATIO * less.places.length || isShort) {
			continue;
		}
		more.places.push(...less.places);
		more.places.sort((a, b) => a.start - b.start);
		for (const [surface, rule] of less.rules) {
			if (!more.rules.has(surface)) {
				more.rules.set(surface, rule);
			}
		}
		names.set(id, more);
		names.set(`thing ${person.key}`, more);
	}
}

function wordsOfFullNames(names: ReadonlyMap<string, LocalName>): ReadonlySet<string> {
	return new Set([...names.values()].flatMap((name) => name.nameClass === 'person' && name.tokens.length > 1 ? name.tokens : []));
}
