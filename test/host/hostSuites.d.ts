/** Made by esbuild.mjs: imports every `*.test.ts` of this folder. */
declare module 'host-suites';
