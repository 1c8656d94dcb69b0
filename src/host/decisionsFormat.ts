import type { Decision, Decisions, EntityType } from '../engine';

/** The version of the format that we write; files of newer versions are left alone. */
export const DECISIONS_VERSION = 1;

export interface FormatProblem {
	readonly message: string;
	/** UTF-16 code units into the file's text. */
	readonly start: number;
	readonly end: number;
}

/** What a decisions file says, or why it cannot be used. */
export type ParsedDecisions =
	| { readonly kind: 'valid'; readonly decisions: Decisions; /** Where each decision stands. */ readonly spans: readonly (readonly [number, number])[] }
	| { readonly kind: 'invalid'; readonly problems: readonly FormatProblem[] };

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';
const isString: Check = (value) => typeof value === 'string';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isDate: Check = (value) => typeof value === 'string' && isPublicationDate(value);
const isQuote: Check = (value) => isRecord(value) && isText(value['exact']) && isString(value['prefix']) && isString(value['suffix']);
const isPlacedQuote: Check = (value) => isQuote(value) && isRecord(value) && isText(value['source']);

const TYPES: Readonly<Record<EntityType, true>> = {
	person: true, organization: true, place: true, product: true, group: true, event: true, work: true, other: true,
};
const isType: Check = (value) => typeof value === 'string' && Object.hasOwn(TYPES, value);

/** Members of each kind of decision, in the order in which they are written; `?` ends those that may be missing. */
const MEMBERS: Readonly<Record<Decision['kind'], Readonly<Record<string, Check>>>> = {
	'not-entity': { name: isText, 'source?': isText, 'quote?': isQuote },
	merge: { name: isText, into: isText },
	alias: { name: isText, alias: isText },
	split: { name: isText, alias: isText },
	type: { name: isText, type: isType },
	rename: { name: isText, label: isText },
	gazetteer: { name: isText, type: isType, aliases: isTexts },
	'source-label': { source: isText, label: isText },
	'source-date': { source: isText, date: isDate },
	dismiss: { a: isPlacedQuote, b: isPlacedQuote },
};

/** Reads a decisions file. Members that we do not know are refused: writing the file would lose them. */
export function parseDecisions(text: string): ParsedDecisions {
	const whole = (message: string): ParsedDecisions => ({ kind: 'invalid', problems: [{ message, start: 0, end: text.length }] });
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		return whole(`Not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	if (!isRecord(json) || typeof json['version'] !== 'number') {
		return whole('Expected an object with "version" and "decisions"');
	}
	if (json['version'] > DECISIONS_VERSION) {
		return whole(`Written by a newer version of Grounded Reader (format ${json['version']}, this one reads ${DECISIONS_VERSION})`);
	}
	const list = json['decisions'];
	if (!Array.isArray(list) || Object.keys(json).some((key) => key !== 'version' && key !== 'decisions')) {
		return whole('Expected nothing but "version" and a list "decisions"');
	}
	const spans = findItems(text);
	const problems: FormatProblem[] = [];
	const at = (index: number, message: string): void => {
		const [start, end] = spans[index] ?? [0, text.length];
		problems.push({ message, start, end });
	};
	list.forEach((item: unknown, index) => {
		const message = findFault(item);
		if (message) {
			at(index, message);
		}
	});
	if (problems.length === 0) {
		const decisions = list as readonly Decision[]; // Checked member by member.
		findMergeCycle(decisions).forEach((index) => at(index, 'This merge leads back to itself through other merges'));
		if (problems.length === 0) {
			return { kind: 'valid', decisions: { list: decisions }, spans };
		}
	}
	return { kind: 'invalid', problems };
}

/** Tells whether a text is a day, month or year of the calendar: `2026-01-08`, `2026-01`, `2026`. */
export function isPublicationDate(text: string): boolean {
	const [year = NaN, month = 1, day = 1] = /^\d{4}(-\d{2}){0,2}$/.test(text) ? text.split('-').map(Number) : [];
	const date = new Date(Date.UTC(2000, month - 1, day));
	date.setUTCFullYear(year, month - 1, day); // Years below 100 are meant as they stand.
	return year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The text of a decisions file: one decision a line, sorted, so that two branches seldom meet in one line. */
export function formatDecisions(list: readonly Decision[]): string {
	const lines = [...new Set(list.map(decisionKey))].sort();
	const body = lines.length === 0 ? '[]' : `[\n${lines.map((line) => `\t\t${line}`).join(',\n')}\n\t]`;
	return `{\n\t"version": ${DECISIONS_VERSION},\n\t"decisions": ${body}\n}\n`;
}

/** The same for equal decisions, whatever the order of their members; it is valid JSON. */
export function decisionKey(decision: Decision): string {
	const record: Json = { ...decision };
	const members = Object.keys(MEMBERS[decision.kind]).map((name) => name.replace('?', '')).filter((name) => record[name] !== undefined);
	return `{ ${['kind', ...members].map((name) => `"${name}": ${toJson(record[name])}`).join(', ')} }`;
}

/** JSON with the members of quotes in one order. */
function toJson(value: unknown): string {
	if (!isRecord(value)) {
		return JSON.stringify(value);
	}
	return JSON.stringify(Object.fromEntries(['source', 'exact', 'prefix', 'suffix'].filter((name) => name in value).map((name) => [name, value[name]])));
}

function findFault(item: unknown): string | undefined {
	if (!isRecord(item)) {
		return 'Expected an object';
	}
	const kind = item['kind'];
	if (typeof kind !== 'string' || !Object.hasOwn(MEMBERS, kind)) {
		return `Unknown kind of decision: ${JSON.stringify(kind)}`;
	}
	const members = MEMBERS[kind as Decision['kind']]; // An own key, as was just asked.
	for (const [name, isValid] of Object.entries(members)) {
		const isOptional = name.endsWith('?');
		const value = item[isOptional ? name.slice(0, -1) : name];
		if (value === undefined ? !isOptional : !isValid(value)) {
			return `"${kind}": "${name.replace('?', '')}" is ${value === undefined ? 'missing' : 'not valid'}`;
		}
	}
	const unknown = Object.keys(item).find((name) => name !== 'kind' && !Object.hasOwn(members, name) && !Object.hasOwn(members, `${name}?`));
	return unknown === undefined ? undefined : `"${kind}": unknown member "${unknown}"`;
}

/** Indexes of merges that lie on a circle. */
function findMergeCycle(list: readonly Decision[]): number[] {
	const into = new Map<string, string[]>();
	const fold = (name: string): string => name.normalize('NFKC').toLowerCase().trim();
	for (const decision of list) {
		if (decision.kind === 'merge') {
			const name = fold(decision.name);
			into.set(name, [...(into.get(name) ?? []), fold(decision.into)]);
		}
	}
	return list.flatMap((decision, index) => {
		if (decision.kind !== 'merge') {
			return [];
		}
		const start = fold(decision.name);
		const seen = new Set<string>();
		const waiting = [fold(decision.into)];
		for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
			if (name === start) {
				return [index];
			}
			if (!seen.has(name)) {
				seen.add(name);
				waiting.push(...(into.get(name) ?? []));
			}
		}
		return [];
	});
}

/** Where the items of the list `decisions` stand in a text that is valid JSON. One pass. */
function findItems(text: string): (readonly [number, number])[] {
	const items: [number, number][] = [];
	let depth = 0;
	let start = -1;
	let key = '';
	for (let i = 0; i < text.length; i++) {
		const unit = text.charAt(i);
		if (unit === '"') {
			const from = i + 1;
			for (i++; i < text.length && text.charAt(i) !== '"'; i++) {
				if (text.charAt(i) === '\\') {
					i++;
				}
			}
			if (depth === 1 && text.slice(i + 1).trimStart().startsWith(':')) {
				key = text.slice(from, i);
			}
		} else if (unit === '{' || unit === '[') {
			depth++;
			if (depth === 3 && key === 'decisions') {
				start = i;
			}
		} else if (unit === '}' || unit === ']') {
			if (depth === 3 && start >= 0) {
				items.push([start, i + 1]);
				start = -1;
			}
			depth--;
		}
	}
	return items;
}

function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
