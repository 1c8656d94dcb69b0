// What an article says beside the facts of its event: quotes, what happened before, how people there live with it.

export const DETAILS: readonly string[] = [
	'“We have waited for the {noun} since {someYear}, and nobody told us about the {noun},” said {someone}, a {noun} from {somePlace}.',
	'{someone}, who works for {someCompany} in {somePlace}, said the {noun} and the {noun} had been discussed for {someMonths}.',
	'In {somePlace}, {someCount} signed a petition against the {noun}, which {someBody} had called necessary.',
	'A {noun} built in {someYear} stands beside the {noun}, and most of its visitors come from {somePlace}.',
	'{someCompany} lent {someMoney} for a {noun} and a second {noun}, according to papers seen by this newspaper.',
	'According to {someBody}, {somePercent} of all families in {somePlace} depend on the {noun} or the {noun}.',
	'The {noun} was closed {someDay} after a fault in the {noun}, said {someone} of {someCompany}.',
	'{someone} of the University of {somePlace} compared the {noun} with a {noun} that was found in {someYear}.',
	'For years the {noun} of {somePlace} had lost {somePercent} of its value, while the price of a {noun} doubled.',
	'Two {noun} experts from {someCountry} arrived {someDay} to examine the {noun}.',
	'“If the {noun} fails, the {noun} fails too,” {someone} told reporters in {somePlace}.',
	'{someCompany} and {someCompany} offered to share the {noun}, but {someBody} had doubts about the {noun}.',
	'Since {someYear} the number of {noun} inspections has fallen to {someCount} a year, and the {noun} was never replaced.',
	'A spokeswoman for {someCompany} said the {noun} would be ready {someDay}, well before the {noun}.',
	'Next to the {noun} of {somePlace}, a small {noun} run by {someone} stayed open through the night.',
	'The {someDemonym} government paid {someMoney} for the {noun}; its {noun} was a gift of {someCompany}.',
	'{someone}, {someAge}, has sold a {noun} a day on the corner for most of her life and fears for her {noun}.',
	'Under the law of {someYear}, a {noun} must be at least {someLength} from any {noun}.',
];

export const BACKGROUND: readonly string[] = [
	'{firm} was founded in {place} in {someYear} and today employs {someCount} in {someCountry} and {someCountry}.',
	'{region} has long been known for its {noun}, and {place} for its {noun}.',
	'{chief} took office in {someYear} after {someone} had resigned over a {noun}.',
	'The {body} was set up in {someYear} to watch over each {noun} and {noun} in {country}.',
	'{country} and {someCountry} signed an agreement on the {noun} in {someYear}.',
	'{critic} wrote a book about the {noun} of {region} that appeared in {someYear}.',
	'A similar {noun} in {someCountry} took {someMonths} to settle and cost {someMoney}.',
	'{rival} and {firm} have fought over the {noun} in court since {someYear}.',
	'Only {somePercent} of {demonym} households own a {noun}, against {somePercent} in {someCountry}.',
];

export const REACTIONS: readonly string[] = [
	'“This is a hard day for {place},” said {chief}.',
	'{chief} said: “We will publish everything that we know about the {noun}.”',
	'“Nobody should draw conclusions before the {body} has done its work,” {chief} said {day}.',
	'{critic} asked for an independent inquiry and for the release of the {noun}.',
	'“The people of {region} deserve an answer,” said {critic}, who visited {place} {day}.',
	'A spokesman for {company} declined to comment.',
	'The {body} said it would give more information when it could.',
	'{someone}, a resident of {place}, said neighbours had spoken of nothing else.',
	'Asked about the {noun}, {chief} pointed to a report by {someBody}.',
];

export const CAPTIONS: readonly string[] = [
	'Photo: {chief} in {place} {day}.', 'Image: the {noun} of {place}, seen in {someYear}. {outlet}', 'File photo: {critic} at a meeting in {somePlace}.',
];

export const BODIES: readonly string[] = ['the Statistics Office', 'the Chamber of Commerce', 'the Farmers Union', 'the Consumer Council', 'the Central Bank', 'the Academy of Sciences', 'the Ministry of Labour', 'the Weather Service', 'the Coast Guard', 'the Tenants Association'];

/** What a desk hangs onto a sentence: most sentences of news are long. */
export const TAILS: readonly string[] = [
	', a step that had long been expected in {region}', ', according to a statement that {firm} published {day}', ', though few people in {place} had heard of the {noun} before', ', in what {critic} described as a warning to every {noun}',
	', as {chief} had promised when the {noun} was presented in {country}', ', while the {noun} and the {noun} remain closed until further notice', ', which was more than the {body} had thought possible', ', despite the doubts of {critic} and others about the {noun}',
	', and it was not clear how the {noun} would be paid for', ', two people familiar with the {noun} said', ', a matter that divides {demonym} families and {noun} makers alike', ', even if nobody at {firm} wanted to speak about the {noun} in public',
	', at a time when the {noun} is already scarce in much of {country}', ', as a {noun} on the square of {place} reminds everyone who passes',
];
