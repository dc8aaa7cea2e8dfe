import { beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { anyAnswer } from '../stories/runner/sandbox-control.ts';
import { shopperApp } from '../stories/runner/shopper-app.ts';
import { findFaults, findLastingFaults } from './support/check-page.ts';
import { keys } from './support/keys.ts';
import { picture } from './support/pictures.ts';
import { deliver } from './support/sandbox-orders.ts';
import { becomes, shopper } from './support/shopper.ts';
import { type StoryShop, storyShop } from './support/story-shop.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

/** The shopper's side of the story once more: by keyboard, on a phone, without scripts, in two tabs. */
const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const phone = { width: 375, height: 740 };

let shop: StoryShop;
let basic: StoryShop;

beforeAll(async () => {
  const mark = Date.now().toString(36);
  [shop, basic] = await Promise.all([
    storyShop(at, `ways-${mark}`, { others: 3 }),
    storyShop(at, `basic-${mark}`, { plan: 'basic' }),
  ]);
}, 180_000);

const view = z.object({
  balance: z.object({ available: z.string() }),
  redemptions: z.array(z.object({ points: z.string() })),
});

/** The order arrives, and a week passes. */
async function aWeekLater({ control }: StoryShop, order: string): Promise<void> {
  await deliver(control, order);
  await untilCalm(at, control);
  await control.post('clock', { advance: '+7d' }, anyAnswer);
  await untilCalm(at, control);
}

const priced = { 'Subtotal · 2 items': '€96.00', code: '−€10.00', Shipping: '€4.90', Total: 'EUR€90.90' };

describe('with a keyboard alone', () => {
  it('she buys two sizes with points, returns one and reviews the other', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const { tabTo, use, press, type, isNoTrap } = keys(visit);
    const ines = shopper(visit, shop);
    await becomes(visit, shop, shop.shopper);

    await page.goto(`${shop.store}/products/fjell-jumper`);
    await use('Add to cart');
    await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
    await use('Fjell jumper');
    await page.getByRole('heading', { level: 1, name: 'Fjell jumper' }).waitFor();
    await tabTo('M');
    await press('ArrowRight');
    await use('Add to cart');
    await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
    await expect.poll(() => page.locator('.line').count()).toBe(2);
    await use('Check out');

    await ines.points.getByText('You have 270 points').waitFor();
    await tabTo('€10.00 off for 200 points');
    await isNoTrap();
    await press('Enter');
    await ines.untilSums(priced);
    await tabTo('Undo using 200 points');
    await use('Pay €90.90');
    await page.getByRole('heading', { level: 1, name: 'Thank you, Ines' }).waitFor();
    await untilCalm(at, shop.control);

    await use('Account');
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await use(/Order #\d+.*€90\.90/);
    await page.getByRole('heading', { level: 1, name: /^Order #/ }).waitFor();
    await aWeekLater(shop, /orders\/(\d+)/.exec(page.url())?.[1] ?? '');
    await page.reload();
    await ines
      .extension('customer-account.order.action.menu-item.render')
      .first()
      .getByRole('link', { name: 'Return items' })
      .or(ines.extension('customer-account.order.action.menu-item.render').first().getByText('Return items'))
      .first()
      .waitFor();
    await use('Return items');
    const back = ines.extension('customer-account.order.page.render');
    await back.getByText('What goes back?').waitFor();
    await tabTo('How many of Fjell jumper, Moss / L (up to 1)');
    await isNoTrap();
    await press('ArrowUp');
    await tabTo('Why does it go back?');
    await type('Too l');
    await back.getByRole('button', { name: 'Return for a refund of €43.00' }).waitFor();
    await use('Return for a refund of €43.00');
    await back.getByText('The shop looks at your request.').waitFor();

    await page.goto(`${shop.store}/account/pages/afterglow-account-page`);
    const reviews = ines.extension('customer-account.page.render');
    await reviews.getByText('Moss / M', { exact: true }).waitFor();
    await tabTo('5 of 5 stars');
    await press('ArrowDown');
    await press('ArrowDown');
    await tabTo('Title (optional)');
    await type('Runs small');
    await use('Send review');
    await reviews.getByText('Thank you. Your review is on the product page.').waitFor();
    await reviews.getByText('3 of 5 stars').waitFor();
    await visit.close();
  });
});

describe('on a phone', () => {
  it('she does the same, nothing scrolls sideways, and a thumb hits everything', async () => {
    const visit = await browser.visit(phone);
    const { page } = visit;
    const ines = shopper(visit, shop);
    await becomes(visit, shop, shop.others[0] ?? '');
    const looksRight = async (name: string) => {
      await page.waitForTimeout(300);
      await picture(visit, `phone-${name}`);
      // What a page shows after a press may take more room than the form that was pressed.
      const find = name === 'asked' ? findLastingFaults : findFaults;
      const faults = await find(page, { targets: true });
      expect({ name, faults }).toEqual({ name, faults: [] });
    };
    for (const size of ['M', 'L']) {
      await page.goto(`${shop.store}/products/fjell-jumper`);
      await page.getByRole('radio', { name: size, exact: true }).click();
      await page.getByRole('button', { name: 'Add to cart' }).click();
      await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
    }
    await looksRight('cart');
    await page.getByRole('button', { name: 'Check out' }).click();
    await ines.points.getByRole('button', { name: '€10.00 off for 200 points' }).click();
    await ines.untilSums(priced);
    await looksRight('checkout');
    await page.getByRole('button', { name: 'Pay €90.90' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you, Ines' }).waitFor();
    await looksRight('thanks');
    await untilCalm(at, shop.control);
    await page.goto(`${shop.store}/account`);
    await page.getByRole('link', { name: /€90\.90/ }).click();
    const order = /orders\/(\d+)/.exec(page.url())?.[1] ?? '';
    await aWeekLater(shop, order);
    await page.goto(`${shop.store}/account/orders/${order}/pages/afterglow-account-return`);
    const back = ines.extension('customer-account.order.page.render');
    const second = back.locator('s-number-field[label*="Moss / L"]');
    await second.getByRole('button', { name: 'More' }).click();
    // As somebody chooses, so that what opens below it is known to follow from that.
    await back.getByLabel('Why does it go back?').focus();
    await page.keyboard.type('Too l');
    await back.getByRole('button', { name: 'Return for €47.30 store credit' }).waitFor();
    await looksRight('outcomes');
    await back.getByRole('button', { name: 'Return for €47.30 store credit' }).click();
    await back.getByText('The shop looks at your request.').waitFor();
    await looksRight('asked');
    await page.goto(`${shop.store}/account/pages/afterglow-account-page`);
    const reviews = ines.extension('customer-account.page.render');
    await reviews.getByRole('radio', { name: '4 of 5 stars' }).first().check();
    await looksRight('review');
    await reviews.getByRole('button', { name: 'Send review' }).click();
    await reviews.getByText('Thank you. Your review is on the product page.').waitFor();
    await visit.close();
  });
});

/** One jumper in the cart, and its checkout. */
async function toCheckout({ page }: Visit): Promise<string> {
  await page.goto(`${shop.store}/products/fjell-jumper`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
  await page.goto(`${shop.store}/checkout`);
  return page.url();
}

async function pressAtOnce(all: readonly Visit[]): Promise<ReturnType<typeof shopper>[]> {
  const tabs = all.map((one) => shopper(one, shop));
  const chips = tabs.map(({ points }) => points.getByRole('button', { name: '€10.00 off for 200 points' }));
  await Promise.all(chips.map((chip) => chip.waitFor()));
  await Promise.all(chips.map((chip) => chip.click()));
  return tabs;
}

async function readRewards(who: string): Promise<z.infer<typeof view>> {
  await untilCalm(at, shop.control);
  return shopperApp(at.proxyOrigin, '', shop.control).call(who, { path: '/api/rewards' }, view);
}

describe('200 of 270 points, at once', () => {
  it('in two tabs of one checkout are one reservation, and both tabs know it when they look again', async () => {
    const visit = await browser.visit();
    const who = shop.others[1] ?? '';
    visit.watch.expectStatus(422);
    await becomes(visit, shop, who);
    const checkout = await toCheckout(visit);
    const other = { ...visit, page: await visit.page.context().newPage() };
    await other.page.goto(checkout);
    await pressAtOnce([visit, other]);
    // The tabs keep one intention between them; one that had not yet seen the other's is told there is too little left.
    const totals = () =>
      Promise.all([visit, other].map(({ page }) => page.locator('#pay-part button').innerText()));
    await expect.poll(totals).toContain('Pay €42.90');
    const { balance, redemptions } = await readRewards(who);
    expect({ balance, redemptions }).toMatchObject({
      balance: { available: '70' },
      redemptions: [{ points: '200' }],
    });
    for (const one of [visit, other]) {
      await one.page.reload();
      await shopper(one, shop).points.getByText('€10.00 off with 200 points').waitFor();
      await one.page.getByRole('button', { name: 'Pay €42.90' }).waitFor();
      expect(await one.page.locator('#summary-codes .code-list li').count()).toBe(1);
    }
    await visit.close();
  });

  it('on two devices are taken by one of them; the other reads why not, and pays the full price', async () => {
    const visits = [await browser.visit(), await browser.visit(phone)];
    const who = shop.others[2] ?? '';
    for (const visit of visits) {
      // The refusal of the slower one.
      visit.watch.expectStatus(422);
      await becomes(visit, shop, who);
      await toCheckout(visit);
    }
    const tabs = await pressAtOnce(visits);
    const count = async (text: string) => {
      const counts = await Promise.all(tabs.map(({ points }) => points.getByText(text).count()));
      return counts.reduce((sum, one) => sum + one, 0);
    };
    await expect.poll(() => count('You have 70 points to use, which is not enough for this.')).toBe(1);
    await expect.poll(() => count('€10.00 off with 200 points')).toBe(1);
    const totals = await Promise.all(visits.map(({ page }) => page.locator('#pay-part button').innerText()));
    expect(totals.sort()).toEqual(['Pay €42.90', 'Pay €52.90']);
    const { balance, redemptions } = await readRewards(who);
    expect(balance.available).toBe('70');
    expect(redemptions).toHaveLength(1);
    for (const visit of visits) await visit.close();
  });
});

describe('with JavaScript off, in a shop without Plus', () => {
  it('she spends points in the cart, pays by plain forms and reviews by the link of the mail', async () => {
    const visit = await browser.visit(widths.desktop, { scripts: false });
    const { page, watch } = visit;
    const ines = shopper(visit, basic);
    await page.goto(basic.store);
    await page.locator('.story-line .next button').click();
    await page.getByRole('heading', { level: 1, name: 'Fjell jumper' }).waitFor();
    await page.locator('.story-line .next button').click();
    await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor();
    await page.getByText('You have 270 points = €10.00 here').waitFor();
    const sums = page.locator('dl.sums');
    await page.getByRole('button', { name: '€5.00 off for 100 points' }).click();
    await expect.poll(() => sums.innerText()).toMatch(/Discounts?\s+−€5\.00\s+Total\s+€91\.00/);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('You have 270 points = €10.00 here').waitFor();
    expect(await sums.innerText()).toMatch(/Total\s+€96\.00/);
    await page.getByRole('button', { name: '€10.00 off for 200 points' }).click();
    await page.getByText('200 points are reserved').waitFor();
    await expect.poll(() => sums.innerText()).toMatch(/Discounts?\s+−€10\.00\s+Total\s+€86\.00/);
    await picture(visit, 'plain-cart');
    await page.getByRole('button', { name: 'Check out' }).click();

    await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor();
    expect(await page.locator('.extension').count()).toBe(0);
    expect(await ines.readSums()).toEqual(priced);
    await page.getByLabel('E-mail').fill('');
    watch.expectStatus(422);
    await page.getByRole('button', { name: 'Pay €90.90' }).click();
    await page.getByText('Enter your e-mail address, so that the order can be confirmed.').waitFor();
    await page.getByLabel('E-mail').fill(basic.email);
    await picture(visit, 'plain-checkout');
    await page.getByRole('button', { name: 'Pay €90.90' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you, Ines' }).waitFor();
    await untilCalm(at, basic.control);

    await page.locator('.story-line .next').getByText('Story: step 3 of 6').waitFor();
    await page.locator('.story-line .next button').click({ timeout: 60_000 });
    const mail = page.frameLocator('iframe.mail-html');
    const href = await mail.getByRole('link', { name: 'Write a review' }).getAttribute('href');
    await page.goto(href ?? '');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Nothing was sent yet: choose a rating for at least one product.').waitFor();
    const kept = page.locator('section.product').filter({ hasText: 'Moss / M' });
    await kept.getByRole('radio', { name: '3 stars' }).check();
    await kept.getByLabel('Title').fill('<b>Runs small</b>');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you. Your review is published.').waitFor();
    await untilCalm(at, basic.control);
    await page.goto(`${basic.store}/products/fjell-jumper`);
    await page.getByRole('heading', { level: 3, name: '<b>Runs small</b>' }).waitFor();
    await visit.close();
  });
});
