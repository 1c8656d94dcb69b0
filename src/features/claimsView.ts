import * as vscode from 'vscode';
import type { Reader } from '../host/reader';
import { ClaimLists } from './claimLists';
import { buildClaimRows } from './claimRows';
import { countOf } from './rows';
import { RowTree, redrawOnUpdate } from './rowTree';

export const CLAIMS_VIEW = 'groundedReader.claims';
/** Comparing is left until the corpus has come to rest. */
const BADGE_DELAY_MS = 1000;

/** The list of numeric claims by what sources agree and differ on; the number of differences is the container's badge. */
export function registerClaimsView(reader: Reader): vscode.Disposable {
	const lists = new ClaimLists(reader);
	const tree = new RowTree(async () => {
		const { snapshot, groups, isPart } = await lists.load();
		view.message = isPart ? 'Numbers of the sources in the open editors, compared with all others.' : '';
		return buildClaimRows(snapshot, groups);
	});
	const view = vscode.window.createTreeView(CLAIMS_VIEW, { treeDataProvider: tree, showCollapseAll: true });
	let timer: ReturnType<typeof setTimeout> | undefined;
	const showCount = async (): Promise<void> => {
		const differs = (await lists.load()).groups.get('differs')?.length ?? 0;
		view.badge = differs === 0 ? undefined : { value: differs, tooltip: `${countOf(differs, 'number')} on which sources differ` };
	};
	const countDiffers = (): void => {
		clearTimeout(timer);
		if (reader.state.kind === 'ready') {
			timer = setTimeout(() => reader.run(showCount(), 'counting the numbers that differ'), BADGE_DELAY_MS);
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
		vscode.window.onDidChangeVisibleTextEditors(() => {
			if (lists.isStale) {
				tree.redraw();
				countDiffers();
			}
		}),
		new vscode.Disposable(() => clearTimeout(timer)),
	);
}
