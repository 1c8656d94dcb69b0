import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('extension', () => {
	test('activates', async () => {
		const extension = vscode.extensions.getExtension('grounded-reader.grounded-reader');
		assert.ok(extension, 'it is installed');
		await extension.activate();
		assert.equal(extension.isActive, true);
	});
});
