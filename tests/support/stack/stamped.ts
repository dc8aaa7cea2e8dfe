import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = path.resolve(import.meta.dirname, '../../..');
const staleLockMs = 180_000;

/** Something made from files, with a stamp that says from which. Places are relative to the root. */
export interface Made {
  /** Files and folders that go into it. */
  readonly sources: readonly string[];
  /** Files of those folders that do not. */
  readonly leaves: RegExp;
  /** What must be there for it to be made at all. */
  readonly results: readonly string[];
  readonly stamp: string;
  readonly lock: string;
  make(): Promise<void>;
}

/** A hash over every file that goes into it. */
async function fingerprint({ sources, leaves }: Made): Promise<string> {
  const hash = createHash('sha256');
  for (const name of sources) {
    const place = path.join(root, name);
    if (!existsSync(place)) continue;
    const isFolder = (await stat(place)).isDirectory();
    const files = isFolder
      ? (await readdir(place, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .filter((file) => !leaves.test(path.relative(root, file).replaceAll(path.sep, '/')))
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

async function isMade({ results, stamp }: Made, wanted: string): Promise<boolean> {
  if (!results.every((place) => existsSync(path.join(root, place)))) return false;
  return (await readFile(path.join(root, stamp), 'utf8').catch(() => '')) === wanted;
}

async function lockFolder(folder: string): Promise<boolean> {
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

/** Makes it under its lock, and stamps it. */
async function make(made: Made, wanted: string): Promise<void> {
  const stamp = path.join(root, made.stamp);
  await rm(stamp, { force: true });
  await made.make();
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
}

/** Makes it unless it was made from the very sources that are there. Several processes may call it at once. */
export async function ensure(made: Made): Promise<'built' | 'fresh'> {
  const folder = path.join(root, made.lock);
  for (;;) {
    const wanted = await fingerprint(made);
    if (await isMade(made, wanted)) return 'fresh';
    if (!(await lockFolder(folder))) {
      await sleep(300);
      continue;
    }
    try {
      if (await isMade(made, wanted)) return 'fresh';
      await make(made, wanted);
      return 'built';
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
