import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { followedLink } from './support/followed-link.ts';
import { picture } from './support/pictures.ts';
import { readStrip, shopper } from './support/shopper.ts';
import { figures, mails, orderNow, readLedger, untilReviews } from './support/story-figures.ts';
import { type StoryShop, storyShop } from './support/story-shop.ts';
import { untilCalm } from './support/until-calm.ts';
import { untilHydrated } from './support/until-hydrated.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

/**
 * The story of the sandbox's panel, step by step, with every figure worked out by hand. Two jumpers of 48.00 are 96.00;
 * 200 points take 10.00 off, 5.00 of each; sending is 4.90. One of them comes back: 43.00, or 47.30 as store credit with
 * a tenth on top. It had earned 43 points, and half of the 200 were paid for it.
 */
const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const { before, bought, settled, told } = figures;
let visit: Visit;
let unscripted: Visit;
let shop: StoryShop;
let ines: ReturnType<typeof shopper>;
let order = '';
/** The first step that fails ends the walk: what follows stands on it. */
let lost = false;

beforeAll(async () => {
  shop = await storyShop(at, `walk-${Date.now().toString(36)}`);
  visit = await browser.visit();
  unscripted = await browser.visit(widths.desktop, { scripts: false });
  ines = shopper(visit, shop);
});
afterAll(async () => {
  await Promise.all([visit?.close(), unscripted?.close()]);
});
beforeEach(({ skip, onTestFailed }) => {
  if (lost) skip('a step before it failed');
  onTestFailed(async () => {
    lost = true;
    await picture(visit, 'story-failed');
  });
});

describe('1: the product page', () => {
  it('promises a return, shows stars and what it earns', async () => {
    const { page } = visit;
    await page.goto(shop.store);
    expect(await readStrip(page)).toEqual(before);
    await ines.takeStep(1);
    const text = page.locator('.product-text');
    await text.getByRole('heading', { level: 1, name: 'Fjell jumper' }).waitFor();
    await text.getByRole('img', { name: /^5(\.0)? of 5 stars from 1 review$/ }).waitFor();
    await text.getByText('Earn 48 points').waitFor();
    // 2 March and 30 days.
    await text
      .getByText('Return at least until April 1, 2026: 30 days from delivery, free for you')
      .waitFor();
    const review = page.locator('#reviews article');
    expect(await review.count()).toBe(1);
    await review.getByText('Better than expected').waitFor();
    await review.getByText('Kept').waitFor();
    await picture(visit, 'story-1-product');
  });
});

describe('2: two sizes, a part of it with points', () => {
  it('are in the checkout, which knows who pays and what the points are worth here', async () => {
    const { page } = visit;
    await ines.takeStep(2);
    await page.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor();
    expect(await page.locator('#summary-lines .line .quiet').allInnerTexts()).toEqual([
      'Moss / M',
      'Moss / L',
    ]);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(shop.email);
    await ines.untilSums({ 'Subtotal · 2 items': '€96.00', Shipping: '€4.90', Total: 'EUR€100.90' });
    await ines.points.getByText('You have 270 points = €10.00 here').waitFor();
    await picture(visit, 'story-2-checkout');
  });

  it('cost 10.00 less at once for 200 points', async () => {
    const { page } = visit;
    await ines.points.getByRole('button', { name: '€10.00 off for 200 points' }).click();
    await ines.untilSums({
      ...{ 'Subtotal · 2 items': '€96.00', code: '−€10.00', Shipping: '€4.90' },
      Total: 'EUR€90.90',
    });
    await ines.points.getByText('€10.00 off with 200 points').waitFor();
    await page.getByRole('button', { name: 'Pay €90.90' }).waitFor();
    expect(await page.locator('#summary-lines .price').allInnerTexts()).toEqual([
      expect.stringMatching(/€48\.00\s*€43\.00$/),
      expect.stringMatching(/€48\.00\s*€43\.00$/),
    ]);
    await picture(visit, 'story-2-points-used');
  });

  it('cost it again when that is undone, and the points are back', async () => {
    await ines.points.getByRole('button', { name: 'Undo using 200 points' }).click();
    await ines.untilSums({ 'Subtotal · 2 items': '€96.00', Shipping: '€4.90', Total: 'EUR€100.90' });
    await ines.points.getByText('You have 270 points = €10.00 here').waitFor();
  });

  it('are paid with 200 points and a card', async () => {
    const { page } = visit;
    await ines.points.getByRole('button', { name: '€10.00 off for 200 points' }).click();
    await page.getByRole('button', { name: 'Pay €90.90' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you, Ines' }).waitFor();
    const thanks = ines.extension('purchase.thank-you.block.render');
    await thanks
      .getByText('On their way so far: 86 points')
      .or(thanks.getByText('You have 70 points'))
      .first()
      .waitFor();
    await ines.untilStrip(bought);
    await thanks.getByText('On their way so far: 86 points').waitFor();
    await picture(visit, 'story-2-thanks');
  });
});

describe('3: delivered, and seven days later', () => {
  it('one mail came, to her, with a link that works', async () => {
    const { page } = visit;
    await ines.takeStep(3);
    await page.getByText('One mail came.').waitFor({ timeout: 30_000 });
    await page.getByRole('heading', { name: 'What do you think of your order from Fern & Fable?' }).waitFor();
    await untilCalm(at, shop.control);
    const sent = await shop.control.get('mails', mails);
    expect(sent.map(({ kind, to }) => ({ kind, to }))).toEqual([{ kind: 'review-request', to: shop.email }]);
    expect(await readStrip(page)).toEqual(bought);
    await picture(visit, 'story-3-mail');
    const mail = page.frameLocator('iframe.mail-html');
    await mail.getByRole('link', { name: 'Write a review' }).waitFor();
    const link = await followedLink(sent[0]?.links ?? [], '/review?');
    expect((await page.request.get(link)).status()).toBe(200);
  });
});

describe('4: one of them goes back', () => {
  it('and its page says for each what is possible until when', async () => {
    const { page } = visit;
    await ines.takeStep(4);
    await expect.poll(() => page.url()).toMatch(/\/account\/orders\/\d+\/pages\//);
    order = /orders\/(\d+)/.exec(page.url())?.[1] ?? '';
    const back = ines.extension('customer-account.order.page.render');
    await back.getByRole('heading', { name: 'Return items' }).waitFor();
    // Delivered on 2 March.
    await expect.poll(() => back.getByText('Return until April 1, 2026').count()).toBe(2);
    await back.getByText('Choose what goes back').waitFor();
  });

  it('shows refund and store credit side by side, with money, points and why', async () => {
    const back = ines.extension('customer-account.order.page.render');
    await back.getByLabel('How many of Fjell jumper, Moss / L (up to 1)').fill('1');
    await back.getByLabel('How many of Fjell jumper, Moss / L (up to 1)').blur();
    await back.getByText('Choose a reason for each item').waitFor();
    await back.getByLabel('Why does it go back?').selectOption({ label: 'Too large' });
    await back.getByRole('button', { name: 'Return for a refund of €43.00' }).waitFor();
    await back.getByRole('button', { name: 'Return for €47.30 store credit' }).waitFor();
    const cards = back.locator('s-box').filter({ has: back.locator('s-button') });
    expect(await cards.count()).toBe(2);
    for (const card of await cards.all()) {
      await card.getByText('43 points that this order earned are taken back').waitFor();
      await card.getByText('100 points that you paid with come back').waitFor();
      await card.getByText('Why?').click();
      await card.getByText('It goes back in time: the last day is April 1, 2026.').waitFor();
      await card
        .getByText('The items count at the price you paid for them after discounts: €43.00.')
        .waitFor();
    }
    await cards.last().getByText('As store credit the shop adds €4.30.').waitFor();
    const [left, right] = await Promise.all([cards.first().boundingBox(), cards.last().boundingBox()]);
    expect(left?.y).toBe(right?.y);
    await picture(visit, 'story-4-outcomes');
  });

  it('is asked for once, and she reads what happens next', async () => {
    const back = ines.extension('customer-account.order.page.render');
    await back.getByRole('button', { name: 'Return for a refund of €43.00' }).click();
    await back.getByText('The shop looks at your request. This page tells you what it decides.').waitFor();
    await back.getByText('Refund of €43.00', { exact: true }).waitFor();
    await back.getByText('This is already part of a return.').waitFor();
    await picture(visit, 'story-4-asked');
  });
});

describe('5: the merchant approves, receives, inspects and settles', () => {
  it('begins from the story, with the money that the shopper saw', async () => {
    const { app } = visit;
    await untilCalm(at, shop.control);
    await ines.takeStep(5);
    await untilHydrated(visit);
    await app.getByText('What comes back').waitFor();
    const money = app.getByRole('region', { name: 'Money' }).or(app.locator('body')).first();
    await money.getByText('€43.00').first().waitFor();
    await money.getByText('€47.30').first().waitFor();
    await picture(visit, 'story-5-to-review');
  });

  it('goes through its four steps, each with its one button', async () => {
    const { page, app } = visit;
    const press = async (name: string, said: string) => {
      await app.getByRole('button', { name, exact: true }).click();
      await page.locator('#toasts').getByText(said).waitFor();
    };
    await press('Approve', 'Approved');
    await app.getByRole('button', { name: 'Mark as received', exact: true }).waitFor({ timeout: 30_000 });
    await press('Mark as received', 'Received');
    await app.getByRole('button', { name: 'Save inspection', exact: true }).waitFor({ timeout: 30_000 });
    await picture(visit, 'story-5-to-inspect');
    await press('Save inspection', 'Inspection saved');
    await app.getByRole('button', { name: 'Settle: Refund €43.00', exact: true }).click();
    await app
      .getByText('€43.00 goes out now, once.')
      .or(page.getByText('€43.00 goes out now, once.'))
      .first()
      .waitFor();
    await picture(visit, 'story-5-settle');
    await app
      .getByRole('dialog')
      .getByRole('button', { name: 'Settle', exact: true })
      .or(page.getByRole('dialog').getByRole('button', { name: 'Settle', exact: true }))
      .click();
    await page.locator('#toasts').getByText('Settled').waitFor();
    await ines.untilStrip(settled);
    await app.getByText('Paid', { exact: true }).first().waitFor();
    await picture(visit, 'story-5-settled');
  });

  it('sent all again and shuffled, moves nothing: figures, refunds, stock and ledger', async () => {
    const { page } = visit;
    const ledger = () => readLedger(visit, shop);
    const lines = await ledger();
    const known = await shop.control.get(`orders/${order}`, orderNow);
    expect(known.refunds).toEqual({ count: 1, total: '43.00', byTransaction: { card: '43.00' } });
    await page.request.post(`${at.sandboxOrigin}/sandbox/${shop.handle}/story/again`, {
      headers: { origin: at.sandboxOrigin, referer: shop.admin },
    });
    await untilCalm(at, shop.control);
    await page.goto(shop.admin);
    await ines.untilStrip(settled);
    expect(await ledger()).toEqual(lines);
    expect(await shop.control.get(`orders/${order}`, orderNow)).toEqual(known);
  });
});

describe('6: a review of the other one, with JavaScript off', () => {
  it('is written through the link of the mail', async () => {
    const { page } = unscripted;
    await page.goto(shop.store);
    await page.locator('.story-line .next button').click();
    const mail = page.frameLocator('iframe.mail-html');
    const opened = page
      .context()
      .waitForEvent('page', { timeout: 15_000 })
      .catch(() => null);
    await mail.getByRole('link', { name: 'Write a review' }).click();
    const form = (await opened) ?? page;
    await form.getByRole('heading', { level: 1, name: /^Review your order #\d+$/ }).waitFor();
    const kept = form.locator('section.product').filter({ hasText: 'Moss / M' });
    await kept.getByRole('radio', { name: '3 stars' }).check();
    await kept.getByLabel('Title').fill('Runs small');
    await kept.getByLabel('Your review').fill('Lovely wool, but take one size up.');
    await picture({ page: form }, 'story-6-form');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Thank you. Your review is published.').waitFor();
    await picture({ page: form }, 'story-6-thanks');
  });

  it('is on the product page, marked Kept, with stars and histogram', async () => {
    const { page } = unscripted;
    await page.goto(`${shop.store}/products/fjell-jumper`);
    await untilReviews(unscripted, 2);
    await page
      .getByRole('img', { name: /^4(\.0)? of 5 stars from 2 reviews$/ })
      .first()
      .waitFor();
    const review = page.locator('#reviews article').filter({ hasText: 'Runs small' });
    await review.getByText('Lovely wool, but take one size up.').waitFor();
    await review.getByText('Kept', { exact: true }).waitFor();
    await review.getByText('Verified buyer', { exact: true }).waitFor();
    await review.getByRole('img', { name: '3 of 5 stars' }).waitFor();
    expect(await page.locator('.afterglow-reviews-sum > .afterglow-reviews-bars li').allInnerTexts()).toEqual(
      ['5 stars', '4 stars', '3 stars', '2 stars', '1 star'].map((stars, index) =>
        expect.stringMatching(new RegExp(`^${stars}\\s+${[1, 0, 1, 0, 0][index]}$`)),
      ),
    );
    expect(await readStrip(page)).toEqual(told);
    await page.locator('.story-line .next').getByText('The story is told').waitFor();
    await picture(unscripted, 'story-6-product');
  });

  it('and in all one mail asked for a review, and no step of the return was told twice', async () => {
    await untilCalm(at, shop.control);
    const kinds = async () => (await shop.control.get('mails', mails)).map(({ kind }) => kind).sort();
    // A step that the next one overtook before its mail went out is not told any more.
    await expect.poll(kinds).toEqual(expect.arrayContaining(['return-settled', 'review-request']));
    const all = await kinds();
    expect(all).toEqual([...new Set(all)]);
  });
});
