import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findLastingFaults } from './support/check-page.ts';
import { findUnreachable } from './support/keyboard.ts';
import { keys } from './support/keys.ts';
import { picture } from './support/pictures.ts';
import { returningShop } from './support/returning-shop.ts';
import { becomes, shopper } from './support/shopper.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

/*
 * One of two jumpers of 48.00 goes back. Store credit has a tenth on top and no fee: 52.80. A refund costs 4.90 for the
 * way back: 43.10; keeping it gives a fifth back: 9.60. 48 of the order's 96 points end, or 10 of them.
 */
const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const phone = { width: 375, height: 740 };

let shop: Awaited<ReturnType<typeof returningShop>>;
let torn: Buffer;

beforeAll(async () => {
  shop = await returningShop(at, `returns-${Date.now().toString(36)}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#7a8a6b"/><path d="M100 300 L300 250 L420 340 L700 280" stroke="#222" stroke-width="22" fill="none"/></svg>`;
  torn = await sharp(Buffer.from(svg)).jpeg().toBuffer();
}, 240_000);

const quantity = 'How many of Fjell jumper, Moss / M (up to 2)';
const target = 'customer-account.order.page.render' as const;

/** What is wrong with the page at both widths; it is left as wide as it was. */
async function faultsOf(visit: Visit, name: string): Promise<string[]> {
  const { page } = visit;
  const found: string[] = [];
  for (const [size, width] of [
    [widths.desktop, '1280'],
    [phone, '375'],
  ] as const) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    await picture(visit, `${name}-${width}`);
    found.push(...(await findLastingFaults(page, { targets: size === phone })));
  }
  await page.setViewportSize(widths.desktop);
  return found;
}

describe('one of two goes back for credit', () => {
  let visit: Visit;
  let ines: ReturnType<typeof shopper>;
  beforeAll(async () => {
    visit = await browser.visit();
    ines = shopper(visit, shop);
    await becomes(visit, shop, shop.shopper);
  });
  afterAll(() => visit?.close());

  it('from the order, which says until when and under which policy it was bought', async () => {
    const { page } = visit;
    await page.goto(`${shop.store}/account/orders/${shop.orderOf(shop.shopper)}`);
    const block = ines.extension('customer-account.order-status.block.render');
    await block.getByText('Return items until April 1, 2026').waitFor();
    await block.getByText('The policy that you bought under').click();
    await block.getByText('Return within 30 days of delivery.').waitFor();
    await block.getByText('Or store credit with 10% on top.').waitFor();
    expect(await faultsOf(visit, 'returns-order')).toEqual([]);
    await block.getByRole('link', { name: 'Return items' }).click();
    await page.waitForURL(/\/pages\/afterglow-account-return/);
  });

  it('asks on down the tree of reasons, and for a photo', async () => {
    const back = ines.extension(target);
    await back.getByText('Return until April 1, 2026').waitFor();
    expect(await faultsOf(visit, 'returns-choose')).toEqual([]);
    await back.getByLabel(quantity).fill('1');
    await back.getByLabel(quantity).blur();
    await back.getByLabel('Why does it go back?').selectOption({ label: 'Something is wrong with it' });
    await back.getByLabel('What exactly: Something is wrong with it').selectOption({ label: 'It is torn' });
    await back.getByRole('button', { name: 'Return for €52.80 store credit' }).click();
    await back.getByText('The shop needs a photo for this reason.').waitFor();
    await back.getByText('Answer this so that the shop can decide.').waitFor();
    expect(await faultsOf(visit, 'returns-lacking')).toEqual([]);
    await back.getByText('At a seam').click();
    const input = back.locator('input[type=file]');
    await input.setInputFiles({ name: 'seam.jpg', mimeType: 'image/jpeg', buffer: torn });
    const thumbnail = back.getByRole('img', { name: 'Photo 1 of Fjell jumper, Moss / M' });
    await thumbnail.waitFor();
    await expect
      .poll(() => thumbnail.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(800);
    await back
      .getByRole('link', { name: 'Remove photo 1' })
      .or(back.getByText('Remove', { exact: true }))
      .first()
      .click();
    await expect.poll(() => thumbnail.count()).toBe(0);
    await input.setInputFiles({ name: 'seam.jpg', mimeType: 'image/jpeg', buffer: torn });
    await thumbnail.waitFor();
  });

  it('shows four outcomes side by side, with money and points, and what another size costs', async () => {
    const back = ines.extension(target);
    // Torn: no fee is taken.
    await back.getByRole('button', { name: 'Return for a refund of €48.00' }).waitFor();
    await back.getByRole('button', { name: 'Keep it and get €9.60 back' }).waitFor();
    await back.getByText('48 points that this order earned are taken back').first().waitFor();
    await back.getByLabel('Exchange Fjell jumper, Moss / M for').selectOption({ label: 'Moss / L' });
    await back.getByText('Nothing to pay').waitFor();
    await back.getByRole('button', { name: 'Return for this exchange' }).waitFor();
    await back.locator('s-box').first().getByText('Why?').click();
    expect(await faultsOf(visit, 'returns-outcomes')).toEqual([]);
  });

  it('is asked for once; the page says where to send it and takes words to the shop', async () => {
    const back = ines.extension(target);
    await back.getByRole('button', { name: 'Return for €52.80 store credit' }).click();
    await back.getByText('Lagerstraße 4').waitFor();
    await back.getByText('€52.80 store credit', { exact: true }).waitFor();
    await back.getByText('Write to the shop', { exact: true }).click();
    await back.getByLabel(/^Your message about #/).fill('Shall I wash it first?');
    await back.getByRole('button', { name: 'Send message' }).click();
    await back.getByText('Messages with the shop').waitFor();
    await back.getByText('Shall I wash it first?').first().waitFor();
    expect(await faultsOf(visit, 'returns-asked')).toEqual([]);
    expect(await findUnreachable(visit.page)).toEqual([]);
  });

  it('stands above the orders until it is over, and can be called off', async () => {
    const { page } = visit;
    await page.goto(`${shop.store}/account`);
    const block = ines.extension('customer-account.order-index.block.render');
    await block.getByText('Pack it').waitFor();
    expect(await faultsOf(visit, 'returns-orders')).toEqual([]);
    await block.getByRole('link', { name: /^See return/ }).click();
    await page.waitForURL(/\/account\/orders\/\d+$/);
    await page.goto(`${page.url()}/pages/afterglow-account-return`);
    const back = ines.extension(target);
    await back.getByRole('button', { name: 'Cancel this return' }).click();
    await back.getByText('This return is cancelled.').first().waitFor();
  });
});

describe('by the keyboard alone', () => {
  it('one goes back for a refund, with its fee', async () => {
    const visit = await browser.visit();
    const { page } = visit;
    const [customer = ''] = shop.others;
    const ines = shopper(visit, shop);
    const { tabTo, press, type, use } = keys(visit);
    await becomes(visit, shop, customer);
    await page.goto(`${shop.store}/account/orders/${shop.orderOf(customer)}/pages/afterglow-account-return`);
    const back = ines.extension(target);
    await back.getByText('Return until April 1, 2026').waitFor();
    await tabTo(quantity);
    await press('ArrowUp');
    await tabTo('Why does it go back?');
    await type('Too l');
    await back.getByRole('button', { name: 'Return for a refund of €43.10' }).waitFor();
    await use('Return for a refund of €43.10');
    await back.getByText('Refund of €43.10', { exact: true }).waitFor();
    await picture(visit, 'returns-keyboard');
    await visit.close();
  });
});

describe('the policy', () => {
  it('stands on the product page and in whole on its own, for each country, without a script', async () => {
    const visit = await browser.visit(widths.desktop, { scripts: false });
    const { page } = visit;
    await page.goto(`${shop.store}/products/fjell-jumper`);
    await page.getByText('Return at least until April 1, 2026: 30 days from delivery').waitFor();
    await page.getByRole('link', { name: 'Return policy' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Return policy' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Fjell jumper' }).waitFor();
    await page.getByRole('link', { name: 'Withdraw from contract here' }).waitFor();
    await picture(visit, 'returns-policy-1280');
    await page.getByLabel('Delivery to').selectOption({ label: 'Switzerland' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { level: 2, name: 'Fjell jumper · Switzerland' }).waitFor();
    await page.getByText('Return within 14 days of delivery.').first().waitFor();
    expect(await page.getByRole('link', { name: 'Withdraw from contract here' }).count()).toBe(0);
    await page.setViewportSize(phone);
    await picture(visit, 'returns-policy-375');
    await visit.close();
  });
});
