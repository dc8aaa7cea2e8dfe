import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { tagOrder } from '../../domain/order-changes.ts';
import { getShop } from '../../domain/shops.ts';
import type { Shop } from '../../domain/types.ts';
import type { Ground } from '../../http/parts.ts';
import { changeScopes, installApp } from '../../oauth/installations.ts';
import { findDocument } from '../../state/documents.ts';
import { beginStory } from '../begin-story.ts';
import { storyProducts } from '../choose.ts';
import { findStory } from '../story-data.ts';
import { type AppCalls, screens } from './app-calls.ts';
import { type PastLine, pastLines, words } from './past-reviews.ts';
import { policy, reviews, rewards } from './settings.ts';
import { StageProblem } from './stage-problem.ts';
import { untilAppAnswers, untilStill } from './until-calm.ts';

export type StageDeps = Pick<Ground, 'state' | 'app' | 'clock' | 'appOrigin'> & { calls: AppCalls };

export type Report = (share: { done: number; of: number }) => Promise<void>;

/** One part of setting the stage. Doing it again, after a failure or a restart, is harmless. */
export interface StagePart {
  title: string;
  run(deps: StageDeps, domain: string, report: Report): Promise<void>;
}

const startMs = 30_000;
const longMs = 300_000;
const pauseMs = 300;
const reviewsEach = 7;
const askedTag = 'asked for a review';

export const stageParts: readonly StagePart[] = [
  { title: 'Install Afterglow', run: install },
  { title: 'Grant what its areas ask for', run: grant },
  { title: 'Let it read the past orders', run: readPast },
  { title: 'Returns: 30 days from delivery, free, refund or store credit plus 10 %', run: setReturns },
  { title: 'Reviews: ask seven days after delivery', run: setReviews },
  { title: 'Loyalty: one point for each euro, 100 points take 5.00 off', run: setLoyalty },
  { title: 'Award points for past orders', run: award },
  { title: 'Past customers review what they bought', run: reviewPast },
  { title: 'Choose whose story it is', run: choose },
];

async function install({ state, app, clock, calls, appOrigin }: StageDeps, domain: string): Promise<void> {
  await untilAppAnswers(appOrigin, startMs);
  await state.transaction(async (tx) => {
    const shop = await getShop(tx, domain);
    if (shop.installedAt === null) await installApp(tx, shop, app);
  });
  // The app learns the shop's time before it meets the shop, and again once it knows it.
  await clock.tell(domain).catch(() => undefined);
  await calls.open(await getShop(state, domain));
  await clock.tell(domain).catch(() => {
    throw new StageProblem('The app did not take the time of the shop.');
  });
}

/** All that is optional, but for older orders: those are Shopify's to give. */
async function grant({ state, app, appOrigin }: StageDeps, domain: string): Promise<void> {
  const scopes = app.optionalScopes.filter((scope) => scope !== 'read_all_orders');
  await state.transaction(async (tx) => changeScopes(tx, await getShop(tx, domain), app, { grant: scopes }));
  await untilStill({ state, appOrigin }, domain, longMs);
}

const importing = z.object({
  past: z.object({
    state: z.enum(['absent', 'running', 'done', 'failed']),
    areas: z.array(z.object({ percent: z.number() })),
  }),
});

async function readPast({ state, calls }: StageDeps, domain: string, report: Report): Promise<void> {
  const end = Date.now() + longMs;
  for (;;) {
    const { past } = await calls.read(await getShop(state, domain), screens.settings, importing);
    if (past.state === 'done') return;
    if (past.state === 'failed')
      throw new StageProblem(
        'The import failed. Start it again in Afterglow: Settings, import of past orders.',
      );
    if (Date.now() > end) throw new StageProblem('The import does not end. Look whether the worker runs.');
    const percent = past.areas.reduce((sum, area) => sum + area.percent, 0) / Math.max(1, past.areas.length);
    await report({ done: Math.round(percent), of: 100 });
    await sleep(pauseMs);
  }
}

async function setReturns({ state, calls }: StageDeps, domain: string): Promise<void> {
  const shop = await getShop(state, domain);
  await calls.send(shop, screens.policy, { intent: 'save', policy: JSON.stringify(policy) });
  await calls.send(shop, screens.policy, { intent: 'go-live' });
}

async function setReviews({ state, calls }: StageDeps, domain: string): Promise<void> {
  const shop = await getShop(state, domain);
  await calls.send(shop, screens.reviews, { intent: 'save', settings: JSON.stringify(reviews) });
  await calls.send(shop, screens.reviews, { intent: 'go-live' });
}

/** The programme is the usual one, so there is only the reward to save; a reward that is there already stays as it is. */
async function setLoyalty({ state, calls }: StageDeps, domain: string): Promise<void> {
  const shop = await getShop(state, domain);
  if (!(await hasReward(state, shop)))
    await calls.send(shop, screens.rewards, { intent: 'save', rewards: JSON.stringify(rewards) });
  await calls.send(shop, screens.loyalty, { intent: 'go-live' });
}

async function hasReward(state: StageDeps['state'], shop: Shop): Promise<boolean> {
  const rows = await state.query(
    `select id from metafield where shop = $1 and namespace like '%loyalty' and key = 'rewards' and value like '%"points"%'`,
    [shop.domain],
  );
  return rows.length > 0;
}

const catchingUp = z.object({ catchUp: z.object({ running: z.boolean() }).nullable() });

async function award({ state, calls, appOrigin }: StageDeps, domain: string, report: Report): Promise<void> {
  const shop = await getShop(state, domain);
  const isRunning = async () =>
    (await calls.read(shop, screens.loyalty, catchingUp)).catchUp?.running === true;
  // One of an earlier try may still run, and there is one at a time.
  if (!(await isRunning())) await calls.send(shop, screens.loyalty, { intent: 'catch-up', range: 'all' });
  const look = async () => {
    const [row] = await state.query<{ done: number; of: number }>(
      `select (select count(*)::int from metafield where shop = $1 and namespace = 'afterglow' and key = 'rewards') as done,
         (select count(distinct customer_id)::int from resource where shop = $1 and kind = 'order') as of`,
      [domain],
    );
    const { done, of } = row ?? { done: 0, of: 0 };
    await report({ done: Math.min(done, of), of });
    return (await isRunning()) ? null : String(done);
  };
  await untilStill({ state, appOrigin }, domain, longMs, look);
}

async function reviewPast(deps: StageDeps, domain: string, report: Report): Promise<void> {
  const { state, calls, appOrigin } = deps;
  const shop = await getShop(state, domain);
  const products = await storyProducts(state, shop);
  const lines = (
    await Promise.all(products.map(({ product }) => pastLines(state, shop, product.id, reviewsEach)))
  ).flat();
  await tellAgain(deps, domain, lines);
  let [done, taken, last] = [0, 0, 0];
  for (const { orderId, lineId, customerId } of lines) {
    const said = words[done % words.length];
    const answer = await calls.call(shop, customerId, {
      path: '/api/reviews',
      body: { order: `gid://shopify/Order/${orderId}`, line: `gid://shopify/LineItem/${lineId}`, ...said },
    });
    // 409: reviewed at an earlier try.
    if (answer.status < 300 || answer.status === 409) taken += 1;
    else last = answer.status;
    done += 1;
    await report({ done, of: lines.length });
  }
  if (taken === 0)
    throw new StageProblem(`The app took none of the reviews (${last || 'nobody could write one'}).`);
  const stars = async () =>
    JSON.stringify(
      await state.query(
        `select owner_id, value from metafield where shop = $1 and namespace = 'reviews' order by owner_id, key`,
        [domain],
      ),
    );
  await untilStill({ state, appOrigin }, domain, longMs, stars);
}

/** An import knows no parcels' contents: whoever tags an order lets the app read the whole of it. */
async function tellAgain(
  { state, appOrigin }: StageDeps,
  domain: string,
  lines: readonly PastLine[],
): Promise<void> {
  for (const { orderId } of lines)
    await state.transaction(async (tx) => {
      const shop = await getShop(tx, domain);
      const order = await findDocument(tx, shop, 'order', orderId);
      if (order === null || order.tags.includes(askedTag)) return;
      await tagOrder(tx, shop, { order: orderId, tags: [...order.tags, askedTag] });
    });
  await untilStill({ state, appOrigin }, domain, longMs);
}

async function choose({ state }: StageDeps, domain: string): Promise<void> {
  const shop = await getShop(state, domain);
  if ((await findStory(state, shop)) === null) await beginStory(state, domain);
}
