import * as vscode from 'vscode';
import type { Place, Snapshot, Span } from '../engine';
import type { Reader } from '../host/reader';
import { askAtCursor } from './asking';
import { findMatches, findSentencePlace } from './lookups';
import type { ShowPassage } from './passageCommands';

type Step = 1 | -1;

/** Next and previous mention, numeric claim and cross-reference. */
export function registerJumps(reader: Reader, show: ShowPassage): vscode.Disposable {
	const ring = new CrossReferenceRing();
	const jump = (find: (snapshot: Snapshot, at: Place) => Place | undefined, nothing: string) => async (): Promise<void> => {
		const asked = await askAtCursor(reader);
		const place = asked && find(asked.snapshot, { document: asked.id, start: asked.offset, end: asked.offset });
		if (place) {
			await show(asked.snapshot, place, {});
		} else {
			vscode.window.setStatusBarMessage(nothing, 4000);
		}
	};
	const command = (name: string, step: Step, find: (snapshot: Snapshot, at: Place, step: Step) => Place | undefined, nothing: string): vscode.Disposable =>
		vscode.commands.registerCommand(`groundedReader.${name}`, jump((snapshot, at) => find(snapshot, at, step), nothing));
	const showsDates = (): boolean => reader.settings.highlights.kinds.has('date');
	const mention = (snapshot: Snapshot, at: Place, step: Step): Place | undefined => findNeighbour(snapshot.findDocument(at.document)?.mentions ?? [], at, step);
	const claim = (snapshot: Snapshot, at: Place, step: Step): Place | undefined =>
		findNeighbour((snapshot.findDocument(at.document)?.claims ?? []).filter((candidate) => showsDates() || candidate.kind !== 'date'), at, step);
	const reference = (snapshot: Snapshot, at: Place, step: Step): Place | undefined => ring.step(snapshot, at, step);
	return vscode.Disposable.from(
		command('nextMention', 1, mention, 'No mention in this source'),
		command('previousMention', -1, mention, 'No mention in this source'),
		command('nextClaim', 1, claim, 'No numeric claim in this source'),
		command('previousClaim', -1, claim, 'No numeric claim in this source'),
		command('nextCrossReference', 1, reference, 'No passage with a match in this source'),
		command('previousCrossReference', -1, reference, 'No passage with a match in this source'),
	);
}

/** The next or previous span in a source, from the first on again behind the last. */
export function findNeighbour(spans: readonly Span[], at: Place, step: Step): Place | undefined {
	const found = step > 0
		? spans.find((span) => span.start > at.start) ?? spans[0]
		: spans.filter((span) => span.start < at.start).at(-1) ?? spans.at(-1);
	return found && { document: at.document, start: found.start, end: found.end };
}

/**
 * Leads from a passage to each of its matches in other sources in turn and back to where it began.
 * From a passage without a match it leads to the nearest one in this source that has one.
 */
export class CrossReferenceRing {
	#places: readonly Place[] = [];
	#at = 0;
	#revision = -1;

	step(snapshot: Snapshot, at: Place, step: Step): Place | undefined {
		const current = this.#places[this.#at];
		const stays = current && this.#revision === snapshot.revision && current.document === at.document && current.start <= at.start && at.start <= current.end;
		if (!stays) {
			const sentence = findSentencePlace(snapshot, at.document, at.start);
			const matches = sentence ? findMatches(snapshot, sentence).map(({ place }) => place) : [];
			if (!sentence || matches.length === 0) {
				return findMatchingSentence(snapshot, at, step);
			}
			this.#places = [sentence, ...matches];
			this.#at = 0;
			this.#revision = snapshot.revision;
		}
		this.#at = (this.#at + step + this.#places.length) % this.#places.length;
		return this.#places[this.#at];
	}
}

function findMatchingSentence(snapshot: Snapshot, at: Place, step: Step): Place | undefined {
	const sentences = snapshot.findDocument(at.document)?.document.sentences ?? [];
	const ahead = step > 0
		? sentences.findIndex((sentence) => sentence.start > at.start)
		: sentences.filter((sentence) => sentence.end < at.start).length - 1;
	const first = ahead < 0 ? (step > 0 ? 0 : sentences.length - 1) : ahead;
	for (let count = 0; count < sentences.length; count++) {
		const index = (first + step * count + 2 * sentences.length) % sentences.length;
		const sentence = sentences[index];
		if (sentence && snapshot.hasMatch(at.document, index)) {
			return { document: at.document, start: sentence.start, end: sentence.end };
		}
	}
	return undefined;
}
