import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/features/rows';
import { RowTree } from '../../src/features/rowTree';

suite('rows as a native tree', () => {
	const row = (id: number): Row => ({ id: String(id), label: `row ${id}` });

	test('are drawn with their parts', () => {
		const tree = new RowTree(() => []);
		const item = tree.getTreeItem({
			id: 'x', label: { text: 'a bold word', highlights: [[2, 6]] }, description: 'more', icon: 'tag', context: 'place', checked: false, expanded: true,
			command: { command: 'a.b', title: 'Open', arguments: [1] }, children: () => [],
		});
		assert.deepEqual(item.label, { label: 'a bold word', highlights: [[2, 6]] });
		assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
		assert.equal(item.checkboxState, vscode.TreeItemCheckboxState.Unchecked);
		assert.equal(item.accessibilityInformation?.label, 'a bold word, more');
		assert.equal(item.tooltip, 'a bold word\nmore');
		assert.deepEqual(item.command, { command: 'a.b', title: 'Open', arguments: [1] });
	});

	test('without children cannot be opened', () => {
		assert.equal(new RowTree(() => []).getTreeItem(row(1)).collapsibleState, vscode.TreeItemCollapsibleState.None);
	});

	test('of a long list come in pages', async () => {
		let made = 0;
		const tree = new RowTree(() => ({
			length: 10_000,
			slice: (start, end) => {
				made += end - start;
				return Array.from({ length: end - start }, (_, index) => row(start + index));
			},
		}));
		const first = await tree.getChildren();
		const more = first.at(-1);
		assert.equal(first.length, 301);
		assert.equal(more?.label, 'Show 600 more of 10,000');
		assert.equal(made, 300);
		let redrawn = 0;
		tree.onDidChangeTreeData(() => redrawn++);
		tree.show(undefined, 900);
		assert.equal(redrawn, 1);
		assert.equal((await tree.getChildren()).length, 901);
	});

	test('are those of the parent that is opened', async () => {
		const tree = new RowTree(() => [{ ...row(1), children: () => Promise.resolve([row(2), row(3)]) }]);
		const [root] = await tree.getChildren();
		assert.deepEqual((await tree.getChildren(root)).map(({ id }) => id), ['2', '3']);
	});
});
