import * as vscode from 'vscode';
import type { Comparison, Place, Snapshot } from '../engine';
import type { Reader } from '../host/reader';
import { runSlices } from '../host/slices';
import { toLocations } from './asking';
import { findComparisons, listedSources } from './claimGroups';
import { openSources } from './claimLists';
import { toShortLabel } from './plainText';
import { shortNameOf } from './rows';

const DELAY_MS = 500;
const VALUE_LENGTH = 60;

/** Numbers that differ, in the Problems view, each with the other source beside it; of many sources those of the open ones. Off unless switched on. */
export function registerProblems(reader: Reader): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('grounded-reader');
	let timer: ReturnType<typeof setTimeout> | undefined;
	const show = async (): Promise<void> => {
		const { snapshot } = reader;
		if (!reader.settings.problems.enabled) {
			collection.clear();
			return;
		}
		const isWanted = (): boolean => reader.snapshot === snapshot && reader.settings.problems.enabled;
		const comparisons = await runSlices(findComparisons(snapshot, listedSources(snapshot, openSources(reader))), isWanted);
		if (comparisons && isWanted()) {
			collection.clear();
			collection.set([...differences(snapshot, comparisons)]);
		}
	};
	const schedule = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => reader.run(show(), 'listing the numbers that differ'), DELAY_MS);
	};
	schedule();
	return vscode.Disposable.from(
		collection,
		reader.onDidUpdate((update) => {
			if (update.settingsChanged || (update.snapshotChanged && reader.settings.problems.enabled)) {
				schedule();
			}
		}),
		vscode.window.onDidChangeVisibleTextEditors(() => {
			if (reader.settings.problems.enabled && listedSources(reader.snapshot, []).length === 0) {
				schedule(); // Of many sources, those of the open ones are listed.
			}
		}),
		new vscode.Disposable(() => clearTimeout(timer)),
	);
}

function* differences(snapshot: Snapshot, comparisons: readonly Comparison[]): Generator<[vscode.Uri, vscode.Diagnostic[]]> {
	for (const comparison of comparisons) {
		if (comparison.relation === 'differs') {
			yield* difference(snapshot, comparison, comparison.a, comparison.b);
			yield* difference(snapshot, comparison, comparison.b, comparison.a);
		}
	}
}

function* difference(snapshot: Snapshot, comparison: Comparison, here: Place, there: Place): Generator<[vscode.Uri, vscode.Diagnostic[]]> {
	const [place, other] = toLocations(snapshot, [here, there]);
	if (!place || !other) {
		return;
	}
	const source = shortNameOf(snapshot, there.document);
	const diagnostic = new vscode.Diagnostic(place.range, `“${valueOf(snapshot, here)}” differs from “${valueOf(snapshot, there)}” in ${source}.`, vscode.DiagnosticSeverity.Information);
	diagnostic.source = 'Grounded Reader';
	diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(other, `${source}: ${valueOf(snapshot, there)}${comparison.reasons.length > 0 ? ` (${comparison.reasons.map((reason) => toShortLabel(reason, VALUE_LENGTH)).join(', ')})` : ''}`)];
	yield [place.uri, [diagnostic]];
}

function valueOf(snapshot: Snapshot, place: Place): string {
	return toShortLabel(snapshot.findDocument(place.document)?.document.text.slice(place.start, place.end) ?? '', VALUE_LENGTH);
}
