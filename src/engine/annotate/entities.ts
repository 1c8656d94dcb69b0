import type { Slices } from '../ports';
import type { Mention, SourceDocument } from '../types';
import { takeArticles } from './articles';
import { settleProducts } from './makers';
import { Taken, TokenText, type Name } from './names';
import { takeProductNouns } from './productNouns';
import { addProductCodes, retypeCode } from './productCodes';
import { propagate } from './propagation';
import type { Resources } from './resources';
import { findDescriptions } from './titles';
import { trimName } from './trimming';

/** Mentions of a document, by start, not overlapping. */
export function* findMentions(document: SourceDocument, resources: Resources): Slices<Mention[]> {
	const lists = resources.names;
	const finder = resources.tagger ?? resources.fallback;
	const runs = finder ? yield* finder.tag(document) : [];
	const text = new TokenText(document);
	let names: Name[] = [];
	for (const run of runs) {
		const name = trimName({ ...run, maker: 0, rule: resources.tagger ? 'tagger' : 'compromise' }, text, lists);
		if (name) {
			names.push(retypeCode(name, text, lists));
		}
	}
	yield undefined;
	names = addProductCodes(names, text, lists);
	names = takeProductNouns(names, text, lists);
	names = settleProducts(names, text, lists);
	names = takeArticles(names, text);
	yield undefined;
	names = propagate(names, text, lists);
	names = settleProducts(names, text, lists);
	yield undefined;
	const taken = new Taken(text.count, names);
	return names.map((name) => ({
		kind: 'mention',
		start: text.start(name.first),
		end: text.end(name.last),
		type: name.type,
		sentence: text.sentences[name.first] ?? 0,
		maker: name.maker > 0 ? { start: text.start(name.first), end: text.end(name.first + name.maker - 1) } : undefined,
		descriptions: findDescriptions(name, names, taken, text, lists),
		rule: name.rule,
	}));
}
