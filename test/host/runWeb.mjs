// The same suites in the web worker extension host. See electron.mjs for the choice of VS Code.
import { runHost } from './electron.mjs';

await runHost('web');
