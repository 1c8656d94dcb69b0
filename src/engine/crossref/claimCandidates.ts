import { CALENDAR, type ClaimFrame } from './claimFrames';
import { mayShareDate } from './comparability';
import type { DocumentClaims } from './documentClaims';

/** Up to this many claims of one dimension are all compared. */
const MOST_COMPARED = 400;
/** Terms of a sentence that lead to others, the weightiest first. */
const KEY_TERMS = 6;

/** What counts without a noun speaks of: "four in the party". */
const BARE = 'count ';

/**
 * The claims of other documents to compare one with, in the documents' order: of one dimension at most `MOST_COMPARED`; of more, those that share the rarest keys
 * with it. A count without a noun goes with any count of the same number. Dates stand in every other sentence: only those that name the same are compared.
 */
export function findCandidates(frame: ClaimFrame, documents: Iterable<DocumentClaims>): readonly ClaimFrame[] {
	const same: ClaimFrame[] = [];
	const counts: ClaimFrame[] = [];
	for (const claims of documents) {
		const comparable = claims.of(frame.dimension);
		same.push(...frame.dimension === CALENDAR ? comparable.filter((other) => mayShareDate(frame, other)) : comparable);
		if (frame.claim.kind === 'count') {
			counts.push(...claims.countsOf(frame.value, (dimension) => (frame.dimension === BARE) !== (dimension === BARE)));
		}
	}
	return [...same.length <= MOST_COMPARED ? same : closest(frame, same), ...counts.slice(0, MOST_COMPARED)];
}

/** Those that share the number, a name or a rare word, the rarest keys first. */
function closest(frame: ClaimFrame, all: readonly ClaimFrame[]): readonly ClaimFrame[] {
	const terms = [...frame.wide.weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEY_TERMS);
	const { low, high } = frame.value;
	const lists = [
		all.filter(({ value }) => value.low === low && value.high === high),
		...[...frame.nearEntities].map((entity) => all.filter(({ nearEntities }) => nearEntities.has(entity))),
		...terms.map(([term]) => all.filter(({ wide }) => wide.weights.has(term))),
	];
	const found = new Set<ClaimFrame>();
	for (const list of lists.sort((a, b) => a.length - b.length)) {
		for (const other of list) {
			if (found.size >= MOST_COMPARED) {
				return [...found];
			}
			found.add(other);
		}
	}
	return [...found];
}
