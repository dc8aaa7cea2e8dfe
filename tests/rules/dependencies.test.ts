import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.js';

const root = path.resolve(import.meta.dirname, '../..');

/** For each rule a file that breaks it, and the import by which it does. */
const breaches: Record<string, [file: string, imports: string]> = {
  'no-cycles': ['app/modules/loyalty/circle.ts', './round.ts'],
  'kernel-stands-alone': ['app/kernel/breach.ts', '../platform/here.server.ts'],
  'contracts-import-nothing': ['app/contracts/breach.ts', 'zod'],
  'modules-know-only-kernel-and-themselves': ['app/modules/loyalty/breach.ts', '../commerce/here.ts'],
  'modules-know-no-framework': ['app/modules/loyalty/breach.server.ts', 'react'],
  'pure-files-are-pure': ['app/modules/loyalty/impure.ts', 'node:fs'],
  'mails-are-pure-and-know-what-messages-say': ['app/mails/breach.ts', '../modules/commerce/here.ts'],
  'platform-knows-no-product': ['app/platform/breach.server.ts', '../modules/commerce/here.ts'],
  'shopify-adapter-knows-module-types-only': [
    'app/platform/shopify/breach.server.ts',
    '../../modules/commerce/index.server.ts',
  ],
  'prisma-in-stores-only': ['app/routes/prisma.ts', '@prisma/client'],
  'postgres-in-platform-db-only': ['app/jobs/postgres.ts', 'pg'],
  'stores-are-their-modules-own': ['app/routes/store.ts', '../modules/commerce/store/here.server.ts'],
  'only-wiring-opens-doors': ['app/jobs/door.ts', '../modules/commerce/index.server.ts'],
  'app-knows-no-sandbox': ['app/jobs/sandbox.ts', '../../sandbox/here.ts'],
  'sandbox-knows-no-app': ['sandbox/breach.ts', '../app/modules/commerce/here.ts'],
  'extensions-see-contracts-only': [
    'extensions/account/src/breach.ts',
    '../../../app/modules/commerce/here.ts',
  ],
  'polaris-behind-ui-and-routes': ['app/jobs/polaris.ts', '@shopify/polaris'],
  'csv-is-written-in-one-place': ['app/routes/csv.ts', 'csv-stringify/sync'],
  'no-dev-packages-in-the-app': ['app/jobs/development.ts', 'fast-check'],
  'nothing-unresolvable': ['app/jobs/nowhere.ts', './is-not-there.ts'],
};

const innocent = [
  'app/platform/here.server.ts',
  'app/modules/commerce/here.ts',
  'app/modules/commerce/index.server.ts',
  'app/modules/commerce/store/here.server.ts',
  'sandbox/here.ts',
];

const folder = mkdtempSync(path.join(tmpdir(), 'afterglow-rules-'));
let found: { rule: { name: string }; from: string }[] = [];

function plant(file: string, text: string) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

beforeAll(async () => {
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.js'])
    cpSync(path.join(root, name), path.join(folder, name));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const file of innocent) plant(file, 'export const here = 1;\n');
  plant('app/modules/loyalty/round.ts', "export * from './circle.ts';\n");
  for (const [file, imports] of Object.values(breaches))
    plant(file, `import * as there from '${imports}';\nexport const used = there;\n`);
  const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [depcruise, 'app', 'sandbox', 'extensions', '--output-type', 'json', '--no-cache'];
  const output = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1 << 27 }).then(
    ({ stdout }) => stdout,
    (failure: { stdout: string }) => failure.stdout,
  );
  found = JSON.parse(output).summary.violations;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the dependency rules', () => {
  it('each have a planted breach', () => {
    expect(config.forbidden?.map((rule) => rule.name).sort()).toEqual(Object.keys(breaches).sort());
  });

  it.each(Object.entries(breaches))('%s is caught', (rule, [file]) => {
    expect(
      found.filter((violation) => violation.from === file).map((violation) => violation.rule.name),
    ).toContain(rule);
  });

  it('leave innocent files alone', () => {
    expect(found.filter((violation) => innocent.includes(violation.from))).toEqual([]);
  });
});
