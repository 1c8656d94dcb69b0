import assert from 'node:assert/strict';
import { applyRules } from '../../support/names';

/** Marks of the input are what the tagger finds; those of the output what the rules make of it. */
function checkRules(tagged: string, expected: string): void {
	assert.equal(applyRules(tagged).marks, expected);
}

suite('letter-digit names', () => {
	test('are products that the tagger need not know', () => {
		checkRules('The F-16 and the H200 cost more than GPT-4.', 'The [[F-16|product]] and the [[H200|product]] cost more than [[GPT-4|product]].');
	});
	test('have the type that is known', () => {
		checkRules('COVID-19 and 5G were on the list of the G20.', '[[COVID-19|other]] and [[5G|other]] were on the list of the [[G20|organization]].');
		checkRules('The [[G7|product]] met.', 'The [[G7|organization]] met.');
	});
	test('are not quantities, quarters, gases or sizes', () => {
		for (const text of ['Emissions of CO2 fell by 3bn tonnes in Q3.', 'An A4 page of the 10th edition.', 'In the 1990s the U-21 side won.', 'It paid US$40 and €3bn.', 'A 3D film in H1 2020.']) {
			checkRules(text, text);
		}
	});
	test('are not flights, roads and gates', () => {
		for (const text of ['Flight MH370 vanished.', 'The highway I95 is closed.', 'Gate B22 was full.']) {
			checkRules(text, text);
		}
	});
	test('are not parts of longer words, ids and dates', () => {
		for (const text of ['See example.com/H200/x for more.', 'The id 3F2504E04F8911D39A0C0305E82C3301 is new.', 'On 2019-01-04T10:00Z it began.', 'ORDER-2020 was signed.']) {
			checkRules(text, text);
		}
	});
});

suite('products and makers', () => {
	test('stand together without a possessive', () => {
		const { mentions, text, marks } = applyRules('Stop ordering [[NVIDIA|organization]] [[H200|product]] chips.');
		assert.equal(marks, 'Stop ordering [[NVIDIA H200|product]] chips.');
		const maker = mentions[0]?.maker;
		assert.equal(maker && text.slice(maker.start, maker.end), 'NVIDIA');
	});
	test('know the maker inside a name found as one', () => {
		const { mentions, text } = applyRules('The [[Boeing 787 Dreamliner|product]] flew.');
		const maker = mentions[0]?.maker;
		assert.equal(maker && text.slice(maker.start, maker.end), 'Boeing');
	});
	test('stand apart with a possessive', () => {
		checkRules('[[Nvidia’s H200|product]] sells. [[Nvidia|organization]] is glad.', '[[Nvidia|organization]]’s [[H200|product]] sells. [[Nvidia|organization]] is glad.');
	});
	test('leave a country before the maker alone', () => {
		checkRules('The [[U.S.|place]] bans it. Of [[U.S. NVIDIA H200|product]] chips', 'The [[U.S.|place]] bans it. Of [[U.S.|place]] [[NVIDIA H200|product]] chips');
	});
	test('do not take an airline for a maker', () => {
		checkRules('An [[American Airlines|organization]] [[777|product]] landed.', 'An [[American Airlines|organization]] [[777|product]] landed.');
	});
	test('do not join over a comma or a sentence', () => {
		checkRules('By [[Apple|organization]], [[iPhone|product]] sales rose.', 'By [[Apple|organization]], [[iPhone|product]] sales rose.');
		checkRules('We asked [[Apple|organization]]. [[iPhone|product]] sales rose.', 'We asked [[Apple|organization]]. [[iPhone|product]] sales rose.');
	});
	test('leave what the thing is outside', () => {
		checkRules('New [[H200 AI|product]] chips', 'New [[H200|product]] AI chips');
	});
	test('have no maker when they have one word', () => {
		assert.equal(applyRules('The [[iPhone|product]] sells.').mentions[0]?.maker, undefined);
	});
});

suite('trimming of names', () => {
	test('ends before an amount of money and the word that leads to it', () => {
		checkRules('He joined from [[Valencia for £8m|organization]] in July.', 'He joined from [[Valencia|organization]] for £8m in July.');
		checkRules('It sold [[Acme $5|organization]] bonds.', 'It sold [[Acme|organization]] $5 bonds.');
	});
	test('drops what is longer than any name', () => {
		const list = 'John Smith '.repeat(30).trim();
		checkRules(`[[${list}|person]] came.`, `${list} came.`);
	});
	test('drops articles, possessives and signs', () => {
		checkRules('Near [[the Kremlin|place]] and [[Nvidia’s|organization]] plant', 'Near the [[Kremlin|place]] and [[Nvidia|organization]]’s plant');
		checkRules('He met [[Smith,|person]] then left.', 'He met [[Smith|person]], then left.');
	});
	test('drops the title of a person', () => {
		checkRules('Then [[Mrs Clinton|person]] and [[President Biden|person]] spoke.', 'Then Mrs [[Clinton|person]] and President [[Biden|person]] spoke.');
	});
	test('keeps the article of an outlet and a work', () => {
		checkRules('[[The Guardian|organization]] reviewed [[The Hobbit|work]].', '[[The Guardian|organization]] reviewed [[The Hobbit|work]].');
	});
	test('keeps the dot of an abbreviation at a sentence’s end', () => {
		checkRules('They sued [[Acme Corp|organization]].', 'They sued [[Acme Corp.|organization]]');
		checkRules('They live in the [[U.S.|place]]', 'They live in the [[U.S.|place]]');
	});
	test('adds no dot to a word', () => {
		checkRules('They sued [[Acme|organization]].', 'They sued [[Acme|organization]].');
	});
	test('leaves out what modifies the noun behind', () => {
		checkRules('The [[White House AI|organization]] office', 'The [[White House|organization]] AI office');
		checkRules('The labs of [[Meta AI|organization]].', 'The labs of [[Meta AI|organization]].');
	});
	test('drops abbreviations that are no names', () => {
		checkRules('The [[CEO|organization]] likes [[AI|product]] and [[GPUs|product]].', 'The CEO likes AI and GPUs.');
		checkRules('[[OpenAI|organization]] and [[IBM|organization]] stay.', '[[OpenAI|organization]] and [[IBM|organization]] stay.');
	});
});

suite('articles that belong to a name', () => {
	test('are capitals in the middle of a sentence', () => {
		checkRules('It told tech media The Information that it waits.', 'It told tech media [[The Information|organization]] that it waits.');
		checkRules('It told The [[Washington Post|organization]] what they knew.', 'It told [[The Washington Post|organization]] what they knew.');
	});
	test('are not those of a sentence, a quotation or a title', () => {
		for (const text of ['The Information is old.', 'He said: “The President knows.”', 'The End of The World as We Know It', 'It met the President.', 'Was it the The?']) {
			checkRules(text, text);
		}
	});
});

suite('what a thing is, behind its name', () => {
	test('makes the name a product', () => {
		checkRules('From [[Huawei|organization]]’s Ascend chips to others', 'From [[Huawei|organization]]’s [[Ascend|product]] chips to others');
		checkRules('its most advanced [[Blackwell|person]] architecture', 'its most advanced [[Blackwell|product]] architecture');
	});
	test('leaves organisations, places and people that are named again alone', () => {
		for (const text of ['The [[Chinese|group]] chips and [[Ford|organization]] trucks', 'The [[Obama|person]] app. [[Obama|person]] spoke.', 'A [[Jane Doe|person]] app']) {
			checkRules(text, text);
		}
	});
	test('makes no product of a word at a beginning or of an abbreviation', () => {
		for (const text of ['Cheap chips sell.', 'The new AI chips sell.', 'Big Trucks and Small Trucks', 'He said The software fails.']) {
			checkRules(text, text);
		}
	});
});
