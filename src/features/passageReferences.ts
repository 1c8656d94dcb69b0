/** What other sources say of one passage: its matches and the comparisons of its numbers, as list and status item show them. */
import type { Comparison, DocumentId, Match, Place, Relation, Snapshot } from '../engine';
import { placeKey } from './rows';

export type ReferenceSection = Exclude<Relation, 'related'>;

/** One passage of another source. */
export interface PassageReference {
	readonly section: ReferenceSection;
	readonly match: Match;
	/** The claims compared: the one of the passage asked about, and that of the other source. */
	readonly claims: { readonly here: Place; readonly there: Place; readonly comparison: Comparison } | undefined;
}

export interface PassageReferences {
	readonly snapshot: Snapshot;
	/** The passage asked about. */
	readonly passage: Place;
	/** One-based. */
	readonly paragraph: number;
	/** By section, then best first. */
	readonly references: readonly PassageReference[];
}

export const SECTIONS: readonly ReferenceSection[] = ['differs', 'agrees', 'compatible', 'match', 'not-comparable'];

/** The references of the sentence at an offset; `undefined` between sentences and outside of sources. */
export function findPassageReferences(snapshot: Snapshot, id: DocumentId, offset: number): PassageReferences | undefined {
	const found = snapshot.findSentence(id, offset);
	const analyzed = snapshot.findDocument(id);
	if (!found || !analyzed) {
		return undefined;
	}
	const passage = { document: id, start: found.sentence.start, end: found.sentence.end };
	const queries: readonly Place[] = [
		...analyzed.claims.filter((claim) => claim.sentence === found.index).map(({ start, end }) => ({ document: id, start, end })),
		passage,
	];
	const references = new Map<string, PassageReference>();
	const compared = new Set<string>();
	for (const query of queries) {
		for (const match of snapshot.matches(query)) {
			const reference = toReference(match, passage);
			const key = reference?.claims ? placeKey(reference.claims.there) + placeKey(reference.claims.here) : placeKey(match);
			// A passage whose number is compared says the same again as a plain match.
			if (reference && !references.has(key) && (reference.claims || !compared.has(placeKey(match)))) {
				references.set(key, reference);
				if (reference.claims) {
					compared.add(placeKey(match));
					references.delete(placeKey(match));
				}
			}
		}
	}
	const ranked = [...references.values()].sort((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) || b.match.score - a.match.score);
	return { snapshot, passage, paragraph: found.sentence.paragraph + 1, references: ranked };
}

/** How many other passages say something, those that cannot be compared left out, and how many of them differ. */
export function countReferences({ references }: PassageReferences): { readonly total: number; readonly differs: number } {
	return {
		total: references.filter(({ section }) => section !== 'not-comparable').length,
		differs: references.filter(({ section }) => section === 'differs').length,
	};
}

function toReference(match: Match, passage: Place): PassageReference | undefined {
	if (match.relation === 'related') {
		return undefined;
	}
	const { comparison } = match;
	if (!comparison || match.relation === 'match') {
		return { section: match.relation, match, claims: undefined };
	}
	const isHere = comparison.a.document === passage.document && comparison.a.start >= passage.start && comparison.a.end <= passage.end;
	const [here, there] = isHere ? [comparison.a, comparison.b] : [comparison.b, comparison.a];
	return { section: match.relation, match, claims: { here, there, comparison } };
}
