import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { moveShopClock } from '../../clock/shop-clock.ts';
import { getShop } from '../../domain/shops.ts';
import type { Shop } from '../../domain/types.ts';
import { readExtensions } from '../../extension-host/server/extensions.ts';
import { adminBase } from '../../frame/admin-context.ts';
import { keepNotice } from '../../frame/load-context.ts';
import { printClock } from '../../frame/moments.ts';
import { becomeVisitor } from '../../shopper/become-visitor.ts';
import { keepCart, mailBase, storeBase } from '../../shopper/visitor.ts';
import type { StoryDeps } from '../deps.ts';
import { productAddress } from '../panel/story-panel.ts';
import { readStory, type Story } from '../read-story.ts';
import type { AppCalls } from '../stage/app-calls.ts';
import { isCalm } from '../stage/until-calm.ts';
import { noteInStory } from '../story-data.ts';
import { deliver, deliveredAt, fillCart } from './cart-and-parcel.ts';
import { askedReturn } from './follow-returns.ts';
import type { StepNumber } from './steps.ts';
import { weekLater } from './week-later.ts';

interface Taking {
  c: Context;
  deps: StoryDeps & { calls: AppCalls };
  shop: Shop;
  story: Story;
}

const patienceMs = 10_000;
const pauseMs = 200;

/** Takes a step of the story, or leads to where it is taken: the address to go on to. */
export async function takeStep(taking: Taking, number: StepNumber): Promise<string> {
  const { c, deps, shop, story } = taking;
  if (number !== 5) await becomeVisitor(c, deps.state, shop, story.customer.id);
  await noteInStory(deps.state, shop, story.data, { met: true });
  return places[number](taking);
}

const places: Record<StepNumber, (taking: Taking) => Promise<string>> = {
  1: async ({ shop, story }) => productAddress(shop.domain, story),
  2: buy,
  3: aWeekLater,
  4: async ({ deps, shop, story }) => returnForm(deps, shop, story),
  5: returnInAdmin,
  6: async ({ shop, story }) => mailOf(shop, story),
};

async function buy({ c, deps, shop, story }: Taking): Promise<string> {
  const store = storeBase(shop.domain);
  if (story.order !== null) return `${store}/account/orders/${story.order.id}`;
  await keepCart(c, deps.state, shop, await fillCart(deps.state, shop, story));
  return shop.plan === 'plus' ? `${store}/checkout` : `${store}/cart`;
}

/** Lets the parcel arrive and a week pass, then waits a moment for the mail. */
async function aWeekLater(taking: Taking): Promise<string> {
  const { c, deps, shop, story } = taking;
  if (story.order === null) return toFirst(taking, 'Buy the two sizes first, then they can be delivered.');
  if (story.mailId !== null) return `${mailBase(shop.domain)}?to=me`;
  await deliver(deps.state, shop, story.order);
  await until(() => isCalm(deps, shop.domain));
  const { now } = await getShop(deps.state, shop.domain);
  const arrived = deliveredAt((await readStory(deps.state, shop))?.order ?? story.order) ?? now;
  const set = weekLater(arrived, now, shop.timezone);
  const moved = await moveShopClock(deps.state, shop.domain, { set });
  await deps.clock.tell(shop.domain).catch(() => false);
  await until(async () => (await readStory(deps.state, moved))?.mailId != null);
  const found = await readStory(deps.state, moved);
  const day = printClock(moved.now, moved.timezone);
  const text =
    found?.mailId == null
      ? `It arrived, and it is ${day}. The mail is not here yet: load this page again in a moment.`
      : `It arrived, and it is ${day}. One mail came.`;
  keepNotice(c, { tone: found?.mailId == null ? 'info' : 'good', text });
  return found === null ? mailBase(shop.domain) : mailOf(shop, found);
}

async function returnForm(deps: StoryDeps, shop: Shop, { order }: Story): Promise<string> {
  const account = `${storeBase(shop.domain)}/account`;
  if (order === null) return account;
  const target = 'customer-account.order.page.render';
  const page = readExtensions(deps.extensions).find(({ targets }) => targets.includes(target));
  return page === undefined
    ? `${account}/orders/${order.id}`
    : `${account}/orders/${order.id}/pages/${page.handle}`;
}

/** The app's page of the order's newest return; the queue where the app does not say which it is. */
async function returnInAdmin({ deps, shop, story }: Taking): Promise<string> {
  const returns = `${adminBase(shop.domain)}/apps/afterglow/app/returns`;
  const id = await askedReturn(deps.calls, shop, story);
  return id === null ? returns : `${returns}/${id}`;
}

const mailOf = (shop: Shop, { mailId }: Story): string =>
  mailId === null ? `${mailBase(shop.domain)}?to=me` : `${mailBase(shop.domain)}/${mailId}`;

function toFirst({ c }: Taking, text: string): string {
  keepNotice(c, { tone: 'bad', text });
  return '/#story';
}

/** Looks again and again, for ten seconds at most. */
export async function until(isTrue: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + patienceMs;
  for (;;) {
    if (await isTrue()) return true;
    if (Date.now() > end) return false;
    await sleep(pauseMs);
  }
}
