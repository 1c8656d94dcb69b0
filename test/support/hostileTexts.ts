/** Texts that attack the splitter and the recognisers. */

export const NEWS = 'The minister said on Tuesday that 25 percent of sales, worth $1.2 billion, went to Acme Corp. of Springfield. ';

/** What is repeated, by what it attacks. */
export const REPEATED: Readonly<Record<string, string>> = {
	letters: 'a', capitals: 'A', digits: '7', commas: ',', dots: '.', parentheses: '(', brackets: '[', quotes: '"', 'curly quotes': '“', apostrophes: '\'', stars: '*', backticks: '`', hyphens: '-', slashes: '/',
	spaces: ' ', tabs: '\t', 'line ends': '\n', 'Windows line ends': '\r\n', 'lone carriage returns': '\r', 'line separators': 'a\u2028', 'mixed line ends': 'Alpha 5 men.\r\nBeta\rGamma\n\u2028Delta\n\r',
	emoji: '😀', 'joined emoji': '👩‍👩‍👧 ', 'combining marks': 'e\u0301', 'only combining marks': '\u0301', 'lone surrogates': '\ud800', 'lone low surrogates': '\udc00x', 'bidirectional controls': '\u202e\u2066', 'null characters': '\0', 'soft hyphens': 'a\u00ad', 'zero-width spaces': 'a\u200b',
	initials: 'A. ', 'one initial': 'J. ', abbreviations: 'U.S. ', 'joined abbreviations': 'U.S.', titles: 'Mr. ', articles: 'The ', ands: 'A and ', ampersands: 'A & ', possessives: 'Acme\'s ', 'of-names': 'Bank of ', acronyms: 'World Health Organization (WHO) ', models: 'H200 ', roles: 'Acme CEO ',
	'one name': 'John Smith ', 'a name a line': 'John Smith\n', bylines: 'By John Smith\n', captions: 'Photo: VCG\n',
	'number words': 'one hundred and ', scales: 'hundred ', hyphenated: 'twenty-one ', numbers: '1 ', 'numbers and commas': '1,', 'numbers and dots': '1.', 'numbers and dashes': '1–', 'numbers and slashes': '1/', 'fraction signs': '½ ', percents: '5% ', money: '$1 ', 'number of': '5 of ', 'number to': '5 to ', between: 'between 5 and ', bounds: 'more than 5 ',
	times: '12:', dates: 'January 8, 2020, ', ages: '5-year-old ', scores: '3-2 ', units: '5 km ', ordinals: 'first ', halves: 'half ',
	addresses: 'http://a.b/', 'mail addresses': 'a@b.c ', ats: 'a@', 'Markdown links': '[a](', 'Markdown quotes': '> ', 'Markdown bullets': '- ', 'Markdown headings': '# A\n', 'Markdown tables': '| a | b |\n|---|---|\n', fences: '```\n', tags: '<a ', comments: '<!--', references: '&lt;', 'front matter': '---\n',
	'capital news': NEWS.toUpperCase(), Chinese: '中国人工智能芯片在全球市场。', Russian: 'Министр сказал во вторник, что 25 процентов продаж. ', Arabic: 'قال الوزير يوم الثلاثاء إن ٢٥ في المائة. ', Thai: 'รัฐมนตรีกล่าว', German: 'Der Minister sagte am Dienstag, dass 25 Prozent der Verkäufe. ', 'short lines': 'Line five.\n',
};

/** A piece again and again, cut at a length in code units. */
export function repeat(piece: string, length: number): string {
	return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
