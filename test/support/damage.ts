import fc from 'fast-check';
import { FormatError } from '../../src/engine/storage/bytes';

/** Changes that may befall a file: cut off somewhere, or one bit flipped. */
const damage = fc.oneof(
	fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
	fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
);

/**
 * Checks that damaged bytes are refused with a `FormatError` or read as something else that is well formed: never another error,
 * no endless loop. `read` should also look at everything that it read.
 */
export function checkDamaged(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown, runs = 200): void {
	fc.assert(fc.property(damage, (change) => {
		const at = change.at % Math.max(1, bytes.length);
		const damaged = change.kind === 'cut' ? bytes.slice(0, at) : bytes.slice();
		if (change.kind === 'flip') {
			damaged[at] = (damaged[at] ?? 0) ^ (1 << change.bit);
		}
		try {
			read(damaged);
		} catch (error) {
			if (!(error instanceof FormatError)) {
				throw error;
			}
		}
	}), { numRuns: runs });
}
