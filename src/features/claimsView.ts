import * as vscode from 'vscode';
import type { Reader } from '../host/reader';
import { groupClaims } from './claimGroups';
import { buildClaimRows } from './claimRows';
import { countOf } from './rows';
import { RowTree, redrawOnUpdate } from './rowTree';

export const CLAIMS_VIEW = 'groundedReader.claims';
/** Comparing is left until the corpus has come to rest. */
const BADGE_DELAY_MS = 1000;

/** The list of numeric claims by what sources agree and differ on; the number of differences is the container's badge. */
export function registerClaimsView(reader: Reader): vscode.Disposable {
	const tree = new RowTree(() => buildClaimRows(reader.snapshot));
	const view = vscode.window.createTreeView(CLAIMS_VIEW, { treeDataProvider: tree, showCollapseAll: true });
	let timer: ReturnType<typeof setTimeout> | undefined;
	const countDiffers = (): void => {
		clearTimeout(timer);
		if (reader.state.kind === 'ready') {
			timer = setTimeout(() => {
				const differs = groupClaims(reader.snapshot).get('differs')?.length ?? 0;
				view.badge = differs === 0 ? undefined : { value: differs, tooltip: `${countOf(differs, 'number')} on which sources differ` };
			}, BADGE_DELAY_MS);
		}
	};
	countDiffers();
	return vscode.Disposable.from(
		tree,
		view,
		redrawOnUpdate(reader, view, () => tree.redraw(), ({ snapshotChanged }) => snapshotChanged),
		reader.onDidUpdate(({ snapshotChanged, stateChanged }) => {
			if (snapshotChanged || stateChanged) {
				countDiffers();
			}
		}),
		new vscode.Disposable(() => clearTimeout(timer)),
	);
}
