import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export const root = path.resolve(import.meta.dirname, '../../..');
const bin = path.join(root, 'node_modules/.bin');
/** Node 24 from its npm package: it runs TypeScript files as they are. */
export const node = path.join(bin, 'node');

const sources = ['app', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json', 'tsconfig.json'];
const stampFile = path.join(root, 'build/.sources');
const staleLockMs = 180_000;

/** A hash over every file that goes into the build. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of sources) {
    const place = path.join(root, name);
    if (!existsSync(place)) continue;
    const isFolder = (await stat(place)).isDirectory();
    const files = isFolder
      ? (await readdir(place, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => path.join(entry.parentPath, entry.name))
          .sort()
      : [place];
    for (const file of files)
      hash
        .update(file)
        .update('\0')
        .update(await readFile(file))
        .update('\0');
  }
  return hash.digest('hex');
}

async function isBuilt(wanted: string): Promise<boolean> {
  if (!existsSync(path.join(root, 'build/server/index.js'))) return false;
  return (await readFile(stampFile, 'utf8').catch(() => '')) === wanted;
}

async function lock(folder: string): Promise<boolean> {
  await mkdir(path.dirname(folder), { recursive: true });
  try {
    await mkdir(folder);
    return true;
  } catch {
    const since = await stat(folder).then(
      (found) => found.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > staleLockMs) await rm(folder, { recursive: true, force: true });
    return false;
  }
}

async function build(wanted: string): Promise<void> {
  const { VITEST: _vitest, NODE_ENV: _env, ...inherited } = process.env;
  const env: NodeJS.ProcessEnv = {
    ...inherited,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    NODE_ENV: 'production',
  };
  await rm(stampFile, { force: true });
  try {
    await promisify(execFile)(node, [path.join(bin, 'remix'), 'vite:build'], {
      cwd: root,
      env,
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const failed = output.slice(Math.max(0, output.search(/.*Build failed/)));
    const told = failed.trim().split('\n').slice(0, 12).join('\n');
    throw new Error(`The app does not build; npm run build shows all of it:\n${told}`);
  }
  await writeFile(stampFile, wanted);
}

/** Builds the app unless `build/` was made from the very sources that are there. Several processes may call it at once. */
export async function ensureBuild(): Promise<'built' | 'fresh'> {
  const folder = path.join(root, '.data/build.lock');
  for (;;) {
    const wanted = await fingerprint();
    if (await isBuilt(wanted)) return 'fresh';
    if (!(await lock(folder))) {
      await sleep(300);
      continue;
    }
    try {
      if (await isBuilt(wanted)) return 'fresh';
      await build(wanted);
      return 'built';
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
