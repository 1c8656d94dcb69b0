import { ENTITY_TYPES, type EntityType } from '../types';
import { ruleNumber, visitNames, type NameVisitor } from './nameRecords';
import { JOIN_RULES, type JoinRule } from './nameForms';
import { SurfaceTrait } from './namePart';
import type { NumberedName, NumberedNames, PlacedPart } from './numberedNames';

/** A name of an entity as written. */
export interface Alias {
	readonly surface: number;
	/** Number of the folded name that it first stood for. */
	readonly key: number;
	readonly count: number;
	readonly rule: JoinRule;
}

const TITLE = ruleNumber('title');
const MAKER_AND_MODEL = ruleNumber('maker and model');

/** Counts what an entity is called and taken for. One is used for one entity after the other. */
export class NameTally implements NameVisitor {
	readonly #names: NumberedNames;
	/** By surface, for those of `#surfaces`; else 0. */
	readonly #counts: Int32Array;
	readonly #keys: Int32Array;
	/** Of the place that comes first. */
	readonly #rules: Uint8Array;
	/** 1: everywhere a short form of a fuller name. */
	readonly #isShort: Uint8Array;
	readonly #traits: Uint8Array;
	/** In the order in which they were met. */
	#surfaces: number[] = [];
	#types: number[] = [];
	readonly #typeCounts = new Float64Array(ENTITY_TYPES.length);
	#placed: PlacedPart | undefined;
	#key = 0;
	#joinRule = 0;
	#rule = 0;

	constructor(names: NumberedNames) {
		const { size } = names.surfaces;
		this.#names = names;
		this.#counts = new Int32Array(size);
		this.#keys = new Int32Array(size);
		this.#rules = new Uint8Array(size);
		this.#isShort = new Uint8Array(size);
		this.#traits = new Uint8Array(size);
		for (const { part, surfaces } of names.parts) {
			for (let index = 0; index < surfaces.length; index++) {
				this.#traits[surfaces[index] ?? 0] = part.surfaceTraits[index] ?? 0;
			}
		}
	}

	/** Forgets what was counted. */
	clear(): void {
		for (const surface of this.#surfaces) {
			this.#counts[surface] = 0;
		}
		this.#surfaces = [];
		this.#types = [];
		this.#typeCounts.fill(0);
	}

	/** @param joinRule number of the rule by which all its names are short for one of another document, plus 1, or 0. */
	addEntity(placed: PlacedPart, entity: number, joinRule: number): void {
		this.#placed = placed;
		this.#joinRule = joinRule;
		visitNames(placed.part.records, placed.part.recordStarts[entity - placed.firstEntity] ?? 0, this);
	}

	/** @param rule number of the rule by which it is no full name, plus 1, or 0. */
	addName({ key, types, surfaces }: NumberedName, rule: number): void {
		this.#key = key;
		this.#rule = rule;
		for (const [type, count] of types) {
			this.type(type, count);
		}
		for (const { surface, rule: own, count } of surfaces) {
			this.#addSurface(surface, own, count);
		}
	}

	name(key: number, rule: number): void {
		this.#key = this.#placed?.keys[key] ?? 0;
		this.#rule = this.#joinRule !== 0 ? this.#joinRule : rule;
	}

	type(type: number, count: number): void {
		if (!this.#types.includes(type)) {
			this.#types.push(type);
		}
		this.#typeCounts[type] = (this.#typeCounts[type] ?? 0) + count;
	}

	surface(surface: number, rule: number, count: number): void {
		this.#addSurface(this.#placed?.surfaces[surface] ?? 0, rule, count);
	}

	#addSurface(surface: number, rule: number, count: number): void {
		const known = this.#counts[surface] ?? 0;
		const isShort = this.#rule !== 0 ? 1 : 0;
		if (known === 0) {
			this.#surfaces.push(surface);
			this.#keys[surface] = this.#key;
			this.#rules[surface] = isShort === 1 ? this.#rule - 1 : rule;
			this.#isShort[surface] = isShort;
		} else {
			this.#isShort[surface] = (this.#isShort[surface] ?? 0) & isShort;
		}
		this.#counts[surface] = known + count;
	}

	/** How often it is named. */
	get count(): number {
		return this.#surfaces.reduce((sum, surface) => sum + (this.#counts[surface] ?? 0), 0);
	}

	/** The type that most mentions have; of equals the one that came first. */
	get mainType(): EntityType {
		let best: EntityType = 'other';
		let most = 0;
		for (const type of this.#types) {
			const count = this.#typeCounts[type] ?? 0;
			if (count > most) {
				best = ENTITY_TYPES[type] ?? 'other';
				most = count;
			}
		}
		return best;
	}

	/** Of the full names the most frequent; of a person's or event's one of several words. A model without its maker is full enough. */
	findLabel(type: EntityType): Alias {
		const isNamedInFull = type === 'person' || type === 'event';
		let best = -1;
		let bestGrade = -1;
		for (const surface of this.#surfaces) {
			const rule = this.#rules[surface] ?? 0;
			const isFull = (this.#isShort[surface] === 0 && (rule !== TITLE || type === 'event')) || rule === MAKER_AND_MODEL;
			const isGood = isNamedInFull ? this.#has(surface, SurfaceTrait.severalWords) : !this.#has(surface, SurfaceTrait.acronym);
			const grade = isFull ? isGood ? 2 : 1 : 0;
			if (grade > bestGrade || (grade === bestGrade && this.#compare(surface, best) < 0)) {
				best = surface;
				bestGrade = grade;
			}
		}
		if (best < 0) {
			throw new Error('an entity was to be made of no mentions');
		}
		return this.#aliasOf(best);
	}

	/** All names, the most frequent first. */
	aliases(): Alias[] {
		return [...this.#surfaces].sort((a, b) => this.#compare(a, b)).map((surface) => this.#aliasOf(surface));
	}

	#has(surface: number, trait: number): boolean {
		return ((this.#traits[surface] ?? 0) & trait) !== 0;
	}

	#compare(a: number, b: number): number {
		return (this.#counts[b] ?? 0) - (this.#counts[a] ?? 0) || this.#names.surfaces.compare(a, b);
	}

	#aliasOf(surface: number): Alias {
		return {
			surface,
			key: this.#keys[surface] ?? 0,
			count: this.#counts[surface] ?? 0,
			rule: JOIN_RULES[this.#rules[surface] ?? 0] ?? 'same name',
		};
	}
}
