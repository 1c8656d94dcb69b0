import { Memo } from './memo';

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i' };

/** Lower case without diacritics: `Türkiye` → `turkiye`, `Łódź` → `lodz`. Compatibility forms become plain (`３` → `3`). */
export function foldLetters(text: string): string {
	const lower = text.toLowerCase();
	if (/^[\0-\x7f]*$/.test(lower)) { // Plain ASCII needs no folding.
		return lower;
	}
	return lower.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[łøđðþæœßı]/g, (letter) => LETTERS[letter] ?? letter);
}

/**
 * The form under which names are the same: without case, diacritics, dots, hyphens, quotes, leading article.
 * `U.S.` and `US` give `US`: capitals of up to three letters keep their case, since `us` is another word.
 */
export function foldName(name: string): string {
	return known.get(name).folded;
}

/** Names that are kept: many texts name the same. */
const KNOWN_NAMES = 8192;
const known = new Memo(KNOWN_NAMES, (name) => ({ folded: fold(name) }));

function fold(name: string): string {
	const plain = name.replace(/^\s*the\s+(?=\S)/i, '');
	const bare = plain.replace(/[\s.]/g, '');
	if (/^\p{Lu}{1,3}$/u.test(bare)) {
		return bare.normalize('NFKD').replace(/\p{M}/gu, '');
	}
	return foldLetters(plain)
		.replace(/(?<!\d)\.|\.(?!\d)|["“”„‘’'`´!?]/g, '')
		.replace(/(?<=\p{L})-(?=\d)/gu, '')
		.replace(/\s&\s/g, ' and ')
		.replace(/[-–—‑/,:;()\s]+/gu, ' ')
		.trim();
}
