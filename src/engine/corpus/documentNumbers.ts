/** Most parts have few enough documents for 16 bits. */
export type DocumentNumbers = Uint16Array | Int32Array;

const FEW_DOCUMENTS = 2 ** 16;

/** Document of each sentence. */
export function findDocuments(sentenceStarts: Int32Array): DocumentNumbers {
	const documents = sentenceStarts.length - 1;
	const count = sentenceStarts[documents] ?? 0;
	const numbers = documents <= FEW_DOCUMENTS ? new Uint16Array(count) : new Int32Array(count);
	for (let document = 0; document < documents; document++) {
		numbers.fill(document, sentenceStarts[document], sentenceStarts[document + 1]);
	}
	return numbers;
}
