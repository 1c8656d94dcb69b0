import { isPossessive, type Name, type NameLists, type TokenText } from './names';

/** Longest name of a maker, in tokens. */
const MAX_MAKER_TOKENS = 4;

/**
 * Brings products and their makers into form: `Nvidia's H200` is two names, `NVIDIA H200` is one that knows its maker,
 * `U.S. NVIDIA H200` is a place and a product.
 */
export function settleProducts(names: readonly Name[], text: TokenText, lists: NameLists): Name[] {
	const organizations = surfacesOf(names, text, 'organization');
	const places = surfacesOf(names, text, 'place');
	// An airline's name stands before an aircraft's as well: only a known maker is joined with what follows.
	const isListed = (first: number, last: number): boolean => lists.makers.has(text.run(first, last).toLowerCase());
	const isMaker = (first: number, last: number): boolean => organizations.has(text.run(first, last)) || isListed(first, last);
	const settled: Name[] = [];
	for (const name of names) {
		for (const part of name.type === 'product' ? splitProduct(name, text, lists, places, isMaker) : [name]) {
			const previous = settled.at(-1);
			if (part.type === 'product' && part.maker === 0 && previous?.type === 'organization' && isListed(previous.first, previous.last) && adjoins(previous, part, text)) {
				settled[settled.length - 1] = { ...part, first: previous.first, maker: part.first - previous.first };
			} else {
				settled.push(part.type === 'product' ? withMaker(part, isMaker) : part);
			}
		}
	}
	return settled;
}

function splitProduct(name: Name, text: TokenText, lists: NameLists, places: ReadonlySet<string>, isMaker: (first: number, last: number) => boolean): Name[] {
	const parts: Name[] = [];
	let { first, last } = name;
	for (let token = first + 1; token < last; token++) {
		if (isPossessive(text.surface(token)) && token - first <= MAX_MAKER_TOKENS && isMaker(first, token - 1)) {
			parts.push({ ...name, first, last: token - 1, type: 'organization' });
			first = token + 1;
		}
	}
	if (first < last && places.has(text.surface(first)) && isMaker(first + 1, first + 1)) {
		parts.push({ ...name, first, last: first, type: 'place' });
		first++;
	}
	// "H200 AI chips": what the thing is follows its name.
	while (last > first && lists.generic.has(text.surface(last)) && /\d/.test(text.surface(last - 1))) {
		last--;
	}
	return [...parts, { ...name, first, last }];
}

/** The longest beginning of the name that is a maker's, short of all of it. */
function withMaker(name: Name, isMaker: (first: number, last: number) => boolean): Name {
	for (let last = Math.min(name.last, name.first + MAX_MAKER_TOKENS) - 1; last >= name.first; last--) {
		if (isMaker(name.first, last)) {
			return { ...name, maker: last - name.first + 1 };
		}
	}
	return name;
}

const adjoins = (a: Name, b: Name, text: TokenText): boolean =>
	a.last + 1 === b.first && text.together(a.first, b.last) && text.start(b.first) - text.end(a.last) === 1;

function surfacesOf(names: readonly Name[], text: TokenText, type: Name['type']): Set<string> {
	return new Set(names.filter((name) => name.type === type).map((name) => text.run(name.first, name.last)));
}
