import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildEnv, node } from './build.ts';
import { ensure, type Made, root } from './stamped.ts';

const quiet = { SHOPIFY_CLI_NO_ANALYTICS: '1', CI: '1', NO_COLOR: '1', FORCE_COLOR: '0' };

/** Runs `shopify app build`, which needs no login and no network. Rejects with what it says when it fails. */
export async function shopifyAppBuild(more: { BUILD_ONLY?: 'extensions' } = {}): Promise<string> {
  const shopify = path.join(root, 'node_modules/@shopify/cli/bin/run.js');
  const { stdout, stderr } = await promisify(execFile)(node, [shopify, 'app', 'build', '--path', root], {
    cwd: root,
    env: buildEnv({ ...quiet, ...more }),
    maxBuffer: 1 << 26,
  });
  return `${stdout}${stderr}`;
}

const bundles = [
  'checkout',
  'account-blocks',
  'account-return',
  'account-page',
  'admin-customer-reviews',
].map((name) => `extensions/${name}/dist/afterglow-${name}.js`);

const extensions: Made = {
  sources: ['extensions', 'app/contracts', 'shopify.app.toml', 'package-lock.json'],
  // What the build itself writes, and what goes into no bundle.
  leaves: /\/dist\/|\/tests\/|\/(shopify\.d\.ts|manifest\.json)$|^extensions\/storefront\//,
  results: bundles,
  stamp: '.data/extensions.sources',
  lock: '.data/extensions.lock',
  async make() {
    try {
      await shopifyAppBuild({ BUILD_ONLY: 'extensions' });
    } catch (error) {
      const told = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
      throw new Error(`The extensions do not build:\n${told.trim().split('\n').slice(-30).join('\n')}`);
    }
  },
};

/** Bundles the UI extensions unless their bundles were made from the very sources that are there. */
export const ensureExtensions = (): Promise<'built' | 'fresh'> => ensure(extensions);
