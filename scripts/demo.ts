/** The whole of Afterglow on this machine, with a believable shop: npm run demo [-- --reset] */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedServer, startEmbedded } from '../app/platform/db/embedded.server.ts';
import { migrate } from '../app/platform/db/migrate.server.ts';
import { ensureBuild } from '../tests/support/stack/build.ts';
import { Child } from '../tests/support/stack/child.ts';
import { ensureExtensions } from '../tests/support/stack/extensions.ts';
import { type Place, planSandbox, planWeb, planWorker } from '../tests/support/stack/plans.ts';
import { isPortFree } from '../tests/support/stack/ports.ts';
import { ensureClient } from './steps/generate.ts';
import { root } from './steps/run-program.ts';

const folder = path.join(root, '.data/demo');
const port = Number(process.env.PORT ?? 3000);
const sandboxPort = Number(process.env.SANDBOX_PORT ?? 4000);
const children: Child[] = [];
let server: EmbeddedServer | undefined;
let stopping = false;

async function step<T>(text: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stdout.write(`${text} … `);
  const result = await work();
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log('\nStopping …');
  // The sandbox last: the worker may be in the middle of a call to it.
  for (const child of [...children].reverse()) await child.stop();
  await server?.stop();
  process.exit(code);
}

async function requirePorts(): Promise<void> {
  const wanted: [string, number][] = [
    ['PORT', port],
    ['SANDBOX_PORT', sandboxPort],
    ['SANDBOX_PORT (the next one, for the embedded app)', sandboxPort + 1],
    ['SANDBOX_PORT (the one after, for mail)', sandboxPort + 2],
    ['SANDBOX_PORT (the fourth one up, for what comes back)', sandboxPort + 4],
  ];
  for (const [name, number] of wanted) {
    if (await isPortFree(number)) continue;
    console.error(
      `Port ${number} is taken. End the program that uses it, or choose another: ${name.split(' ')[0]}=${number + 100} npm run demo`,
    );
    process.exit(1);
  }
}

async function openDatabases(): Promise<EmbeddedServer> {
  const opened = await startEmbedded(folder);
  if (process.argv.includes('--reset'))
    for (const name of ['afterglow', 'sandbox']) await opened.dropDatabase(name);
  for (const name of ['afterglow', 'sandbox'])
    if (!(await opened.hasDatabase(name))) await opened.createDatabase(name);
  await migrate(opened.url('afterglow'), path.join(root, 'prisma'));
  return opened;
}

async function start(): Promise<void> {
  await requirePorts();
  mkdirSync(folder, { recursive: true });
  const logFolder = path.join(folder, 'logs');
  rmSync(logFolder, { recursive: true, force: true });
  mkdirSync(logFolder);
  await step('Database client', ensureClient);
  const database = await step('Database (PostgreSQL, embedded) and migrations', openDatabases);
  server = database;
  await step('Building the app', ensureBuild);
  await step('Building what shoppers see', ensureExtensions);
  const origin = (number: number) => `http://localhost:${number}`;
  const place: Place = {
    appOrigin: origin(port),
    sandboxOrigin: origin(sandboxPort),
    proxyOrigin: origin(sandboxPort + 1),
    apiKey: 'afterglow-local-key',
    apiSecret: 'afterglow-local-secret',
    appUrl: database.url('afterglow'),
    sandboxUrl: database.url('sandbox'),
    logFolder,
    more: {},
  };
  const sandbox = planSandbox(place);
  const plans = [
    { ...sandbox, env: { ...sandbox.env, SANDBOX_SEED: 'demo' } },
    planWeb(place, 'web', 0),
    planWorker(place, 'worker'),
  ];
  const texts = [
    'Sandbox and its shop (the first time a shop with 18 months of orders is made)',
    'App',
    'Worker',
  ];
  for (const [index, plan] of plans.entries()) {
    const child = new Child(plan);
    children.push(child);
    await step(texts[index] ?? plan.name, () => child.start());
  }
  if (database.moved)
    console.log(`\nThe database's user cannot enter this folder, so the data is in ${database.dataFolder}`);
  console.log(`
  Begin here: ${origin(sandboxPort)}
  One story in six clicks, from the product page to a review. It sets its own stage.

  The windows on the shop
    Store       ${origin(sandboxPort)}/store
    Account     ${origin(sandboxPort)}/account
    Mail        ${origin(sandboxPort)}/mail
    Admin       ${origin(sandboxPort)}/admin

  App's health  ${origin(port)}/healthz
  Logs          ${path.relative(process.cwd(), logFolder)}

Ctrl-C stops everything. Data stays in .data/demo; npm run demo -- --reset starts afresh.`);
}

/** A process that dies is started again, and said so: as a process manager would. */
async function watch(): Promise<void> {
  while (!stopping) {
    await sleep(1000);
    if (stopping) return;
    await server?.ensureRunning();
    for (const child of children) {
      if (stopping || child.pid === undefined || child.exit === null) continue;
      console.log(
        `${child.plan.name} ended (${child.exit}); starting it again. Its log: ${child.plan.logFile}`,
      );
      await child.start();
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
try {
  await start();
  await watch();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  await stop(1);
}
