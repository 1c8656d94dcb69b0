// Analyses the texts that it is sent, on a thread of its own.
import { parentPort } from 'node:worker_threads';
import { analyze, finish } from '../../src/engine/annotate/pipeline';
import { loadResources } from '../../src/engine/annotate/resources';
import { readEngineData } from '../support/engineData';
import { toInput } from '../support/engine';
import type { Text } from './texts';

const resources = loadResources(readEngineData());
parentPort?.on('message', ({ name, text }: Text) => parentPort?.postMessage(finish(analyze(toInput(name, text), resources))));
parentPort?.postMessage('ready');
