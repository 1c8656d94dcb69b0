import * as vscode from 'vscode';
import type { Comparison, Place, Snapshot } from '../engine';
import type { Reader } from '../host/reader';
import { toLocations } from './asking';
import { toShortLabel } from './plainText';
import { shortNameOf } from './rows';

const DELAY_MS = 500;
const VALUE_LENGTH = 60;

/** Numbers that differ, in the Problems view, each with the other source beside it. Off unless switched on. */
export function registerProblems(reader: Reader): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('grounded-reader');
	let timer: ReturnType<typeof setTimeout> | undefined;
	const show = (): void => {
		collection.clear();
		if (reader.settings.problems.enabled) {
			collection.set([...differences(reader.snapshot)]);
		}
	};
	const schedule = (): void => {
		clearTimeout(timer);
		timer = setTimeout(show, DELAY_MS);
	};
	schedule();
	return vscode.Disposable.from(
		collection,
		reader.onDidUpdate((update) => {
			if (update.settingsChanged || (update.snapshotChanged && reader.settings.problems.enabled)) {
				schedule();
			}
		}),
		new vscode.Disposable(() => clearTimeout(timer)),
	);
}

function* differences(snapshot: Snapshot): Generator<[vscode.Uri, vscode.Diagnostic[]]> {
	for (const comparison of snapshot.comparisons) {
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
