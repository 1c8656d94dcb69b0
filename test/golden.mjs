// Compares whole documents with what is expected of them: node test/golden.mjs. With --update it writes the expectations anew; read the difference before you commit it.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const GROUNDED_READER_UPDATE_GOLDEN = process.argv.includes('--update') ? '1' : '';
const { status } = spawnSync(process.execPath, ['test/unit.mjs', 'test/golden'], { stdio: 'inherit', env: { ...process.env, GROUNDED_READER_UPDATE_GOLDEN } });
process.exitCode = status ?? 1;
