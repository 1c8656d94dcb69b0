/** Most lines that front matter may have. */
const MAX_LINES = 100;

export interface FrontMatter {
	/** Where the text behind it begins; 0 without front matter. */
	readonly end: number;
	/** Values by key in lower case, without quotes. */
	readonly fields: ReadonlyMap<string, string>;
}

const NONE: FrontMatter = { end: 0, fields: new Map() };

/**
 * Reads `key: value` lines between two lines `---` at the head of a text. Only the simple form of YAML: of nested values
 * the first level is read, a list on one line is one value.
 */
export function readFrontMatter(text: string): FrontMatter {
	const opening = /^\s{0,20}---[ \t]*(?:\r\n?|\n)/.exec(text.slice(0, 60));
	if (!opening) {
		return NONE;
	}
	const fields = new Map<string, string>();
	let at = opening[0].length;
	for (let lines = 0; lines < MAX_LINES && at < text.length; lines++) {
		const length = text.slice(at, at + 4000).search(/[\r\n]/);
		const lineEnd = length < 0 ? Math.min(text.length, at + 4000) : at + length;
		const line = text.slice(at, lineEnd);
		at = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
		if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) {
			return { end: Math.min(at, text.length), fields };
		}
		const field = /^([\p{L}_][\p{L}\p{N}_.-]{0,60})[ \t]*:(?:[ \t]+|$)/u.exec(line);
		if (field) {
			fields.set((field[1] ?? '').toLowerCase(), unquoted(line.slice(field[0].length)));
		} else if (!/^(?:\s|#|-\s|$)/.test(line)) {
			return NONE;
		}
	}
	return NONE;
}

/** A value without quotes and comment; a list in brackets becomes its items with commas. */
function unquoted(value: string): string {
	const plain = value.trim();
	const quote = plain[0];
	if (quote === '"' || quote === "'") {
		const end = plain.lastIndexOf(quote);
		return end > 0 ? plain.slice(1, end).replace(quote === '"' ? /\\(["\\])/g : /'(')/g, '$1').trim() : plain;
	}
	if (plain.startsWith('[') && plain.endsWith(']')) {
		return plain.slice(1, -1).split(',').map(unquoted).filter(Boolean).join(', ');
	}
	return plain.replace(/\s#.*$/, '').trim();
}
