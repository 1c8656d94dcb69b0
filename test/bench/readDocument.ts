import { parseDocument } from '../../src/engine/document/document';
import { finish } from '../../src/engine/slices';
import type { AnalyzedDocument, DocumentId } from '../../src/engine/types';

/** A text with words and sentences only, which is all that ranking reads. */
export function parseDocumentText(name: string, text: string): AnalyzedDocument {
	return { document: finish(parseDocument({ id: name as DocumentId, version: 1, text, name, format: 'plain' })), mentions: [], claims: [] };
}
