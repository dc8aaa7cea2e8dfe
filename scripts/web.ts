/** Runs the web process: npm run web. Without DATABASE_URL an embedded database under .data/local is used. */
import { runProcess } from './steps/run-process.ts';

await runProcess('app/web.server.ts');
