import { type Step, vitest } from './run-steps.ts';

const uiExtensions = [
  'checkout',
  'account-blocks',
  'account-return',
  'account-page',
  'admin-customer-reviews',
];

/** What `npm run check` runs: everything that needs no database and no browser. */
export const fastSteps: Step[][] = [
  [
    { name: 'types', program: 'tsc', args: ['-p', '.'] },
    { name: 'lint and format', program: 'biome', args: ['ci', '--colors=off', '--max-diagnostics=40'] },
  ],
  [
    {
      name: 'dependency rules',
      program: 'depcruise',
      args: ['app', 'sandbox', 'scripts', 'tests', 'extensions'],
    },
    { name: 'GraphQL against the schema', program: 'node', args: ['scripts/steps/graphql.ts'] },
  ],
  [
    {
      name: 'types of the extensions',
      program: 'tsc',
      args: ['-b', ...uiExtensions.map((name) => `extensions/${name}`)],
    },
    { name: 'sizes of the extensions', program: 'node', args: ['scripts/steps/bundle-sizes.ts'] },
  ],
  [vitest('extensions', ['extensions'])],
  [vitest('unit tests', ['unit'])],
];
