import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensure, type Made, root } from './stamped.ts';

export { root } from './stamped.ts';

const bin = path.join(root, 'node_modules/.bin');
/** Node 24 from its npm package: it runs TypeScript files as they are. */
export const node = path.join(bin, 'node');

/** The environment of a build: ours, without what a test or a host has set for itself. */
export function buildEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
  for (const name of ['VITEST', 'NODE_ENV', 'APP_URL']) Reflect.deleteProperty(env, name);
  return Object.assign(env, more);
}

const app: Made = {
  sources: ['app', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json', 'tsconfig.json'],
  leaves: /\.test\.tsx?$/,
  results: ['build/server/index.js'],
  stamp: 'build/.sources',
  lock: '.data/build.lock',
  async make() {
    try {
      await promisify(execFile)(node, [path.join(bin, 'remix'), 'vite:build'], {
        cwd: root,
        env: buildEnv({ NODE_ENV: 'production' }),
        maxBuffer: 1 << 26,
      });
    } catch (error) {
      const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
      const failed = output.slice(Math.max(0, output.search(/.*Build failed/)));
      const told = failed.trim().split('\n').slice(0, 12).join('\n');
      throw new Error(`The app does not build; npm run build shows all of it:\n${told}`);
    }
  },
};

/** Builds the app unless `build/` was made from the very sources that are there. Several processes may call it at once. */
export const ensureBuild = (): Promise<'built' | 'fresh'> => ensure(app);
