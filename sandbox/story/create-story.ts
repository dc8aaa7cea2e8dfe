import { type Context, Hono } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import { findShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { whereFrom } from '../frame/act.ts';
import { domainOf, handleOf } from '../frame/admin-context.ts';
import { printCount } from '../frame/amounts.ts';
import { keepNotice, loadContext } from '../frame/load-context.ts';
import { brokenPage, lostPage } from '../frame/missing-page.ts';
import { requireSameOrigin } from '../frame/same-origin.ts';
import { replayOrder } from '../webhooks/outbox.ts';
import { beginStory } from './begin-story.ts';
import type { StoryDeps } from './deps.ts';
import { sameFigures } from './figures.ts';
import { stagePage } from './panel/stage-page.ts';
import { readStory, type Story } from './read-story.ts';
import { appCalls } from './stage/app-calls.ts';
import { createStage, type Stage } from './stage/set-stage.ts';
import { StageProblem } from './stage/stage-problem.ts';
import { findStage } from './stage/stage-record.ts';
import { untilStill } from './stage/until-calm.ts';
import { followReturns } from './steps/follow-returns.ts';
import type { StepNumber } from './steps/steps.ts';
import { takeStep } from './steps/take-step.ts';

const times = 3;
const patienceMs = 15_000;
const steps: readonly StepNumber[] = [1, 2, 3, 4, 5, 6];

/** The story's forms and the page of its stage, to be mounted at the root. Goes on with a stage that was broken off. */
export function createStory(deps: StoryDeps): Hono {
  const calls = appCalls(deps);
  const stage = createStage({ ...deps, calls });
  stage.resume().catch((error: unknown) => console.error(error));
  followReturns({ state: deps.state, calls });
  const story = '/sandbox/:handle/story';
  const routes = new Hono();
  routes.onError((error, c) => {
    console.error(error);
    return c.html(brokenPage(), 500);
  });
  return routes
    .use(`${story}/*`, requireSameOrigin)
    .get(story, (c) => showStage(c, deps))
    .post(`${story}/stage`, (c) => onShop(c, deps, (shop) => beginStage(stage, shop)))
    .post(`${story}/start-over`, (c) => onShop(c, deps, (shop) => startOver(c, deps, shop)))
    .post(`${story}/again`, (c) => onStory(c, deps, (shop, told) => sendAgain(c, deps, shop, told)))
    .post(`${story}/step/:number{[1-6]}`, (c) =>
      onStory(c, deps, async (shop, told) => {
        const number = steps[Number(c.req.param('number')) - 1];
        if (number === undefined) throw new Error('The route lets through steps 1 to 6');
        return takeStep({ c, deps: { ...deps, calls }, shop, story: told }, number);
      }),
    );
}

async function onShop(
  c: Context,
  { state }: StoryDeps,
  work: (shop: Shop) => Promise<string>,
): Promise<Response> {
  const shop = await findShop(state, domainOf(c.req.param('handle') ?? ''));
  if (shop === null) return c.html(lostPage(), 404);
  return c.redirect(await work(shop), 303);
}

/** A shop without a story leads to the front page, where one begins. */
function onStory(
  c: Context,
  deps: StoryDeps,
  work: (shop: Shop, story: Story) => Promise<string>,
): Promise<Response> {
  return onShop(c, deps, async (shop) => {
    const story = await readStory(deps.state, shop);
    return story === null ? '/#story' : work(shop, story);
  });
}

async function showStage(c: Context, deps: StoryDeps): Promise<Response> {
  const context = await loadContext(c, deps, c.req.param('handle') ?? '');
  if (context === null) return c.html(lostPage(), 404);
  const stage = await findStage(deps.state, context.shop);
  return stage === null ? c.redirect('/#story') : c.html(stagePage(context, stage));
}

async function beginStage(stage: Stage, shop: Shop): Promise<string> {
  await stage.begin(shop.domain);
  return `/sandbox/${handleOf(shop.domain)}/story`;
}

async function startOver(c: Context, { state }: StoryDeps, shop: Shop): Promise<string> {
  try {
    await beginStory(state, shop.domain);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    keepNotice(c, { tone: 'bad', text: error.message });
  }
  return '/#story';
}

/** Every delivery of the order three times more, in any order, and what that changed: nothing, if all is well. */
async function sendAgain(c: Context, deps: StoryDeps, shop: Shop, story: Story): Promise<string> {
  const back = whereFrom(c, new Map(), '/#story');
  const { order } = story;
  if (order === null) {
    keepNotice(c, { tone: 'bad', text: 'There is no order yet whose deliveries could be sent again.' });
    return back;
  }
  // What is still on its way would move the strip by itself.
  await stillStrip(deps, shop);
  const before = (await readStory(deps.state, shop)) ?? story;
  const sent = await deps.state.transaction((tx) =>
    replayOrder(tx, shop, { orderId: order.id, times, shuffle: true }),
  );
  const arrived = await stillStrip(deps, shop);
  const now = (await readStory(deps.state, shop))?.now ?? before.now;
  const sentText = `${printCount(sent, 'delivery', 'deliveries')} of ${order.name} went out again, shuffled.`;
  if (!sameFigures(before.now, now))
    keepNotice(c, { tone: 'bad', text: `${sentText} The strip moved, which it should not.` });
  else
    keepNotice(c, {
      tone: 'good',
      text: `${sentText} ${arrived ? 'The strip did not move.' : 'Some are still on the way; so far the strip did not move.'}`,
    });
  return back;
}

/** Waits until nothing is on its way and the strip stands still; false after fifteen seconds. */
async function stillStrip(deps: StoryDeps, shop: Shop): Promise<boolean> {
  const look = async () => JSON.stringify((await readStory(deps.state, shop))?.now ?? null);
  try {
    await untilStill(deps, shop.domain, patienceMs, look);
    return true;
  } catch (error) {
    if (error instanceof StageProblem) return false;
    throw error;
  }
}
