import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFaults } from './support/check-page.ts';
import { findUnreachable } from './support/keyboard.ts';
import { readShifts } from './support/layout-shift.ts';
import { picture } from './support/pictures.ts';
import { silent } from './support/scripted-frames.ts';
import { type LivedStory, livedStory } from './support/shop-windows.ts';
import { becomes, fillsCart } from './support/shopper.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
/** The smallest phone that many still have. */
const phone = { width: 375, height: 740 };

let visit: Visit;
let shop: LivedStory;
const checkout = { open: '', done: '' };

beforeAll(async () => {
  shop = await livedStory(at, `windows-${Date.now().toString(36)}`);
  visit = await browser.visit();
  const { page } = visit;
  await becomes(visit, shop, shop.shopper);
  await fillsCart(visit, shop);
  await page.goto(`${shop.store}/checkout`);
  checkout.done = page.url();
  await page.getByRole('button', { name: 'Pay with wallet' }).click();
  await page.getByRole('heading', { level: 1, name: /Thank you/ }).waitFor();
  await fillsCart(visit, shop);
  await page.goto(`${shop.store}/checkout`);
  checkout.open = page.url();
}, 180_000);
afterEach(() => {
  expect(visit.watch.problems.splice(0)).toEqual([]);
});
afterAll(() => visit?.close());

interface ShopWindow {
  name: string;
  address: () => string;
  /** What shows once it is whole, in the page or in one of its frames. */
  shows: string | RegExp;
  in?: string;
  as?: 'guest';
}

const store = (name: string, path: string, shows: string | RegExp, more: Partial<ShopWindow> = {}) => ({
  ...{ name: `store-${name}`, address: () => `${shop.store}${path}`, shows },
  ...more,
});
const frame = (target: string) => `[data-target="${target}"] iframe`;
const orderPath = () => `${shop.store}/account/orders/${shop.order}`;

const windows: readonly ShopWindow[] = [
  store('home', '', 'Good things, kept for long'),
  store('collection', '/collections/knitwear', 'Fjell jumper'),
  store('product', '/products/fjell-jumper', 'How reviews are collected and verified'),
  store('cart', '/cart', 'You have 270 points'),
  store('product-guest', '/products/hollow-wool-blanket', 'Nobody has reviewed this yet', { as: 'guest' }),
  store('sign-in', '/account/login', 'Ines Okafor', { as: 'guest' }),
  {
    ...{ name: 'checkout', address: () => checkout.open, shows: 'You have 270 points' },
    in: frame('purchase.checkout.reductions.render-after'),
  },
  {
    ...{ name: 'thank-you', address: () => `${checkout.done}/thank-you`, shows: 'Points for this order' },
    in: frame('purchase.thank-you.block.render'),
  },
  store('account', '/account', /Order #1005/),
  {
    ...store('profile', '/account/profile', 'You have 270 points'),
    in: frame('customer-account.profile.block.render'),
  },
  {
    ...{ name: 'store-order', address: orderPath, shows: 'How was it?' },
    in: frame('customer-account.order-status.block.render'),
  },
  {
    ...{ name: 'store-order-by-mail', address: () => `${shop.store}/orders/${shop.statusKey}` },
    ...{ shows: 'Sign in to see your points', as: 'guest' },
    in: frame('customer-account.order-status.block.render'),
  },
  {
    ...{ name: 'page-return', address: () => `${orderPath()}/pages/afterglow-account-return` },
    ...{ shows: 'The shop looks at your request', in: frame('customer-account.order.page.render') },
  },
  {
    ...store('page-account', '/account/pages/afterglow-account-page', 'How was it?'),
    in: frame('customer-account.page.render'),
  },
  { name: 'proxy-review', address: () => shop.review, shows: 'Your rating' },
  { name: 'proxy-preferences', address: () => shop.preferences, shows: 'may send you' },
  {
    ...{ name: 'mail-list', address: () => `${at.sandboxOrigin}/mail/${shop.handle}` },
    shows: 'What do you think of your',
  },
  {
    ...{ name: 'mail-open', address: () => `${at.sandboxOrigin}/mail/${shop.handle}/${shop.mail}` },
    ...{ shows: 'Write a review', in: silent },
  },
];

/** What moves the layout late does so in the moment after. */
const settlingMs = 300;

async function open({ address, shows, in: within, as }: ShopWindow): Promise<void> {
  const { page } = visit;
  await becomes(visit, shop, as === 'guest' ? null : shop.shopper);
  await page.goto(address());
  const place = within === undefined ? page.locator('body') : page.frameLocator(within).locator('body');
  await place.getByText(shows).first().waitFor();
  await page.waitForTimeout(settlingMs);
}

describe('a window of the shop', () => {
  it.each(windows.map((one) => [one.name, one] as const))(
    '%s fits both widths, stays still, axe finds nothing, Tab leads everywhere and a thumb hits everything',
    async (name, one) => {
      const { page } = visit;
      await page.setViewportSize(widths.desktop);
      await open(one);
      await picture(visit, `${name}-1280`);
      const wide = [...(await findFaults(page)), ...(await findUnreachable(page))];
      await page.setViewportSize(phone);
      await open(one);
      await picture(visit, `${name}-375`);
      expect({ wide, narrow: await findFaults(page, { targets: true }) }).toEqual({ wide: [], narrow: [] });
    },
  );
});

describe.each(['guest', 'signed in'] as const)('the product page for a %s visitor', (who) => {
  it('moves nothing while its pictures come slowly, asks nothing of the app, and runs none of its scripts', async () => {
    const { page } = visit;
    await page.setViewportSize(widths.desktop);
    await becomes(visit, shop, who === 'guest' ? null : shop.shopper);
    const asked: string[] = [];
    const note = (request: { url(): string }) => asked.push(request.url());
    page.on('request', note);
    const line = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 150, downloadThroughput: 40_000, uploadThroughput: 40_000 };
    await line.send('Network.enable');
    await line.send('Network.setCacheDisabled', { cacheDisabled: true });
    await line.send('Network.emulateNetworkConditions', slow);
    await page.goto(`${shop.store}/products/fjell-jumper`, { waitUntil: 'load' });
    await page.mouse.wheel(0, 4000);
    await expect
      .poll(() => page.evaluate(() => [...document.images].every((image) => image.complete)))
      .toBe(true);
    await page.waitForTimeout(settlingMs);
    expect(await readShifts(page.mainFrame())).toEqual({ sum: 0, what: [] });
    await line.detach();
    page.off('request', note);
    const ours = /\/apps\/afterglow|\/extensions\/|\/extension-host\//;
    expect(asked.filter((url) => url.startsWith(at.proxyOrigin) || ours.test(url))).toEqual([]);
    const scripts = await page.evaluate(() =>
      [...document.scripts].filter((one) => one.type === '').map((one) => one.src || one.text),
    );
    // The sandbox's own comforts of its bar are not the shop's; one waits until somebody touches the reviews.
    const others = scripts.filter((one) => !one.endsWith('/frame/frame.js'));
    expect(others.map((one) => one.includes('afterglowWaits'))).toEqual([true]);
  });
});
