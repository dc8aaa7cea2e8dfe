// Which way imports point. Each rule is tried against a planted breach by tests/rules/dependencies.test.ts.
const pureLibraries = ['zod', 'temporal-polyfill'].map((name) => `node_modules/${name}/`).join('|');

const mailLibraries = ['react', 'react-dom', '@react-email', 'liquidjs']
  .map((name) => `node_modules/${name}/`)
  .join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^app/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '.', pathNot: `^app/kernel/|${pureLibraries}` },
    },
    {
      name: 'contracts-import-nothing',
      severity: 'error',
      from: { path: '^app/contracts/' },
      to: { path: '.', pathNot: '^app/contracts/' },
    },
    {
      name: 'modules-know-only-kernel-and-themselves',
      severity: 'error',
      from: { path: '^app/modules/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^app/', pathNot: '^app/(kernel|contracts)/|^app/modules/$1/' },
    },
    {
      name: 'modules-know-no-framework',
      severity: 'error',
      from: { path: '^app/modules/' },
      to: { path: 'node_modules/(@remix-run|@shopify|react|@prisma|pg|graphile-worker|pino)/' },
    },
    {
      name: 'pure-files-are-pure',
      severity: 'error',
      from: { path: '^app/modules/', pathNot: '\\.server\\.ts$|\\.test\\.ts$|/store/' },
      to: {
        path: `^(?!app/)|\\.server\\.ts$|/store/`,
        pathNot: pureLibraries,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'mails-are-pure-and-know-what-messages-say',
      severity: 'error',
      from: { path: '^app/mails/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '.',
        pathNot: `^app/(kernel|mails)/|^app/modules/messages/(?!store/|.*\\.server\\.ts$)|${pureLibraries}|${mailLibraries}`,
      },
    },
    {
      name: 'platform-knows-no-product',
      severity: 'error',
      from: { path: '^app/platform/', pathNot: '^app/platform/shopify/' },
      to: { path: '^app/(modules|routes|jobs|ui|wiring|reactions)' },
    },
    {
      name: 'shopify-adapter-knows-module-types-only',
      severity: 'error',
      from: { path: '^app/platform/shopify/', pathNot: '\\.test\\.ts$' },
      to: { path: '^app/(routes|jobs|ui|wiring|reactions)|^app/modules/.*(/store/|\\.server\\.ts$)' },
    },
    {
      name: 'prisma-in-stores-only',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/platform/(db|shopify/access/session-storage)|/store/' },
      to: { path: 'node_modules/(@prisma|\\.prisma)/' },
    },
    {
      name: 'postgres-in-platform-db-only',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/platform/(db|jobs)/' },
      to: { path: 'node_modules/pg/' },
    },
    {
      name: 'stores-are-their-modules-own',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/modules/([^/]+)/' },
      to: { path: '^app/modules/[^/]+/store/' },
    },
    {
      name: 'only-wiring-opens-doors',
      severity: 'error',
      from: { path: '^app/(routes|jobs|ui|platform|merchants|shoppers|requests|worker|web|entry)' },
      to: { path: '^app/modules/[^/]+/index\\.server\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-knows-no-sandbox',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(sandbox|tests|extensions|scripts)/' },
    },
    {
      name: 'sandbox-knows-no-app',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(app|extensions|scripts)/' },
    },
    {
      name: 'extensions-see-contracts-only',
      severity: 'error',
      from: { path: '^extensions/' },
      to: { path: '^(app/(?!contracts/)|sandbox|tests|scripts)' },
    },
    {
      name: 'polaris-behind-ui-and-routes',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(ui|routes)/' },
      to: { path: 'node_modules/@shopify/(polaris|polaris-icons|app-bridge-react)/' },
    },
    {
      name: 'csv-is-written-in-one-place',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/moving/csv-lines\\.ts$' },
      to: { path: 'node_modules/csv-stringify/' },
    },
    {
      name: 'no-dev-packages-in-the-app',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$|schema_engine_bg' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^build/|^extensions/[^/]+/dist/|shopify\\.d\\.ts$' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
