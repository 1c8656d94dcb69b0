// Long random work on a corpus, compared with one built from nothing: npm run soak -- --steps N [--seed S]
import { parseArgs } from 'node:util';
import { soak } from './soak';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			steps: { type: 'string', default: '2000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) },
			check: { type: 'string', default: '25' }, sources: { type: 'string', default: '12' },
		},
	});
	const [steps, seed, checkEvery, sources] = [values.steps, values.seed, values.check, values.sources].map(Number) as [number, number, number, number]; // As many as are listed.
	console.log(`seed ${seed}, ${steps} steps, compared every ${checkEvery}`);
	await soak({ seed, steps, checkEvery, sources, onCheck: (step, { texts, decisions }) => console.log(`step ${step}: ${texts.size} sources, ${decisions.length} decisions, as built from nothing`) });
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
