import assert from 'node:assert/strict';
import { applyRules } from '../../support/names';

function checkDescriptions(tagged: string, name: string, expected: readonly string[]): void {
	const { mentions, text } = applyRules(tagged);
	const mention = mentions.find(({ start, end }) => text.slice(start, end) === name);
	assert.ok(mention, `${name} is found`);
	assert.deepEqual(mention.descriptions.map(({ start, end }) => text.slice(start, end)), expected);
}

suite('titles and roles', () => {
	test('stand before a name, with the organisation', () => {
		checkDescriptions('First, [[NVIDIA|organization]] CEO [[Huang Renxun|person]] spoke.', 'Huang Renxun', ['NVIDIA CEO']);
		checkDescriptions('Then [[U.S.|place]] President [[Trump|person]] spoke.', 'Trump', ['U.S. President']);
		checkDescriptions('Former prime minister [[Tony Blair|person]] spoke.', 'Tony Blair', ['Former prime minister']);
	});
	test('stand behind a name between commas', () => {
		checkDescriptions('As [[David Sacks|person]], head of the [[White House|organization]] AI office, said.', 'David Sacks', ['head of the White House AI office']);
		checkDescriptions('[[Ann Lee|person]], a spokesperson for the [[Chinese|group]] embassy in the [[U.S.|place]], declined.', 'Ann Lee', ['spokesperson for the Chinese embassy in the U.S.']);
		checkDescriptions('It was [[Ann Lee|person]], the mayor.', 'Ann Lee', ['mayor']);
	});
	test('belong to one name only', () => {
		checkDescriptions('President [[Ann Lee|person]] met [[Bo Ek|person]].', 'Bo Ek', []);
	});
	test('are not any words before a name', () => {
		checkDescriptions('On Monday [[Ann Lee|person]] met them.', 'Ann Lee', []);
		checkDescriptions('The company and [[Ann Lee|person]] agreed.', 'Ann Lee', []);
	});
	test('are not any words between commas', () => {
		checkDescriptions('[[Ann Lee|person]], in the meantime, left.', 'Ann Lee', []);
		checkDescriptions('[[Ann Lee|person]], who is a doctor, left.', 'Ann Lee', []);
		checkDescriptions('[[Ann Lee|person]], [[Bo Ek|person]] and the mayor left.', 'Ann Lee', []);
		checkDescriptions('[[Ann Lee|person]], and former mayor [[Bo Ek|person]], left.', 'Ann Lee', []);
	});
	test('belong to people', () => {
		checkDescriptions('President [[Toyota|organization]] spoke.', 'Toyota', []);
	});
});
