import type { ClaimRelation } from '../types';
import { isOfOtherDays, isPersonalClaim, type PairFeatures } from './comparability';
import type { ClaimFrame } from './claimFrames';

/** Why two claims were put side by side and what keeps them apart, in words for the reader; "here" is the claim asked about. */
export function explainComparison(a: ClaimFrame, b: ClaimFrame, features: PairFeatures, relation: ClaimRelation): string[] {
	const reasons = relation === 'not-comparable' ? apart(a, b, features) : together(a, b, features, relation);
	return reasons.length > 0 ? reasons : [relation === 'not-comparable' ? 'may be of different things' : 'the same kind of number in like words'];
}

/** The same for two dates in the calendar. */
export function explainDates(features: PairFeatures, relation: ClaimRelation): string[] {
	const likeness = features.sameSubject > 0 ? 'both of the same person' : 'in like words';
	switch (relation) {
		case 'agrees':
			return ['same date', likeness];
		case 'compatible':
			return ['both can hold: one date is less exact', likeness];
		default:
			return ['other dates', likeness];
	}
}

function together(a: ClaimFrame, b: ClaimFrame, features: PairFeatures, relation: ClaimRelation): string[] {
	const reasons: string[] = [];
	if (features.sameSubject > 0 && a.subject !== undefined) {
		reasons.push('both of the same person');
	}
	if (features.sameState > 0 && a.state !== undefined) {
		reasons.push(`both say ${stateWord(a)}`);
	}
	if (features.sameValue > 0) {
		reasons.push('same value');
	}
	if (relation === 'compatible') {
		reasons.push(boundReason(a, b));
	}
	if ((a.base.size > 0) !== (b.base.size > 0)) {
		reasons.push(`base stated only ${a.base.size > 0 ? 'here' : 'there'}`);
	}
	if (features.sameTime > 0) {
		reasons.push(`both of ${shared(a.times, b.times)}`);
	}
	if (features.onePart > 0) {
		reasons.push(`${a.isPart ? 'this one' : 'the other'} may count a part`);
	}
	if (relation === 'differs' && isUpdate(a, b)) {
		reasons.push('update: reported at different times');
	}
	return reasons;
}

function apart(a: ClaimFrame, b: ClaimFrame, features: PairFeatures): string[] {
	const reasons: string[] = [];
	if (features.otherTime > 0) {
		reasons.push(`other times: ${list(a.times)} and ${list(b.times)}`);
	} else if (features.oneTime > 0) {
		reasons.push(`${a.times.size > 0 ? 'here' : 'there'} of another time: ${list(a.times.size > 0 ? a.times : b.times)}`);
	}
	if (features.otherSubject > 0) {
		reasons.push('of different people');
	} else if (isPersonalClaim(a) && features.sameSubject === 0) {
		reasons.push('may be of different people');
	}
	if (features.otherAge > 0) {
		reasons.push('of people of different ages');
	}
	if (features.otherState > 0) {
		reasons.push(`${stateWord(a)} here, ${stateWord(b)} there`);
	}
	if (features.otherSort > 0) {
		reasons.push(`one counts ${a.sort ?? ''}s, the other ${b.sort ?? ''}s`);
	}
	if (features.otherPlace > 0) {
		reasons.push('of different places');
	} else if (features.onePlace > 0) {
		reasons.push('one is of a single place');
	}
	if (features.onePart > 0) {
		reasons.push('one counts a part');
	}
	if (a.base.size > 0 && b.base.size > 0 && ![...a.base].some((word) => b.base.has(word))) {
		reasons.push('of different bases');
	}
	if (isOfOtherDays(a, b)) {
		reasons.push(`reported at different times: ${a.published ?? ''} and ${b.published ?? ''}`);
	}
	if ((a.claim.modality === 'negated') !== (b.claim.modality === 'negated')) {
		reasons.push('one is denied');
	}
	return reasons;
}

/** `dead`, or the word for a class of things. */
function stateWord({ state }: ClaimFrame): string {
	return state ?? 'nothing';
}

function boundReason({ claim: a }: ClaimFrame, { claim: b }: ClaimFrame): string {
	const isBound = [a, b].some(({ bound }) => bound !== 'exact' && bound !== 'about');
	return isBound ? 'both can hold: a bound or range' : 'both can hold: rounded or converted';
}

/** The documents were published at different dates, or a sentence says that its number grows. */
function isUpdate(a: ClaimFrame, b: ClaimFrame): boolean {
	return (a.published !== undefined && b.published !== undefined && a.published !== b.published) || a.isUpdate || b.isUpdate;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string {
	return list(new Set([...a].filter((time) => b.has(time))));
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Years, and months as words. */
function list(times: ReadonlySet<string>): string {
	return [...times].map((time) => (time.startsWith('--') ? (MONTHS[Number(time.slice(2)) - 1] ?? time) : time)).join(', ');
}
