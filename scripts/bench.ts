/** Measures the hot paths beside plain ways of doing the same, as ratios in one run: npm run bench [-- part …] */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../app/platform/db/embedded.server.ts';
import { compareHolds } from '../tests/bench/holds.ts';
import { compareIntake } from '../tests/bench/intake.ts';
import { comparePoints } from '../tests/bench/points.ts';
import { compareGrowth } from '../tests/bench/points-growth.ts';
import { comparePeers } from '../tests/bench/points-peers.ts';
import { compareQueues } from '../tests/bench/returns.ts';
import { compareLists } from '../tests/bench/reviews.ts';
import type { Comparison } from '../tests/bench/rounds.ts';
import { measureSimulator } from '../tests/bench/simulator.ts';
import { measureWholePath } from '../tests/bench/whole-path.ts';
import { ensureBuild } from '../tests/support/stack/build.ts';
import { ensureTemplate } from '../tests/support/template.ts';
import { ensureClient } from './steps/generate.ts';
import { root } from './steps/run-program.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
/** Of each side, in all rounds. */
const mails = Number(process.env.MAILS ?? 5000);
/** Of the large shop's ledger; a multiple of ten. */
const entries = Number(process.env.ENTRIES ?? 1_000_000);
/** Of the shop with many of them. */
const reviews = Number(process.env.REVIEWS ?? 1_000_000);
/** Pages of each list that are read on each side. */
const pages = Number(process.env.PAGES ?? 200);
/** A folder with Medusa's loyalty plugin, installed outside of this project. */
const medusa = process.env.MEDUSA;

// React's own checks of what it renders are for developers; both sides go without them.
process.env.NODE_ENV = 'production';
const { compareMails } = await import('../tests/bench/mails.ts');
await ensureClient();
const server = await startEmbedded(path.join(root, '.data/bench'));
const payload = readFileSync(path.join(root, 'tests/bench/order-paid.json'), 'utf8');
const made: string[] = [];

const parts: Readonly<Record<string, () => Promise<void>>> = {
  points: async () => tell(await comparePoints(await database('points'), rounds)),
  loyalty: async () => {
    const urls = { many: await database('many_entries'), few: await database('few_entries') };
    tell(await compareGrowth(urls, entries, rounds));
    tell(await compareHolds(await database('holds'), rounds));
  },
  medusa: async () => {
    if (medusa === undefined)
      return console.log('skip medusa: MEDUSA names no folder in which it is installed');
    const urls = { ours: await database('points_beside'), theirs: await emptyDatabase('medusa') };
    tell(await comparePeers(urls, medusa, rounds));
  },
  intake: async () => {
    await ensureBuild();
    tell(await compareIntake(await database('intake'), payload, rounds, seconds));
  },
  mails: async () => tell([await compareMails(await database('mails'), rounds, mails)]),
  returns: async () => {
    const urls = { many: await database('many_returns'), few: await database('few_returns') };
    tell(await compareQueues(urls, rounds));
    const { orders, took } = await measureSimulator(await database('simulator'));
    const mark = took <= 5 ? 'ok  ' : 'SLOW';
    console.log(`${mark} returns: ${orders} orders simulated in ${took.toFixed(1)} s (aim 5 s)`);
  },
  reviews: async () => {
    const urls = { many: await database('many_reviews'), few: await database('few_reviews') };
    for (const { name, many, few, ratio, aim } of await compareLists(urls, reviews, pages)) {
      if (ratio > aim) process.exitCode = 1;
      console.log(
        `${ratio <= aim ? 'ok  ' : 'SLOW'} reviews ${name}: ${ratio.toFixed(2)} (aim ≤ ${aim}; p95 ${many.toFixed(2)} ms beside ${few.toFixed(2)} ms)`,
      );
    }
  },
  path: async () => {
    await ensureBuild();
    const { perSecond, orders } = await measureWholePath(payload);
    console.log(`     whole path, delivery to points: ${perSecond.toFixed(0)}/s (${orders} orders)`);
  },
};

/** A database of this run's own with nothing in it. */
async function emptyDatabase(part: string): Promise<string> {
  const name = `bench_${part}`;
  made.push(name);
  await server.dropDatabase(name);
  await server.createDatabase(name);
  return server.url(name);
}

/** A database of this run's own, migrated and empty. */
async function database(part: string): Promise<string> {
  const name = `bench_${part}`;
  made.push(name);
  await server.dropDatabase(name);
  await server.createDatabase(name, await ensureTemplate(server));
  return server.url(name);
}

function tell(comparisons: readonly Comparison[]): void {
  for (const { name, ours, theirs, ratio, aim } of comparisons) {
    console.log(
      `${ratio >= aim ? 'ok  ' : 'LOW '} ${name}: ${ratio.toFixed(2)} (aim ${aim}; ${Math.round(ours)}/s beside ${Math.round(theirs)}/s)`,
    );
  }
}

try {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`);
  console.log(
    `${cpus().length} processors, Node ${process.version}, PostgreSQL 18, ${rounds} rounds; the load runs on the same machine.\n`,
  );
  for (const [name, run] of Object.entries(parts))
    if (asked.length === 0 || asked.includes(name)) await run();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (const name of made) await server.dropDatabase(name);
  if (!server.adopted) await server.stop();
}
process.exit(process.exitCode ?? 0);
