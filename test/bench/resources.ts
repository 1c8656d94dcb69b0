import { loadResources, type Resources } from '../../src/engine/annotate/resources';
import { readSegmentResources, type SegmentResources } from '../../src/engine/corpus/segment';
import { readEngineData } from '../support/engineData';

/** What analysing a text and packing it reads. */
export function loadEverything(): { readonly resources: Resources; readonly segments: SegmentResources } {
	const resources = loadResources(readEngineData());
	return { resources, segments: readSegmentResources(resources.lexicon) };
}
