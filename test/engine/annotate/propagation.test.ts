import assert from 'node:assert/strict';
import { applyRules } from '../../support/names';

function checkRules(tagged: string, expected: string): void {
	assert.equal(applyRules(tagged).marks, expected);
}

suite('finding a name everywhere in its document', () => {
	test('takes what was accepted once', () => {
		checkRules('[[Blackwell|product]] is fast. A Blackwell costs more.', '[[Blackwell|product]] is fast. A [[Blackwell|product]] costs more.');
	});
	test('takes the longest name', () => {
		checkRules('[[Red Sea|place]] ports. [[Red Sea Global|organization]] builds. Ask Red Sea Global now.', '[[Red Sea|place]] ports. [[Red Sea Global|organization]] builds. Ask [[Red Sea Global|organization]] now.');
	});
	test('takes a person by the surname', () => {
		checkRules('[[Ada Lovelace|person]] wrote. Then Lovelace left.', '[[Ada Lovelace|person]] wrote. Then [[Lovelace|person]] left.');
	});
	test('gives the type that most places have', () => {
		checkRules('[[Ascend|product]] sells. [[Ascend|product]] grows. [[Ascend|organization]] waits. For Ascend it ends.', '[[Ascend|product]] sells. [[Ascend|product]] grows. [[Ascend|product]] waits. For [[Ascend|product]] it ends.');
	});
	test('does not look inside words, addresses and other names', () => {
		checkRules('[[Ford|organization]] pays. Fordham, Oxford and ford.com do not.', '[[Ford|organization]] pays. Fordham, Oxford and ford.com do not.');
		checkRules('[[York|place]] is old. [[New York|place]] is not.', '[[York|place]] is old. [[New York|place]] is not.');
	});
	test('heeds case', () => {
		checkRules('The [[US|place]] told us that US law binds us.', 'The [[US|place]] told us that [[US|place]] law binds us.');
		checkRules('[[Apple|organization]] sells. An apple falls.', '[[Apple|organization]] sells. An apple falls.');
	});
	test('does not take the beginning of a sentence for a name that is a common word', () => {
		checkRules('We asked [[Target|organization]] for a target. Target groups differ.', 'We asked [[Target|organization]] for a target. Target groups differ.');
		checkRules('[[May|person]] resigned. May she rest.', '[[May|person]] resigned. May she rest.');
	});
	test('does not take a role for a name', () => {
		checkRules('He met the [[Pope|person]]. Then Pope Leo spoke.', 'He met the [[Pope|person]]. Then Pope Leo spoke.');
	});
	test('does not take the country of a currency', () => {
		checkRules('The [[US|place]] paid US$40.', 'The [[US|place]] paid US$40.');
	});
	test('takes neither initials nor short endings for a surname', () => {
		checkRules('[[Malcolm X|person]] and [[John Smith Jr.|person]] met. Chromosome X is Jr. here.', '[[Malcolm X|person]] and [[John Smith Jr.|person]] met. Chromosome X is Jr. here.');
	});
});
