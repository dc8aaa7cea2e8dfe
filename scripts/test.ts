/** Everything: npm test. With `deep`, the long runs too: npm run test:deep. */
import { ensureBuild } from '../tests/support/stack/build.ts';
import { ensureExtensions } from '../tests/support/stack/extensions.ts';
import { fastSteps } from './steps/fast.ts';
import { ensureClient } from './steps/generate.ts';
import { runSteps, type Step, vitest } from './steps/run-steps.ts';

const deep = process.argv.includes('deep');
const env: Record<string, string> = deep
  ? { LAW_RUNS: '10000', KILLS: '20', ORDERINGS: '1000', FUZZ_RUNS: '10000', POINT_LIVES: '5000' }
  : {};

const started = performance.now();
await ensureClient();
const built = ensureBuild().then(ensureExtensions);
const shopify: Step = {
  name: 'shopify app build',
  program: 'node',
  args: ['scripts/steps/app-build.ts'],
};
const rest: Step[][] = [
  [vitest('rules', ['rules'], env), shopify],
  [vitest('sandbox', ['sandbox'], env)],
  [vitest('database and routes', ['database', 'routes'], env)],
  [vitest('stories', ['stories'], env)],
  [vitest('browser', ['browser'], env)],
  // Nothing beside it: it measures times.
  [vitest('lighthouse', ['lighthouse'], env)],
];
const mutants: Step = {
  name: 'mutants',
  program: 'node',
  args: ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'],
};
const lists: Step = {
  name: 'lists of reviews',
  program: 'node',
  args: ['scripts/bench.ts', 'reviews'],
  env: { REVIEWS: '50000' },
};
if (deep) rest.push([vitest('kills', ['deep'], env)], [vitest('laws', ['unit'], env)], [mutants], [lists]);
await built;
const { passed, failed, skipped } = await runSteps([...fastSteps, ...rest]);
console.log(`\n${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
