// The host suites in the Node extension host. See electron.mjs for the choice of VS Code.
import { runHost } from './electron.mjs';

await runHost('node');
