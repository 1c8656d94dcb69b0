import type { ByteReader } from '../storage/bytes';

/** Most parts have few enough documents for 16 bits. */
export type DocumentNumbers = Uint16Array | Int32Array;

const FEW_DOCUMENTS = 2 ** 16;

/** Room for numbers of so many documents. */
export function makeDocumentNumbers(documents: number, count: number): DocumentNumbers {
	return documents <= FEW_DOCUMENTS ? new Uint16Array(count) : new Int32Array(count);
}

/** Such numbers as they were written. */
export function readDocumentNumbers(documents: number, reader: ByteReader): DocumentNumbers {
	return documents <= FEW_DOCUMENTS ? reader.uint16s() : reader.int32s();
}

/** Document of each sentence. */
export function findDocuments(sentenceStarts: Int32Array): DocumentNumbers {
	const documents = sentenceStarts.length - 1;
	const count = sentenceStarts[documents] ?? 0;
	const numbers = makeDocumentNumbers(documents, count);
	for (let document = 0; document < documents; document++) {
		numbers.fill(document, sentenceStarts[document], sentenceStarts[document + 1]);
	}
	return numbers;
}
