import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../app/platform/db/embedded.server.ts';
import { findPlace } from '../../app/platform/db/embedded-folder.server.ts';

// mkdtemp makes folders that only their owner may enter, as a home folder of root is.
const closed = mkdtempSync(path.join(tmpdir(), 'afterglow-closed-'));
const left: string[] = [closed];
afterAll(() => {
  for (const folder of left) rmSync(folder, { recursive: true, force: true });
});

describe.runIf(process.getuid?.() === 0)('as root, in a folder that the user postgres cannot enter', () => {
  it('the data goes where that user can, and the server works', async () => {
    const server = await startEmbedded(closed);
    left.push(path.dirname(server.dataFolder));
    try {
      expect(server.moved).toBe(true);
      expect(server.dataFolder.startsWith(closed)).toBe(false);
      const client = new pg.Client({ connectionString: server.url('postgres') });
      await client.connect();
      expect((await client.query('show fsync')).rows).toEqual([{ fsync: 'on' }]);
      await client.end();
    } finally {
      await server.stop();
    }
  });

  it('the programs are copied so that they run from there', async () => {
    const { binFolder } = await findPlace(closed);
    const packaged = path.join(closed, 'native');
    await cp(path.dirname(binFolder), packaged, { recursive: true, verbatimSymlinks: true });
    const place = await findPlace(closed, packaged);
    left.push(path.dirname(place.binFolder));
    expect(place.moved).toBe(true);
    const { stdout } = await promisify(execFile)(path.join(place.binFolder, 'postgres'), ['--version'], {
      ...place.runAs,
      cwd: '/',
    });
    expect(stdout).toContain('PostgreSQL');
  });
});
