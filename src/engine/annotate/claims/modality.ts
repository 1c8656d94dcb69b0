import type { Modality } from '../../types';
import type { Atoms } from './atoms';
import type { Draft } from './drafts';
import { Role } from './numberWords';

/** How far before a claim, in atoms, a word of its clause may change how it is meant. */
const REACH = 20;
/** Negations stand closer. */
const NEGATION_REACH = 7;

const CLAUSE_ENDS = [';', ':', '–', '—', '--', '"', '“', '”', '(', ')'];
const CLAUSE_WORDS = ['but', 'while', 'although', 'though', 'whereas', 'because', 'which', 'who', 'where', 'when', 'after', 'since'];

/** How a claim is meant, by the words of its clause before it: negated, conditional, planned, estimated, else asserted. */
export function findModality(atoms: Atoms, draft: Draft): Modality {
	let roles = 0;
	let said = false;
	let would = false;
	for (let at = draft.from - 1; at >= Math.max(0, draft.from - REACH); at--) {
		const atom = atoms.at(at);
		if (atom.kind === 'sign' && CLAUSE_ENDS.includes(atom.text) && !(atom.text === '(' && at === draft.from - 1)) {
			break;
		}
		// "It should be said that": how it is said, not how it is meant.
		const saying = atom.lower === 'that' && atoms.is(at - 2, 'be') && ((atoms.at(at - 1).word?.roles ?? 0) & Role.estimate) === 0;
		if (saying || CLAUSE_WORDS.includes(atom.lower)) {
			break;
		}
		const role = atom.word?.roles ?? 0;
		if ((role & Role.negation) !== 0 && draft.from - at <= NEGATION_REACH && !atoms.is(at + 1, 'only', 'just', 'yet', 'more', 'less', 'fewer', 'even', 'least', 'until') && (roles & (Role.saying | Role.negation)) === 0) {
			roles |= Role.negation;
		}
		if (atom.lower === 'would') {
			would = true;
		}
		if ((role & Role.saying) !== 0) {
			said = true;
			if (would || (roles & (Role.planning | Role.condition)) !== 0) {
				break; // What stands before "said" is about the saying.
			}
		}
		// "the proposed sale" is no plan of the clause.
		const adjective = atom.lower.endsWith('ed') && atoms.is(at - 1, 'the', 'a', 'its', 'their', 'his', 'her', 'this');
		roles |= adjective ? 0 : role & (Role.planning | Role.condition | Role.estimate);
	}
	if ((roles & Role.negation) !== 0) {
		return 'negated';
	}
	if (would) {
		return said ? 'planned' : 'conditional'; // "said it would cut" is a plan, seen from the past.
	}
	if ((roles & Role.condition) !== 0) {
		return 'conditional';
	}
	if ((roles & Role.planning) !== 0) {
		return 'planned';
	}
	if ((roles & Role.estimate) !== 0 || atoms.is(draft.from, 'estimated') || (atoms.is(draft.from, 'an') && atoms.is(draft.from + 1, 'estimated'))) {
		return 'estimated';
	}
	return 'asserted';
}
