import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Stack, startStack } from '../../support/stack.ts';
import { parseStory } from '../runner/parse.ts';
import { usualLimits } from '../runner/quiet.ts';
import { openReadOnlyPool } from '../runner/read-only-queries.ts';
import { setUp } from '../runner/set-up.ts';
import { openStoryShop, type StoryShop } from '../runner/story-shop.ts';
import { type AppState, readApp } from './app-state.ts';
import { type Load, startLoad } from './load.ts';
import { readTruth, type Truth } from './shopify-truth.ts';
import { heldJobs, untilTakenOver } from './taken-over.ts';

const shopOfTheTest = `story: Everything is killed under load
products:
  A: { price: "19.99", stock: 100000 }
  B: { price: "7.35", stock: 100000 }
settings:
  loyalty: { earn: { pendingDays: 30 } }
steps:
  - at: 2026-03-01T15:00:00Z
    faults: { duplicate: 2, shuffle: true, slowMs: 120 }
`;

export interface KillReport {
  kills: number;
  orders: number;
  /** Calls to Shopify that failed because the database was dead. */
  disturbed: number;
  truth: Truth;
  app: AppState;
  /** For each kill of a worker that held jobs: milliseconds until another process went on with them. */
  takenOverMs: number[];
  quietAfterSeconds: number;
}

const pauseMs = () => 300 + Math.random() * 700;

/** Kills a worker, the web process and the database `kills` times each under a load of orders, then lets it settle. */
export async function killUnderLoad(kills: number, log: (line: string) => void): Promise<KillReport> {
  const stack = await startStack({ workers: 2, log });
  try {
    return await underLoad(stack, kills, log);
  } finally {
    await stack.stop();
  }
}

async function underLoad(stack: Stack, kills: number, log: (line: string) => void): Promise<KillReport> {
  const pool = openReadOnlyPool(stack.database.appUrl);
  const read = parseStory(shopOfTheTest, 'kills');
  const shop = openStoryShop(stack, pool, read.story);
  try {
    await setUp(shop);
    const customers = await createCustomers(shop, 8);
    await shop.control.post('faults', { duplicate: 2, shuffle: true, slowMs: 120 }, z.unknown());
    const load = startLoad(shop.control, customers, 3);
    const takenOverMs = await killAll(stack, kills, pool, load, log);
    await load.stop();
    await shop.control.post('faults', { none: true }, z.unknown());
    const stopped = Date.now();
    const patience = { ...usualLimits, inAll: 1_200_000 };
    await shop.quiet(patience);
    // Shopify gives up a delivery that is answered with errors for too long; looking at what changed mends that.
    await shop.admin.send('/app/health', { intent: 'reconcile' });
    await shop.quiet(patience);
    const quietAfterSeconds = (Date.now() - stopped) / 1000;
    const truth = await readTruth(stack.database.sandboxUrl, shop.control.domain);
    const app = await readApp(stack.database.appUrl, shop.control.domain);
    const orders = truth.points.size;
    return { kills, orders, disturbed: load.disturbed(), truth, app, takenOverMs, quietAfterSeconds };
  } finally {
    await pool.end();
  }
}

async function createCustomers(shop: StoryShop, count: number): Promise<string[]> {
  const created: string[] = [];
  for (let number = 0; number < count; number++) {
    const email = `${randomBytes(4).toString('hex')}@example.com`;
    created.push((await shop.control.post('customers', { email }, z.object({ id: z.string() }))).id);
  }
  return created;
}

async function killAll(
  stack: Stack,
  kills: number,
  pool: ReturnType<typeof openReadOnlyPool>,
  load: Load,
  log: (line: string) => void,
): Promise<number[]> {
  const takenOver: number[] = [];
  for (let round = 0; round < kills; round++) {
    await sleep(pauseMs());
    const worker = round % 2 === 0 ? 'worker' : 'worker-2';
    const before = await heldJobs(pool);
    await stack.kill(worker);
    const killedAt = Date.now();
    // Held before by somebody and after the kill still by the same: the dead worker's, or the living one's own work.
    const after = await heldJobs(pool);
    const orphans = after.filter((job) =>
      before.some((one) => one.id === job.id && one.locked_by === job.locked_by),
    );
    const goneOn = untilTakenOver(pool, orphans, killedAt);
    await stack.restart(worker);
    if (orphans.length > 0) takenOver.push(await goneOn);
    await sleep(pauseMs());
    await stack.kill('web');
    await sleep(pauseMs());
    await stack.restart('web');
    await sleep(pauseMs());
    await stack.kill('database');
    await sleep(pauseMs() / 2);
    await stack.restart('database');
    log(
      `round ${round + 1} of ${kills}: ${load.placed()} orders, ${orphans.length} jobs left by a dead worker`,
    );
  }
  return takenOver;
}
