/** Runs a worker process: npm run worker. Several may run side by side. */
import { runProcess } from './steps/run-process.ts';

await runProcess('app/worker.server.ts');
