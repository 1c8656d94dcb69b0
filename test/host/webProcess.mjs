// The web worker has no `process`; the browser build of `assert` reads these.
export const process = { env: {}, version: '', argv: [], stderr: undefined };
