import * as vscode from 'vscode';
import { ENTITY_TYPES, type Entity, type EntityType, type Place } from '../engine';
import { toSpan } from '../host/convert';
import type { Reader } from '../host/reader';
import { applyCorrection } from './applyCorrection';
import { SOURCE_SELECTOR, askAtCursor, askFor, listEntities } from './asking';
import { findFindings, listCorrections, parseTarget, targetAt, type CorrectionChoice, type CorrectionTarget } from './correctionChoices';
import { addAlias, addEntity, changeType, mergeEntities, notEntityEverywhere, notEntityHere, renameEntity, splitOff, type DecisionEdit } from './correctionEdits';
import { dismissalsOf } from './dismissals';
import { rankMergeCandidates } from './mergeCandidates';
import { parsePassageArgument, toPassageArgument } from './passageArgument';
import { toPlainLabel, toShortLabel } from './plainText';
import { countOf, joinParts } from './rows';
import { quoteAt } from './textQuote';

const LABEL_LENGTH = 80;
const NAME_LENGTH = 40;

/**
 * The reader's corrections as code actions and commands. A command takes a place (a link, a code action), a row, or the
 * cursor; what it still needs to know it asks in a quick pick, or takes as its second argument.
 */
export function registerCorrections(reader: Reader): vscode.Disposable {
	const command = (name: string, run: (target: CorrectionTarget, detail: unknown) => Promise<void>): vscode.Disposable =>
		vscode.commands.registerCommand(`groundedReader.${name}`, async (argument: unknown, detail: unknown) => {
			const target = await findTarget(reader, argument);
			if (target) {
				await run(target, typeof detail === 'string' || parsePassageArgument(detail, (id) => reader.textOf(id)) ? detail : undefined);
			} else {
				tellNothingHere();
			}
		});
	const entityCommand = (name: string, run: (target: EntityTarget, detail: unknown) => Promise<void>): vscode.Disposable =>
		command(name, async (target, detail) => {
			if (isEntityTarget(target)) {
				await run(target, detail);
			} else {
				tellNothingHere();
			}
		});
	const corrector = new Corrector(reader);
	return vscode.Disposable.from(
		vscode.languages.registerCodeActionsProvider(SOURCE_SELECTOR, new CorrectionActions(reader), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
		command('fixEntity', (target) => corrector.fix(target)),
		entityCommand('notEntityHere', (target) => corrector.removeHere(target)),
		entityCommand('notEntityEverywhere', (target) => corrector.removeEverywhere(target)),
		entityCommand('mergeEntity', (target, into) => corrector.merge(target, into)),
		entityCommand('addAlias', (target, alias) => corrector.addAlias(target, alias)),
		entityCommand('splitOffName', (target, alias) => corrector.splitOff(target, alias)),
		entityCommand('changeEntityType', (target, type) => corrector.changeType(target, type)),
		entityCommand('renameEntity', (target, label) => corrector.rename(target, label)),
		command('dismissFinding', (target, there) => corrector.dismiss(target, there)),
		vscode.commands.registerCommand('groundedReader.addEntity', (argument: unknown, type: unknown) => corrector.addEntity(argument, type)),
	);
}

type EntityTarget = CorrectionTarget & { readonly entity: Entity };

function isEntityTarget(target: CorrectionTarget): target is EntityTarget {
	return target.entity !== undefined;
}

async function findTarget(reader: Reader, argument: unknown): Promise<CorrectionTarget | undefined> {
	// The editor's own menu gives the file.
	if (argument !== undefined && !(argument instanceof vscode.Uri)) {
		return parseTarget(reader.snapshot, argument);
	}
	const asked = await askAtCursor(reader);
	return asked && targetAt(asked.snapshot, { document: asked.id, start: asked.offset, end: asked.offset });
}

function tellNothingHere(): void {
	vscode.window.setStatusBarMessage('Nothing to correct here', 4000);
}

/** The lightbulb stays dark: only a reader who asks gets corrections. */
class CorrectionActions implements vscode.CodeActionProvider {
	readonly #reader: Reader;

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
		if (context.triggerKind !== vscode.CodeActionTriggerKind.Invoke) {
			return [];
		}
		const question = await askFor(this.#reader, document, token);
		if (!question) {
			return [];
		}
		const { snapshot, id } = question;
		const place = { document: id, ...toSpan(document, range) };
		const target = targetAt(snapshot, place);
		const unnamed = !target.entity && place.end > place.start && snapshot.findSentence(id, place.start)?.sentence;
		const name = unnamed && place.end <= unnamed.end ? toPlainLabel(document.getText(range)) : '';
		const choices: readonly CorrectionChoice[] = [
			...(name !== '' ? [{ title: `Add “${toShortLabel(name, NAME_LENGTH)}” as an Entity…`, command: 'groundedReader.addEntity', arguments: [toPassageArgument(place)] }] : []),
			...listCorrections(target),
		];
		return choices.map((choice) => {
			const action = new vscode.CodeAction(choice.title, vscode.CodeActionKind.QuickFix);
			action.command = { title: choice.title, command: choice.command, arguments: [...choice.arguments] };
			return action;
		});
	}
}

/** Asks what is missing and decides. */
class Corrector {
	readonly #reader: Reader;

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	/** All corrections of a place in one quick pick. */
	async fix(target: CorrectionTarget): Promise<void> {
		const items = listCorrections(target).map((choice) => ({ label: choice.title, choice }));
		if (items.length === 0) {
			tellNothingHere();
			return;
		}
		const picked = await vscode.window.showQuickPick(items, { title: 'Fix', placeHolder: 'What is to be corrected?' });
		if (picked) {
			await vscode.commands.executeCommand(picked.choice.command, ...picked.choice.arguments);
		}
	}

	async removeHere({ place, name }: EntityTarget): Promise<void> {
		const text = place && this.#reader.textOf(place.document);
		if (!place || name === undefined || text === undefined) {
			tellNothingHere();
			return;
		}
		await this.#apply(notEntityHere(name, this.#reader.nameOf(place.document), quoteAt(text, place)), `${shown(name)} is no entity here`);
	}

	async removeEverywhere({ entity, name }: EntityTarget): Promise<void> {
		await this.#apply(notEntityEverywhere(this.#list, name === undefined ? entity.aliases : [name]), `${shown(name ?? entity.label)} is no entity any more`);
	}

	async merge({ snapshot, entity }: EntityTarget, given: unknown): Promise<void> {
		const entities = await listEntities(snapshot);
		const into = typeof given === 'string'
			? entities.find(({ id }) => id === given)
			: await pickEntity(`Merge ${shown(entity.label)} with`, rankMergeCandidates(entity, entities));
		if (into && into.id !== entity.id) {
			await this.#apply(mergeEntities(this.#list, entity, into, entities), `${shown(entity.label)} is ${shown(into.label)}`);
		}
	}

	async addAlias({ snapshot, entity }: EntityTarget, given: unknown): Promise<void> {
		const selected = vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection) ?? '';
		const alias = typeof given === 'string' ? given : await vscode.window.showInputBox({
			title: `Add Alias for ${shown(entity.label)}`,
			prompt: 'Another name as sources write it. No source needs to use it yet.',
			value: selected.includes('\n') ? '' : selected,
			validateInput: (value) => (entity.aliases.includes(value.trim()) ? 'This is one of its names already' : undefined),
		});
		if (alias !== undefined && alias.trim() !== '') {
			const entities = await listEntities(snapshot);
			await this.#apply(addAlias(this.#list, entity, alias.trim(), entities), `${shown(alias)} is ${shown(entity.label)}`);
		}
	}

	async splitOff({ snapshot, entity, alias: here }: EntityTarget, given: unknown): Promise<void> {
		const wanted = typeof given === 'string' ? given : here;
		const alias = wanted ?? (await vscode.window.showQuickPick(
			entity.aliases.map((name) => ({ label: toShortLabel(name, LABEL_LENGTH), description: entity.merges.find((merge) => merge.alias === name)?.rule ?? '', name })),
			{ title: `Split Off a Name of ${shown(entity.label)}`, placeHolder: 'The name of somebody or something else' },
		))?.name;
		if (alias !== undefined && entity.aliases.length > 1 && entity.aliases.includes(alias)) {
			const entities = await listEntities(snapshot);
			await this.#apply(splitOff(this.#list, entity, alias, entities), `${shown(alias)} stands for itself`);
		}
	}

	async changeType({ snapshot, entity }: EntityTarget, given: unknown): Promise<void> {
		const type = isType(given) ? given : await pickType(`Change Type of ${shown(entity.label)}`, entity.type);
		if (type && type !== entity.type) {
			const entities = await listEntities(snapshot);
			await this.#apply(changeType(this.#list, entity, type, entities), `${shown(entity.label)} is a ${type}`);
		}
	}

	async rename({ snapshot, entity }: EntityTarget, given: unknown): Promise<void> {
		const label = typeof given === 'string' ? given : await vscode.window.showInputBox({
			title: `Rename ${shown(entity.label)}`,
			prompt: 'How lists and cards call it. Sources stay as they are.',
			value: toPlainLabel(entity.label),
			validateInput: (value) => (value.trim() === '' ? 'A label has at least one letter' : undefined),
		});
		if (label !== undefined && label.trim() !== '' && label.trim() !== entity.label) {
			const entities = await listEntities(snapshot);
			await this.#apply(renameEntity(this.#list, entity, label.trim(), entities), `${shown(entity.label)} is called ${shown(label)}`);
		}
	}

	/** @param detail the other place, when the finding is known. */
	async dismiss(target: CorrectionTarget, detail: unknown): Promise<void> {
		const there = parsePassageArgument(detail, (id) => this.#reader.textOf(id));
		const findings = findFindings(target);
		const found = there && target.place
			? { here: target.place, there }
			: findings.length > 1 ? await vscode.window.showQuickPick(findings.map((finding) => ({ ...finding })), { title: 'Dismiss a Finding', placeHolder: 'It is not shown again while both passages stay as they are' }) : findings[0];
		const decisions = found ? dismissalsOf(this.#reader, found.here, found.there) : [];
		if (decisions.length > 0) {
			await this.#apply({ add: decisions, remove: [] }, 'The finding is dismissed');
		} else if (findings.length === 0) {
			vscode.window.setStatusBarMessage('No finding here', 4000);
		}
	}

	/** Takes a place, or what is selected. */
	async addEntity(argument: unknown, given: unknown): Promise<void> {
		const place = argument === undefined ? await selectedPlace(this.#reader) : parsePassageArgument(argument, (id) => this.#reader.textOf(id));
		const name = place ? toPlainLabel(this.#reader.textOf(place.document)?.slice(place.start, place.end) ?? '') : '';
		if (name === '') {
			vscode.window.setStatusBarMessage('Select a name first', 4000);
			return;
		}
		const type = isType(given) ? given : await pickType(`What is ${shown(name)}?`, undefined);
		if (type) {
			await this.#apply(addEntity(this.#list, name, type), `${shown(name)} is a ${type}`);
		}
	}

	get #list() {
		return this.#reader.decisions.list;
	}

	#apply(edit: DecisionEdit, told: string): Promise<boolean> {
		return applyCorrection(this.#reader, edit, told);
	}
}

async function pickEntity(title: string, entities: readonly Entity[]): Promise<Entity | undefined> {
	const items = entities.map((entity) => ({
		label: toShortLabel(entity.label, LABEL_LENGTH),
		description: joinParts(entity.type, countOf(entity.mentionCount, 'mention')),
		detail: toShortLabel(entity.aliases.filter((alias) => alias !== entity.label).join(', '), LABEL_LENGTH),
		entity,
	}));
	return (await vscode.window.showQuickPick(items, { title, placeHolder: 'The entity that it is', matchOnDetail: true }))?.entity;
}

async function pickType(title: string, current: EntityType | undefined): Promise<EntityType | undefined> {
	const items = ENTITY_TYPES.map((type) => ({ label: type, description: type === current ? 'now' : '' }));
	return (await vscode.window.showQuickPick(items, { title }))?.label;
}

async function selectedPlace(reader: Reader): Promise<Place | undefined> {
	const asked = await askAtCursor(reader);
	return asked && { document: asked.id, ...toSpan(asked.editor.document, asked.editor.selection) };
}

function isType(value: unknown): value is EntityType {
	return (ENTITY_TYPES as readonly unknown[]).includes(value);
}

function shown(name: string): string {
	return `“${toShortLabel(name, NAME_LENGTH)}”`;
}
