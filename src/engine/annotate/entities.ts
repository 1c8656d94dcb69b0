import type { Slices } from '../ports';
import type { Mention, SourceDocument } from '../types';
import { takeArticles } from './articles';
import { settleProducts } from './makers';
import { isPause, Taken, TokenText, type Name, type NameLists } from './names';
import { takeProductNouns } from './productNouns';
import { addProductCodes, retypeCode } from './productCodes';
import { propagate } from './propagation';
import type { Resources } from './resources';
import type { Tagged, TaggedBefore } from './tagger';
import { findDescriptions } from './titles';
import { trimName } from './trimming';

/** What the recogniser of names finds; it can take over what it found in an earlier text. */
export function* tagNames(document: SourceDocument, resources: Resources, before?: TaggedBefore): Slices<Tagged> {
	const finder = resources.tagger ?? resources.fallback;
	return finder ? yield* finder.tag(document, before) : { runs: [] };
}

/** Mentions of a document, by start, not overlapping. */
export function* findMentions(document: SourceDocument, resources: Resources, tagged?: Tagged): Slices<Mention[]> {
	const lists = resources.names;
	const { runs } = tagged ?? (yield* tagNames(document, resources));
	const text = yield* TokenText.read(document);
	let names: Name[] = [];
	const rule = resources.tagger ? 'tagger' : 'compromise';
	for (const { first, last, type } of runs) {
		const name = trimName({ first, last, type, maker: 0, rule }, text, lists);
		if (name) {
			names.push(retypeCode(name, text, lists));
		}
	}
	names = yield* addProductCodes(names, text, lists);
	names = settleProducts(yield* takeProductNouns(names, text, lists), text, lists);
	names = yield* takeArticles(names, text);
	names = settleProducts(yield* propagate(names, text, lists), text, lists);
	yield undefined;
	const taken = new Taken(text.count, names);
	const mentions: Mention[] = [];
	for (const name of names) {
		if (isPause(mentions.push(toMention(name, names, taken, text, lists)))) {
			yield undefined;
		}
	}
	return mentions;
}

function toMention(name: Name, names: readonly Name[], taken: Taken, text: TokenText, lists: NameLists): Mention {
	return {
		kind: 'mention',
		start: text.start(name.first),
		end: text.end(name.last),
		type: name.type,
		sentence: text.sentences[name.first] ?? 0,
		maker: name.maker > 0 ? { start: text.start(name.first), end: text.end(name.first + name.maker - 1) } : undefined,
		descriptions: findDescriptions(name, names, taken, text, lists),
		rule: name.rule,
	};
}
