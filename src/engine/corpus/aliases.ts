import type { Lexicon } from '../annotate/lexicon';
import { foldName } from '../text/normalize';
import type { EntityType } from '../types';

/** What a known alias stands for. */
export interface KnownName {
	/** The folded label. */
	readonly key: string;
	readonly label: string;
}

/** The word lists that joining names needs. */
export interface NameLists {
	/** Gives what a name is known to stand for, when a mention of this type may mean it. */
	findKnown(key: string, type: EntityType): KnownName | undefined;
	/** Is this the name of a country, region or city of the alias list? */
	isKnownPlace(key: string): boolean;
	/** Is this a label or alias of any list? */
	isKnown(key: string): boolean;
	readonly titles: ReadonlySet<string>;
	readonly companyForms: ReadonlySet<string>;
	readonly organizationTails: ReadonlySet<string>;
	readonly placeTails: ReadonlySet<string>;
	readonly nationalWords: ReadonlySet<string>;
	readonly groupTails: ReadonlySet<string>;
	readonly eventHeads: ReadonlySet<string>;
	readonly frontFamilyNames: ReadonlySet<string>;
	/** Given names by each of their short forms, both ways. */
	readonly nicknames: ReadonlyMap<string, ReadonlySet<string>>;
}

const PLACE_TYPES: ReadonlySet<EntityType> = new Set(['place', 'organization', 'other']);
const THING_TYPES: ReadonlySet<EntityType> = new Set(['organization', 'place', 'product', 'other', 'work', 'event']);

/** Reads the lists. Throws when an alias line has no label. */
export function readNameLists(lexicon: Lexicon): NameLists {
	const places = readAliases(lexicon.section('alias places'));
	const things = new Map([...readAliases(lexicon.section('alias others')), ...readAliases(lexicon.section('alias organizations'))]);
	const nicknames = new Map<string, Set<string>>();
	for (const line of lexicon.section('nicknames')) {
		const [full = '', ...short] = line.split(' ');
		for (const name of short) {
			nicknames.set(full, (nicknames.get(full) ?? new Set()).add(name));
			nicknames.set(name, (nicknames.get(name) ?? new Set()).add(full));
		}
	}
	const words = (section: string): ReadonlySet<string> => new Set(lexicon.section(section));
	return {
		findKnown: (key, type) => (PLACE_TYPES.has(type) ? places.get(key) : undefined) ?? (THING_TYPES.has(type) ? things.get(key) : undefined),
		isKnownPlace: (key) => places.has(key),
		isKnown: (key) => places.has(key) || things.has(key),
		titles: words('name titles'),
		companyForms: words('company forms'),
		organizationTails: words('organization tails'),
		placeTails: words('place tails'),
		nationalWords: words('national words'),
		groupTails: words('group tails'),
		eventHeads: words('event heads'),
		frontFamilyNames: words('family names in front'),
		nicknames,
	};
}

/** `label = alias | alias` */
function readAliases(lines: readonly string[]): ReadonlyMap<string, KnownName> {
	const known = new Map<string, KnownName>();
	for (const line of lines) {
		const [label = '', aliases = ''] = line.split(/\s+=\s+/);
		const key = foldName(label);
		if (!key) {
			throw new Error(`Expected "label = alias | alias", got: ${line.slice(0, 60)}`);
		}
		for (const alias of [label, ...aliases.split('|')]) {
			known.set(foldName(alias), { key, label });
		}
	}
	return known;
}
