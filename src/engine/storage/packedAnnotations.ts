import { CLAIM_KINDS, ENTITY_TYPES, type Bound, type Mention, type Modality, type NumericClaim, type Span } from '../types';
import { FormatError, type ByteReader, type ByteWriter } from './bytes';
import { codeOf, fromCode, readNumber, readSpan, writeNumber, writeSpan } from './compact';

const BOUNDS: readonly Bound[] = ['exact', 'about', 'at-least', 'more-than', 'at-most', 'less-than', 'range', 'vague'];
const MODALITIES: readonly Modality[] = ['asserted', 'planned', 'conditional', 'estimated', 'negated'];

/** Bits of a mention's first byte. */
const HAS_MAKER = 1;
const HAS_DESCRIPTIONS = 2;
const MENTION_SHIFT = 2;

/** Bits of a claim's third byte. */
const HAS_ABOUT = 1;
const HAS_PER = 2;
const HAS_ATTRIBUTION = 4;
const IS_POINT = 8;
const CLAIM_SHIFT = 4;

/** Strings of a document that return again and again, numbered as they come. */
class Pool {
	readonly #numbers = new Map<string, number>();

	number(text: string): number {
		const number = this.#numbers.get(text) ?? this.#numbers.size;
		this.#numbers.set(text, number);
		return number;
	}

	write(writer: ByteWriter): void {
		writer.varint(this.#numbers.size);
		for (const text of this.#numbers.keys()) {
			writer.string(text);
		}
	}
}

export function writeAnnotations(writer: ByteWriter, mentions: readonly Mention[], claims: readonly NumericClaim[]): void {
	const pool = new Pool();
	mentions.forEach(({ rule }) => pool.number(rule));
	claims.forEach(({ unit }) => pool.number(unit));
	pool.write(writer);
	writer.varint(mentions.length);
	let near = 0;
	let sentence = 0;
	for (const mention of mentions) {
		const { type, maker, descriptions, rule } = mention;
		writer.byte((codeOf(ENTITY_TYPES, type) << MENTION_SHIFT) | (maker ? HAS_MAKER : 0) | (descriptions.length > 0 ? HAS_DESCRIPTIONS : 0));
		writer.varint(pool.number(rule));
		writeSpan(writer, mention, near);
		writer.zigzag(mention.sentence - sentence);
		if (maker) {
			writeSpan(writer, maker, mention.start);
		}
		if (descriptions.length > 0) {
			writer.varint(descriptions.length);
			descriptions.forEach((span) => writeSpan(writer, span, mention.start));
		}
		near = mention.end;
		sentence = mention.sentence;
	}
	writer.varint(claims.length);
	near = 0;
	sentence = 0;
	for (const claim of claims) {
		writeClaim(writer, claim, { near, sentence, unit: pool.number(claim.unit) });
		near = claim.end;
		sentence = claim.sentence;
	}
}

function writeClaim(writer: ByteWriter, claim: NumericClaim, { near, sentence, unit }: { readonly near: number; readonly sentence: number; readonly unit: number }): void {
	const { kind, low, high, bound, about, per, modality, attribution, start } = claim;
	const isPoint = Object.is(low, high);
	writer.byte(codeOf(CLAIM_KINDS, kind));
	writer.byte(codeOf(BOUNDS, bound));
	writer.byte((codeOf(MODALITIES, modality) << CLAIM_SHIFT)
		| (about ? HAS_ABOUT : 0) | (per ? HAS_PER : 0) | (attribution ? HAS_ATTRIBUTION : 0) | (isPoint ? IS_POINT : 0));
	writer.varint(unit);
	writeSpan(writer, claim, near);
	writer.zigzag(claim.sentence - sentence);
	writeNumber(writer, low);
	if (!isPoint) {
		writeNumber(writer, high);
	}
	for (const span of [about, per, attribution]) {
		if (span) {
			writeSpan(writer, span, start);
		}
	}
}

/** @param units code units of the text; @param sentences number of its sentences. Throws a `FormatError` on what points outside of them. */
export function readAnnotations(reader: ByteReader, units: number, sentences: number): { readonly mentions: readonly Mention[]; readonly claims: readonly NumericClaim[] } {
	const pool = Array.from({ length: reader.count() }, () => reader.string());
	const mentions: Mention[] = [];
	let near = 0;
	let sentence = 0;
	for (let left = reader.count(); left > 0; left--) {
		const flags = reader.byte();
		const rule = fromCode(pool, reader.varint());
		const { start, end } = readSpan(reader, near, units);
		sentence = readSentence(reader, sentence, sentences);
		const maker = flags & HAS_MAKER ? readSpan(reader, start, units) : undefined;
		const descriptions = flags & HAS_DESCRIPTIONS ? Array.from({ length: reader.count() }, () => readSpan(reader, start, units)) : [];
		mentions.push({ kind: 'mention', start, end, type: fromCode(ENTITY_TYPES, flags >> MENTION_SHIFT), sentence, maker, descriptions, rule });
		near = end;
	}
	const claims: NumericClaim[] = [];
	near = 0;
	sentence = 0;
	for (let left = reader.count(); left > 0; left--) {
		const kind = fromCode(CLAIM_KINDS, reader.byte());
		const bound = fromCode(BOUNDS, reader.byte());
		const flags = reader.byte();
		const unit = fromCode(pool, reader.varint());
		const { start, end } = readSpan(reader, near, units);
		sentence = readSentence(reader, sentence, sentences);
		const low = readNumber(reader);
		const high = flags & IS_POINT ? low : readNumber(reader);
		const optional = (flag: number): Span | undefined => (flags & flag ? readSpan(reader, start, units) : undefined);
		const about = optional(HAS_ABOUT);
		const per = optional(HAS_PER);
		const attribution = optional(HAS_ATTRIBUTION);
		claims.push({ kind, start, end, sentence, low, high, bound, unit, about, per, modality: fromCode(MODALITIES, flags >> CLAIM_SHIFT), attribution });
		near = end;
	}
	return { mentions, claims };
}

function readSentence(reader: ByteReader, before: number, sentences: number): number {
	const sentence = before + reader.zigzag();
	if (sentence < 0 || sentence >= sentences) {
		throw new FormatError(`Expected one of ${sentences} sentences, got number ${sentence}.`);
	}
	return sentence;
}
