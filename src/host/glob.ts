/** Tells whether a path, with `/` and without one at its start, matches. */
export type PathMatcher = (path: string) => boolean;

/**
 * Compiles a glob as VS Code's settings use them: `*`, `?`, `**`, `{a,b}`, `[a-z]`, `[!a]`; case counts.
 * VS Code has no API that matches a path without searching for files. A pattern that makes no sense matches nothing.
 */
export function compileGlob(glob: string): PathMatcher {
	try {
		const expression = new RegExp(`^${toExpression(glob.replace(/^\.?\//, '').replace(/\/+$/, ''))}$`, 'su');
		return (path) => expression.test(path);
	} catch {
		return () => false;
	}
}

function toExpression(glob: string): string {
	let out = '';
	let depth = 0;
	for (let i = 0; i < glob.length; ) {
		const unit = glob.charAt(i);
		if (glob.startsWith('**/', i)) {
			out += '(?:[^/]+/)*';
			i += 3;
			continue;
		}
		if (glob.startsWith('**', i)) {
			out += '.*';
			i += 2;
			continue;
		}
		if (unit === '[') {
			const close = glob.indexOf(']', i + 2);
			if (close > 0) {
				const inner = glob.slice(i + 1, close).replace(/[\\\]^[]/g, '\\$&');
				out += inner.startsWith('!') ? `[^/${inner.slice(1)}]` : `[${inner}]`;
				i = close + 1;
				continue;
			}
		}
		if (unit === '{') {
			depth++;
			out += '(?:';
		} else if (unit === '}' && depth > 0) {
			depth--;
			out += ')';
		} else if (unit === ',' && depth > 0) {
			out += '|';
		} else if (unit === '*') {
			out += '[^/]*';
		} else if (unit === '?') {
			out += '[^/]';
		} else {
			out += unit.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
		}
		i++;
	}
	return out;
}
