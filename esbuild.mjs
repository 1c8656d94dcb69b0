// Emits everything that runs: node esbuild.mjs
import * as esbuild from 'esbuild';
import fs from 'node:fs';

fs.rmSync('dist', { recursive: true, force: true });
await esbuild.build({ entryPoints: { cli: 'src/cli.ts' }, bundle: true, platform: 'node', target: 'node20', format: 'cjs', outdir: 'dist', logLevel: 'warning' });
