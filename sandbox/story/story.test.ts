import { beforeAll, describe, expect, it } from 'vitest';
import { moveShopClock } from '../clock/shop-clock.ts';
import { createReturn } from '../domain/returns/create-return.ts';
import { getShop } from '../domain/shops.ts';
import type { Id, OrderData, Shop } from '../domain/types.ts';
import { frameFor } from '../frame/test-frame.ts';
import { keepMail } from '../mail/mails.ts';
import { useState } from '../state/test-database.ts';
import { beginStory } from './begin-story.ts';
import { nextStep, readStory, type Story } from './read-story.ts';
import { deliver, fillCart } from './steps/cart-and-parcel.ts';
import { noteInStory } from './story-data.ts';
import { stripRows } from './strip-texts.ts';
import { buy, show, storyGround } from './test-story.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
let shop: Shop;
let ines: Id;

const story = async (): Promise<Story> => {
  const found = await readStory(sandbox.state, await getShop(sandbox.state, shop.domain));
  if (found === null) throw new Error('There is no story');
  return found;
};
const strip = async () =>
  Object.fromEntries(stripRows(await story()).map(({ name, before, after }) => [name, [before, after]]));
const states = async () => (await story()).steps.map(({ state }) => state);
const bought = async (): Promise<OrderData> => {
  const { order } = await story();
  if (order === null) throw new Error('Nothing is bought yet');
  return order;
};
const productId = async () => (await story()).product.id;

beforeAll(async () => {
  shop = await sandbox.shop({
    domain: 'afterglow-demo.myshopify.com',
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    country: 'DE',
  });
  ({ ines } = await storyGround(sandbox.state, shop));
  await sandbox.state.query('insert into seed (shop, finished_at) values ($1, now())', [shop.domain]);
});

describe('a story', () => {
  it('is not there until somebody has points to spend, and says so', async () => {
    expect((await at.page('/')).html).toContain('Set the stage');
    await expect(beginStory(sandbox.state, shop.domain)).rejects.toThrow('200 points');
  });

  it('is about a product in two sizes and a customer who has not got it, who then reads English', async () => {
    await show(sandbox.state, shop, { type: 'CUSTOMER', id: ines }, 'afterglow.rewards', {
      available: 270,
      pending: 0,
    });
    await beginStory(sandbox.state, shop.domain);
    const { product, sizes, customer, order } = await story();
    expect([product.title, sizes, customer.locale, order]).toEqual([
      'Fjell jumper',
      { kept: 'Moss / M', returned: 'Moss / L' },
      'en',
      null,
    ]);
    expect(await strip()).toEqual({
      refund: ['€0.00', '€0.00'],
      points: ['270', '270'],
      stock: ['M 19 · L 20', 'M 19 · L 20'],
      rating: ['none', 'none'],
    });
    expect(await states()).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
  });

  it('goes on once its customer was met, and its cart has both sizes and nothing else', async () => {
    await noteInStory(sandbox.state, shop, (await story()).data, { met: true });
    expect(await states()).toEqual(['done', 'now', 'later', 'later', 'later', 'later']);
    const token = await fillCart(sandbox.state, shop, await story());
    expect(await fillCart(sandbox.state, shop, await story())).toBe(token);
    const [row] = await sandbox.state.query<{ lines: { quantity: number }[] }>(
      `select data -> 'lines' as lines from resource where shop = $1 and kind = 'cart' and name = $2`,
      [shop.domain, token],
    );
    expect(row?.lines.map(({ quantity }) => quantity)).toEqual([1, 1]);
  });

  it('knows its order by what is in it, not by who pressed what', async () => {
    await sandbox.state.transaction((tx) => buy(tx, shop, ines, ['JUMPER-M']));
    expect((await story()).order).toBeNull();
    await sandbox.state.transaction((tx) => buy(tx, shop, ines, ['JUMPER-M', 'JUMPER-L']));
    await show(sandbox.state, shop, { type: 'CUSTOMER', id: ines }, 'afterglow.rewards', {
      available: 70,
      pending: 86,
    });
    expect(await states()).toEqual(['done', 'done', 'now', 'later', 'later', 'later']);
    expect((await strip()).points).toEqual(['270', '70 + 86 pending']);
    expect((await strip()).stock).toEqual(['M 19 · L 20', 'M 17 · L 19']);
  });

  it('waits for the mail after the delivery, which is done once', async () => {
    await deliver(sandbox.state, shop, await bought());
    await deliver(sandbox.state, shop, await bought());
    expect((await story()).order?.fulfillments.map(({ events }) => events.length)).toEqual([1]);
    expect((await states())[2]).toBe('now');
    const { now } = await moveShopClock(sandbox.state, shop.domain, { advance: '+7d' });
    await keepMail(sandbox.state, shop, {
      ...{
        sentAt: now,
        from: 'shop@example.com',
        returnPath: null,
        to: ['ines@example.com'],
        subject: 'How is it?',
      },
      ...{ kinds: ['points-available', 'review-request'], html: null, text: 'Write', headers: [] },
    });
    expect(await states()).toEqual(['done', 'done', 'done', 'now', 'later', 'later']);
  });

  it('takes a return that waits in the app, and one that Shopify has', async () => {
    const { data } = await story();
    await noteInStory(sandbox.state, shop, data, { asked: true });
    expect((await states())[3]).toBe('done');
    await noteInStory(sandbox.state, shop, data, { asked: false });
    expect((await states())[3]).toBe('now');
    await sandbox.state.transaction(async (tx) => {
      const order = await bought();
      const line = order.fulfillments[0]?.lines.at(-1);
      await createReturn(tx, await getShop(tx, shop.domain), {
        order: order.id,
        lines: [{ fulfillmentLine: line?.id ?? '', quantity: 1 }],
      });
    });
    expect(await states()).toEqual(['done', 'done', 'done', 'done', 'now', 'later']);
  });

  it('counts the review by the stars that the storefront shows', async () => {
    const owner = { type: 'PRODUCT' as const, id: await productId() };
    await show(sandbox.state, shop, owner, 'reviews.rating', {
      value: '3.0',
      scale_min: '1.0',
      scale_max: '5.0',
    });
    await show(sandbox.state, shop, owner, 'reviews.rating_count', 1);
    expect((await states())[5]).toBe('done');
    expect(nextStep(await story())?.number).toBe(5);
    expect((await strip()).rating).toEqual(['none', '3.0 (1)']);
  });
});

describe('its panel and its line in the bar', () => {
  it('show strip, steps and the button of the next one, with one heading of the page', async () => {
    const { html } = await at.page('/');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('Ines Okafor');
    expect(html).toContain('270</span>');
    expect(html.match(/action="\/sandbox\/afterglow-demo\/story\/step\/5"/g)).toHaveLength(2);
    expect(html).toContain('Send it all again, shuffled');
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });

  it('are on every page of the shop, and in what a page asks for while it is open', async () => {
    for (const page of [at.admin, `${at.admin}/orders`])
      expect((await at.page(page)).html).toContain('Story: step 5 of 6');
    const { html } = await at.page('/sandbox/afterglow-demo/state');
    expect(JSON.parse(html)).toMatchObject({ story: expect.stringContaining('Approve, receive, settle') });
  });
});

describe('another story', () => {
  it('forgets the order; nobody fits now, so the one before stays', async () => {
    await expect(beginStory(sandbox.state, shop.domain)).rejects.toThrow('200 points');
    expect((await story()).order?.name).toBeDefined();
  });
});
