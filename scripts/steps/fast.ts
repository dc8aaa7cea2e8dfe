import { type Step, vitest } from './run-steps.ts';

/** What `npm run check` runs: everything that needs no database and no browser. */
export const fastSteps: Step[][] = [
  [
    { name: 'types', program: 'tsc', args: ['-p', '.'] },
    { name: 'lint and format', program: 'biome', args: ['ci', '--colors=off', '--max-diagnostics=40'] },
  ],
  [
    { name: 'dependency rules', program: 'depcruise', args: ['app', 'sandbox', 'scripts', 'tests'] },
    { name: 'GraphQL against the schema', program: 'node', args: ['scripts/steps/graphql.ts'] },
  ],
  [vitest('unit tests', ['unit'])],
];
