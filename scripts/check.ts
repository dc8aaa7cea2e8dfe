/** The fast part of the tests, run before every commit: npm run check */
import { fastSteps } from './steps/fast.ts';
import { ensureClient } from './steps/generate.ts';
import { runSteps } from './steps/run-steps.ts';

await ensureClient();
const { passed, failed, skipped } = await runSteps(fastSteps);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
