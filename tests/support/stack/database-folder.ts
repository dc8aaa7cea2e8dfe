import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function claim(folder: string): Promise<boolean> {
  const file = path.join(folder, 'owner');
  await mkdir(folder, { recursive: true });
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner > 0 && !isAlive(owner)) await rm(file, { force: true });
  return writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

/**
 * A folder for a database server that is this process's alone, so that killing the server hurts nobody else. The
 * first free one of a few is taken, whose data a former run may have left: its template saves time.
 */
export async function claimDatabaseFolder(
  parent: string,
): Promise<{ folder: string; release(): Promise<void> }> {
  for (let number = 1; number <= 12; number++) {
    const folder = path.join(parent, `stack-${number}`);
    if (await claim(folder))
      return { folder, release: () => rm(path.join(folder, 'owner'), { force: true }) };
  }
  throw new Error(`All stacks under ${parent} are in use; delete the folders of those that are not`);
}
