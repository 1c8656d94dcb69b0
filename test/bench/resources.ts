import { loadResources, type Resources } from '../../src/engine/annotate/resources';
import { readNameLists } from '../../src/engine/corpus/aliases';
import { makePassageWords } from '../../src/engine/corpus/passageWords';
import type { SegmentResources } from '../../src/engine/corpus/segment';
import { readEngineData } from '../support/engineData';

/** What analysing a text and packing it reads. */
export function loadEverything(): { readonly resources: Resources; readonly segments: SegmentResources } {
	const resources = loadResources(readEngineData());
	const { lexicon } = resources;
	return { resources, segments: { rules: makePassageWords(lexicon).rules, lists: readNameLists(lexicon) } };
}
