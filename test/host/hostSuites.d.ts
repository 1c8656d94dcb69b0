/** Made by esbuild.mjs: imports every `*.test.ts` of this folder. */
declare module 'host-suites';

/** The browser build of Mocha: puts `mocha` into the global scope. */
declare module 'mocha/mocha';
