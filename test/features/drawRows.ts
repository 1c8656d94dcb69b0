import type { Row, RowList } from '../../src/features/rows';

/** A tree as indented lines, every row opened: `label — description`, bold parts in asterisks. */
export async function drawRows(rows: RowList, depth = Infinity, indent = ''): Promise<string[]> {
	const lines: string[] = [];
	for (const row of rows.slice(0, rows.length)) {
		lines.push(`${indent}${drawLabel(row)}${row.description === undefined ? '' : ` — ${row.description}`}`);
		if (row.children && depth > 1) {
			lines.push(...await drawRows(await row.children(), depth - 1, `${indent}\t`));
		}
	}
	return lines;
}

/** Every row of a tree. */
export async function allRows(rows: RowList): Promise<Row[]> {
	const all: Row[] = [];
	for (const row of rows.slice(0, rows.length)) {
		all.push(row, ...row.children ? await allRows(await row.children()) : []);
	}
	return all;
}

/** The row with this label, wherever it is. */
export async function getRow(rows: RowList, label: string): Promise<Row> {
	const found = (await allRows(rows)).find((row) => textOf(row) === label);
	if (!found) {
		throw new Error(`no row “${label}” in\n${(await drawRows(rows)).join('\n')}`);
	}
	return found;
}

export function textOf(row: Row): string {
	return typeof row.label === 'string' ? row.label : row.label.text;
}

function drawLabel(row: Row): string {
	if (typeof row.label === 'string') {
		return row.label;
	}
	const { text, highlights } = row.label;
	let out = '';
	let at = 0;
	for (const [start, end] of highlights) {
		out += `${text.slice(at, start)}*${text.slice(start, end)}*`;
		at = end;
	}
	return out + text.slice(at);
}
