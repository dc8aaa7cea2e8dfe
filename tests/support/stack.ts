import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuild } from './stack/build.ts';
import { Child, type ChildPlan } from './stack/child.ts';
import { type DatabaseChoice, openStackDatabase, type StackDatabase } from './stack/database.ts';
import { ensureExtensions } from './stack/extensions.ts';
import { type Origins, planSandbox, planWeb, planWorker } from './stack/plans.ts';
import { freePorts } from './stack/ports.ts';

export { ensureBuild } from './stack/build.ts';

export interface StackOptions {
  /** Default: a database server of its own, which may be killed. */
  database?: DatabaseChoice;
  /** Default: free ones. The sandbox also takes the three after its own, the first web process the fourth. */
  ports?: { web: number; sandbox: number };
  /** Processes of each kind; the first web process is the one the sandbox talks to. */
  webs?: number;
  workers?: number;
  /** More environment for web and worker, or a change of it. */
  env?: Record<string, string>;
  /** The demo shop with its past, whole once the stack is ready. */
  seed?: 'demo';
  log?: (line: string) => void;
}

/** `web`, `worker`, `web-2`, `worker-2`, …, `sandbox`, `database`. */
export type PartName = string;

export interface Stack extends Origins {
  database: { appUrl: string; sandboxUrl: string };
  apiKey: string;
  apiSecret: string;
  logFolder: string;
  /** Ends a part at once, as a crash does. */
  kill(part: PartName): Promise<void>;
  /** Starts it again and waits until it works. */
  restart(part: PartName): Promise<void>;
  pid(part: PartName): number | undefined;
  /** Everything ends and the databases go; with `keep` the databases and their server stay. */
  stop(options?: { keep?: boolean }): Promise<void>;
}

/**
 * The whole of Afterglow as processes of this machine: database, sandbox, web and worker, built if need be, each
 * ready when this returns. Nothing stays behind, whether it fails, is stopped, or this process ends.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const log = options.log ?? (() => {});
  if ((await ensureBuild()) === 'built') log('the app is built');
  if ((await ensureExtensions()) === 'built') log('the extensions are built');
  const logFolder = await mkdtemp(path.join(tmpdir(), 'afterglow-stack-'));
  const database = await openStackDatabase(options.database ?? 'own');
  const parts = new Map<PartName, Child>();
  const stop = async ({ keep = false } = {}) => {
    await Promise.all([...parts.values()].map((part) => part.stop()));
    await database.close({ keep });
  };
  try {
    const origins = await choosePorts(options);
    for (const part of plan(options, origins, database, logFolder)) parts.set(part.plan.name, part);
    log(`logs are in ${logFolder}`);
    await Promise.all([...parts.values()].map((part) => part.start()));
    return { ...origins, ...keys, ...controls(parts, database), database, logFolder, stop };
  } catch (error) {
    await Promise.all([...parts.values()].map((part) => part.kill()));
    await database.close({ keep: false }).catch(() => {});
    throw error;
  }
}

const keys = { apiKey: 'afterglow-local-key', apiSecret: 'afterglow-local-secret' };

async function choosePorts({ ports, webs = 1 }: StackOptions): Promise<Origins> {
  const web = ports?.web ?? (await freePorts(webs));
  const sandbox = ports?.sandbox ?? (await freePorts(5));
  const origin = (port: number) => `http://localhost:${port}`;
  return { appOrigin: origin(web), sandboxOrigin: origin(sandbox), proxyOrigin: origin(sandbox + 1) };
}

function plan(options: StackOptions, origins: Origins, database: StackDatabase, logFolder: string): Child[] {
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`));
  const place = { ...origins, ...keys, ...database, logFolder, more: options.env ?? {} };
  return [
    options.seed ? seeded(planSandbox(place), options.seed) : planSandbox(place),
    ...numbered('web', options.webs ?? 1).map((name, index) => planWeb(place, name, index)),
    ...numbered('worker', options.workers ?? 1).map((name) => planWorker(place, name)),
  ].map((one) => new Child(one));
}

function seeded(plan: ChildPlan, seed: 'demo'): ChildPlan {
  return { ...plan, env: { ...plan.env, SANDBOX_SEED: seed } };
}

function controls(
  parts: Map<PartName, Child>,
  database: StackDatabase,
): Pick<Stack, 'kill' | 'restart' | 'pid'> {
  const part = (name: PartName) => {
    const found = parts.get(name);
    if (!found)
      throw new Error(`The stack has no part "${name}", only ${[...parts.keys()].join(', ')}, database`);
    return found;
  };
  return {
    kill: (name) => (name === 'database' ? database.kill() : part(name).kill()),
    restart: (name) => (name === 'database' ? database.restart() : part(name).start()),
    pid: (name) => part(name).pid,
  };
}
