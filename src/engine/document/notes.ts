import { findStatedDate } from './statedDate';

/** What a line that is not part of the article's prose is for. */
export type NoteRole = 'caption' | 'byline' | 'date' | 'provenance' | 'statement' | 'promotion' | 'field';

/** No note is longer, in code units. */
export const MAX_NOTE_UNITS = 400;

const FIELD = /^(?:title|headline|date|published|source|outlet|publisher|author|authors|byline|reporter|url|link|location|language|section|category|id)\s*[:：]\s*\S/i;
const PROVENANCE = /^[([]?(?:original(?:ly)?\s+(?:article|source|story|link|text|url|published|appeared)|sources?|via|link|url|republished\s+from|reprinted\s+(?:from|with)|translated\s+from|adapted\s+from|first\s+published)(?:\s+(?:in|on|by|at))?\s*[:：]/i;
const ORIGINALLY = /^[([]?this\s+(?:article|story|piece|report|post|column|commentary)\s+(?:was\s+|is\s+|has\s+been\s+)?(?:originally|first|also|re-?published|re-?printed|reposted|adapted|translated|produced|supplied|provided)(?!\p{L})/iu;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const NOTICE = /^[([]?(?:disclaimer|editor(?:['’]s|ial)?\s+note|editors['’]?\s+note|author['’]s\s+note|about\s+the\s+authors?|conflicts?\s+of\s+interest|copyright|©|\(c\)\s|all\s+rights\s+reserved)/i;
const STATEMENT = /^(?:statement|declaration|notice|note|important)\s*[:：]/i;
const ABOUT_ARTICLE = /(?<!\p{L})(?:article|authors?|opinions?|views|platform|copyright|reprint|reproduc\p{Ll}+|infringe\p{Ll}*)(?!\p{L})/iu;
const VIEWS = /^[([]?(?:the\s+|any\s+)?(?:views?|opinions?)(?:\s+(?:and|or)\s+(?:views?|opinions?))?\s+(?:are\s+those|(?:expressed|stated|presented|represented)\s+(?:in|here|by|are|do))/i;
const BIOGRAPHY = /^[([]?the\s+authors?\s+(?:is|are|was)\s+(?:an?|the)?\s*\S/i;
const ARTICLE_IS = /^[([]?this\s+(?:article|column|piece|commentary)\s+(?:only\s+)?(?:represents?|reflects?|does\s+not)\s/i;
const RIGHTS = /all\s+rights\s+reserved\.?\s*$/i;

const CREDIT = /(?:^|[\s.([|/])(?:Photo|PHOTO|Photograph|Image|IMAGE|Picture|Pic|Illustration|Graphic|Video|VIDEO|Credit|Screenshot|Cartoon|Infographic)s?(?:\s+(?:[Cc]redit|[Cc]ourtesy|[Ss]ource|by|illustration))?\s*[:：]\s*\S[^:]{0,60}$/;
const CREDIT_BY = /(?:^|[\s.([|/])(?:Photo|PHOTO|Photograph|Image|Picture|Illustration)s?\s+(?:by|courtesy|via|from|provided\s+by)\s[^.]{1,60}[)\].]{0,2}$/;
const AGENCY_CREDIT = /(?:(?:AP|EPA|AFP|IC)\s+(?:Photo|Images)|\/\s?(?:Getty|Shutterstock|iStock|AP|AFP|Xinhua|VCG|Reuters|EPA|Getty Images)|REUTERS\/|Reuters\/|Xinhua\/|Getty Images)[^.]{0,50}[)\]]?$/;
const FILE_PHOTO = /^[([]?(?:file|handout|undated|archive|stock)\s+(?:photo|photograph|image|picture|footage)(?!\p{L})/iu;

const PROMOTION = /^[([]?(?:read\s+(?:more|also|next|the\s+(?:full|original))|also\s+read|see\s+also|related(?:\s+(?:articles?|stories|story|content|topics?|news|links?|coverage))?\s*(?:[:：]|$)|recommended(?:\s+\p{L}+)?\s*(?:[:：]|$)|more\s+(?:on|from|about)\s[^.]{1,60}$|sign\s+up\s+(?:for|to|here|now|today)|sign\s+up$|subscribe(?:\s+(?:to|now|here|for|today)|$)|newsletters?(?:\s|$)|follow\s+(?:us|me|@|[^.]{1,40}\son\s(?:twitter|facebook|instagram|x|telegram))|like\s+us\s+on|join\s+(?:us\s+on|the\s+conversation)|share\s+(?:this|on|via)|share$|tweet$|print$|e-?mail$|comments?\s*(?:\(\d+\)|[:：]|$)|leave\s+a\s+(?:comment|reply)|click\s+here|watch(?:\s+(?:live|now|the\s+video))?\s*[:：]|listen\s*[:：]|advertisement\s*$|sponsored\s*$|(?:story|article)\s+continues\s+below|continue\s+reading|scroll\s+(?:down\s+)?to\s+continue|contact\s+us|tags?\s*[:：]|topics?\s*[:：]|keywords?\s*[:：]|filed\s+under|categories\s*[:：]|(?:additional\s+)?reporting\s+by\s|editing\s+by\s|writing\s+by\s|compiled\s+by\s|(?:photo\s+)?gallery\s*[:：]|slide\s?show\s*[:：]|download\s+(?:the|our)\s+app|get\s+(?:our|the)\s+(?:app|newsletter)|skip\s+to\s+)/iu;

/**
 * Tells what a short line beside the prose is for, from its own form; nothing for prose. Where the form alone is open
 * (`Note:`), the line must also speak of the article.
 * @param line trimmed; one longer than 400 code units is prose.
 * @param atEdge among the first or last lines of the text, where bylines, biographies and date lines stand.
 */
export function findNoteRole(line: string, { atEdge }: { readonly atEdge: boolean }): NoteRole | undefined {
	if (line.length > MAX_NOTE_UNITS || line.length === 0) {
		return undefined;
	}
	if (CREDIT.test(line) || CREDIT_BY.test(line) || AGENCY_CREDIT.test(line) || (FILE_PHOTO.test(line) && line.length < 200)) {
		return 'caption';
	}
	if (atEdge && isDateLine(line)) {
		return 'date';
	}
	if (PROVENANCE.test(line) || ORIGINALLY.test(line) || ADDRESS.test(line)) {
		return 'provenance';
	}
	if (NOTICE.test(line) || VIEWS.test(line) || ARTICLE_IS.test(line) || RIGHTS.test(line) || (STATEMENT.test(line) && ABOUT_ARTICLE.test(line))) {
		return 'statement';
	}
	if (line.length <= 200 && PROMOTION.test(line)) {
		return 'promotion';
	}
	if (!atEdge) {
		return undefined;
	}
	if (line.length <= 250 && BIOGRAPHY.test(line)) {
		return 'statement';
	}
	if (line.length <= 200 && FIELD.test(line)) {
		return 'field';
	}
	return isByline(line) || isBareDateline(line) ? 'byline' : undefined;
}

const DATE_WORD = /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)$/i;
const STAMP_WORD = /^(?:posted|published|publish|updated?|last|edited|modified|created|released?|issued|filed|first|added|date|dated|time)$/i;
const CLOCK_WORD = /^(?:am|pm|a|p|m|utc|gmt|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|bst|ist|cest|cet|msk|hkt|jst|aest|hrs|hours|local|on|at|of|and|the|o['’]clock|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[ap]m?|\d{4})$/i;

/** A line of a date, a clock time or the stamp of a publication, with at most two capitalised words beside (place, outlet). */
export function isDateLine(line: string): boolean {
	if (line.length > 120 || !/\d/.test(line)) {
		return false;
	}
	const stated = findStatedDate(line);
	const rest = stated ? `${line.slice(0, stated.index)} ${line.slice(stated.index + stated.length)}` : line;
	let dateWords = stated ? 2 : /\d{1,2}\/\d{1,2}\/\d{2,4}/.test(line) ? 2 : 0;
	let stamps = 0;
	let others = 0;
	for (const word of rest.split(/[^\p{L}\p{N}'’]+/u)) {
		if (!word || CLOCK_WORD.test(word) || /^\d+$/.test(word)) {
			continue;
		}
		if (DATE_WORD.test(word)) {
			dateWords++;
		} else if (STAMP_WORD.test(word)) {
			stamps++;
		} else if (!/^\p{Lu}/u.test(word)) {
			return false;
		} else {
			others++;
		}
	}
	if (others === 0) {
		return dateWords + stamps > 0;
	}
	return others <= 2 && (dateWords >= 2 ? /[,:|–—-]/.test(rest) : dateWords > 0 && /^\p{Lu}{3}.*[–—-]$/u.test(line));
}

const BY = /^(?:by|written\s+by|posted\s+by|reported\s+by|story\s+by|text\s+by|words\s+by|from)\s*:?\s+/i;
const NAME = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiu]|van|von|al|bin|la|le|der|den|del|dos)(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiu]|van|von|al|bin|la|le|der|den|del|dos)){0,4}$/u;
const NO_NAME = /^(?:the|an?|his|her|its|their|my|our|this|that|all|far|then|now)(?!\p{L})/iu;
/** Words that tell an outlet or a role from a person's name. */
const PRESS = /(?<!\p{L})(?:press|news|times|post|journal|herald|tribune|guardian|reuters|bloomberg|xinhua|afp|ap|cnn|bbc|upi|staff|writers?|reporters?|correspondents?|editors?|bureau|agency|agencies|online|daily|weekly|network|service|desk|team|contributor|columnist|com)(?!\p{L})/iu;

export interface Byline {
	/** The people, or what stands in their place. */
	readonly names: string;
	readonly outlet: string | undefined;
}

/** Reads `By Jane Doe and John Roe | Reuters`; nothing for a line that is no byline. */
export function readByline(line: string): Byline | undefined {
	const by = BY.exec(line);
	if (!by || line.length > 160 || /[.?!]["”’]?$/.test(line.replace(/(?:Jr|Sr|\p{Lu})\.$/u, ''))) {
		return undefined;
	}
	const [people = '', ...rest] = line.slice(by[0].length).split(/\s+[|•·–—-]+\s+|\s*[|•·(]\s*|\t+|\s{2,}/);
	const parts = people.replace(/\s+on\s.*$/i, '').split(/\s*,\s*|\s+and\s+|\s+&\s+/i).filter(Boolean);
	const first = parts[0] ?? '';
	const fromOnly = /^from/i.test(by[0]);
	if (!NAME.test(first) || NO_NAME.test(first) || DATE_WORD.test(first) || (fromOnly && parts.length < 2)) {
		return undefined;
	}
	if (parts.slice(1).some((part) => !NAME.test(part) && !PRESS.test(part) && !/\d/.test(part))) {
		return undefined;
	}
	if (!/\s/.test(first) && parts.length === 1 && rest.length === 0 && !PRESS.test(first) && first !== first.toUpperCase() && !/^by\s*:?\s+\S+$/i.test(line)) {
		return undefined;
	}
	const names = parts.filter((part, index) => index === 0 || (NAME.test(part) && /\s/.test(part) && !PRESS.test(part)));
	const outlet = [...parts.slice(1), ...rest].map((part) => part.replace(/[)\s]+$/, '')).find((part) => NAME.test(part) && PRESS.test(part) && !/(?<!\p{L})(?:staff|writers?|reporters?|correspondents?|editors?|desk|team|contributor|columnist)(?!\p{L})/iu.test(part));
	return { names: names.join(', '), outlet: outlet ?? (PRESS.test(first) && !/staff|writer|reporter|desk|team/i.test(first) ? first : undefined) };
}

function isByline(line: string): boolean {
	return readByline(line) !== undefined;
}

/** `LONDON (Reuters) —` alone on its line. */
function isBareDateline(line: string): boolean {
	return /^\p{Lu}[\p{L} .,'’-]{2,50}\([^()]{2,40}\)\s*[-–—:]*$/u.test(line) && /^\p{Lu}{3}/u.test(line);
}
