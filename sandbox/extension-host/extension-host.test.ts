import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../app-bridge/test-browser.ts';
import { KEYS, useSandbox } from '../http/test-sandbox.ts';
import { readJwt } from '../oauth/signatures.ts';
import { STAFF } from '../oauth/staff.ts';
import { builtFixtures } from './test-fixtures.ts';
import { shopWithShopper, type TestShopper, windowParts } from './test-windows.ts';

const sandbox = useSandbox(windowParts(await builtFixtures()));
const browser = useBrowser();

/** The document of one extension on the page, once it has said that it is there. */
async function frameOf(page: Page, extension: string, state = 'ready', target = ''): Promise<Frame> {
  const box = `.extension[data-extension=${extension}]${target === '' ? '' : `[data-target="${target}"]`}`;
  const handle = await page.waitForSelector(`${box}[data-state=${state}] iframe`, { state: 'attached' });
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error(`${extension} has no frame`);
  return frame;
}

async function open(
  path: (shopper: TestShopper) => string,
  options: { locale?: string; signedIn?: boolean } = {},
) {
  const shopper = await shopWithShopper(sandbox, options);
  const { page, complaints } = await browser.page();
  if (options.signedIn !== false) await shopper.signIn(page);
  await page.goto(shopper.store + path(shopper));
  return { shopper, page, complaints };
}

const problems = (page: Page) => page.locator('.extension-problems li').allTextContents();

describe('an extension in the checkout', () => {
  it('follows the checkout by live signals, and the checkout follows it', async () => {
    const { page, complaints } = await open(({ cart }) => `/checkout/${cart}`);
    const probe = await frameOf(page, 'probe');
    await probe.getByRole('heading', { name: 'Hello shop-' }).waitFor();
    expect(await probe.locator('#total').textContent()).toBe('total: €44.90');
    await probe.getByLabel('Code').fill('FIVE');
    await probe.getByRole('button', { name: 'Use code' }).click();
    await probe.getByText('codes: FIVE').waitFor();
    await probe.getByText('total: €39.90').waitFor();
    await page.locator('#summary-sums').getByText('€39.90').waitFor();
    await page.getByRole('button', { name: 'Pay €39.90' }).waitFor();
    await page.getByRole('button', { name: 'Remove FIVE' }).click();
    await probe.getByText('total: €44.90').waitFor();
    expect(await probe.locator('#codes').textContent()).toBe('codes: ');
    expect(
      complaints.filter((text) => !text.includes('broken') && !text.includes('orderConfirmation')),
    ).toEqual([]);
  });

  it('is told why a code does not apply, beside its field', async () => {
    const { page } = await open(({ cart }) => `/checkout/${cart}`);
    const probe = await frameOf(page, 'probe');
    await probe.getByLabel('Code').fill('NOPE');
    await probe.getByRole('button', { name: 'Use code' }).click();
    await probe.getByText('There is no such discount code.').first().waitFor();
    expect(await probe.getByLabel('Code').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.code-list').count()).toBe(0);
  });

  it('calls the app under its public address with a token that names the customer only when signed in', async () => {
    sandbox.app.answer = (one, response) => {
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization',
      });
      response.end(JSON.stringify({ path: one.path }));
    };
    const { page, shopper } = await open(({ cart }) => `/checkout/${cart}`);
    const probe = await frameOf(page, 'probe');
    await probe.getByRole('button', { name: 'Call the app' }).click();
    await probe.getByText('app: /api/probe?x=1').waitFor();
    const called = sandbox.app.received.filter((one) => one.path.startsWith('/api/probe'));
    const token = called.map((one) => one.headers.authorization).find((header) => header !== undefined);
    const claims = readJwt((token ?? '').replace('Bearer ', ''), KEYS.secret);
    expect(claims).toMatchObject({
      aud: KEYS.apiKey,
      dest: shopper.shop,
      sub: `gid://shopify/Customer/${shopper.customerId}`,
    });
    const guest = await fetch(
      `${shopper.store}/extensions/probe/token?target=purchase.checkout.reductions.render-after&place=checkout:${shopper.cart}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      },
    );
    const answer: { token: string } = await guest.json();
    const guestClaims = readJwt(answer.token, KEYS.secret);
    expect(guestClaims).not.toHaveProperty('sub');
    expect(guestClaims).toHaveProperty('exp');
  });

  it('gets no answer that the app does not allow it to read', async () => {
    sandbox.app.answer = (_one, response) => response.writeHead(200).end('{}');
    const { page } = await open(({ cart }) => `/checkout/${cart}`);
    const probe = await frameOf(page, 'probe');
    await probe.getByRole('button', { name: 'Call the app' }).click();
    await expect.poll(() => problems(page)).toContain('Failed to fetch');
  });

  it('says which name does not exist in which target, and shows nothing', async () => {
    const { page } = await open(({ cart }) => `/checkout/${cart}`);
    await frameOf(page, 'broken', 'failed');
    expect(await problems(page)).toContain(
      'shopify.orderConfirmation does not exist in purchase.checkout.reductions.render-after.',
    );
    expect(await page.locator('.extension[data-extension=broken] iframe').isVisible()).toBe(false);
  });

  it('is not there without Plus', async () => {
    const shopper = await shopWithShopper(sandbox, { plan: 'basic' });
    const { page } = await browser.page();
    await page.goto(`${shopper.store}/checkout/${shopper.cart}`);
    await page.getByRole('button', { name: 'Pay €40.00' }).waitFor();
    expect(await page.locator('.extension').count()).toBe(0);
  });

  it('speaks the buyer’s language with its plural forms, and its own where a text is missing', async () => {
    const { page } = await open(({ cart }) => `/checkout/${cart}`, { locale: 'de-CH' });
    const probe = await frameOf(page, 'probe');
    expect(await probe.locator('#points').textContent()).toBe('1 Punkt, 3 Punkte');
    await probe.getByRole('heading', { name: 'Hello shop-' }).waitFor();
  });
});

describe('an extension in the account', () => {
  it('opens its order action from the menu and closes it', async () => {
    const { page, shopper } = await open(({ orderId }) => `/account/orders/${orderId}`);
    const item = await frameOf(page, 'probe', 'ready', 'customer-account.order.action.menu-item.render');
    await item.getByRole('button', { name: 'Probe it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Probe' });
    const action = dialog.frameLocator('iframe');
    await action.getByRole('heading', { name: `Action for ${shopper.orderId}` }).waitFor();
    await action.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('moves within its full page, elsewhere in the account, and back', async () => {
    const { page, shopper } = await open(() => '/account/pages/probe/first?x=1');
    const probe = await frameOf(page, 'probe');
    await expect.poll(() => probe.locator('#at').textContent()).toBe('/probe/first');
    await probe.getByRole('link', { name: 'Deeper' }).click();
    await expect.poll(() => page.url()).toBe(`${shopper.store}/account/pages/probe/deeper`);
    await expect.poll(() => probe.locator('#at').textContent()).toBe('/probe/deeper');
    await page.goBack();
    await expect.poll(() => probe.locator('#at').textContent()).toBe('/probe/first');
    await probe.getByRole('button', { name: 'Toast' }).click();
    await page.getByRole('status').filter({ hasText: 'Hello' }).waitFor();
    await probe.getByRole('button', { name: 'Profile' }).click();
    await page.waitForURL(`${shopper.store}/account/profile`);
  });

  it('covers the page with its dialog, which closes on Escape', async () => {
    const { page } = await open(() => '/account/pages/probe');
    const probe = await frameOf(page, 'probe');
    await probe.getByRole('button', { name: 'Open' }).click();
    await probe.getByRole('dialog', { name: 'More' }).waitFor();
    expect(await probe.getByText('Inside').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('iframe.covers').count()).toBe(0);
  });

  it('is told of elements, HTML and attributes that do not exist', async () => {
    const { page } = await open(() => '/account/pages/broken');
    await expect.poll(() => problems(page)).toHaveLength(4);
    expect((await problems(page)).slice(1)).toEqual([
      '<s-slider> does not exist in customer-account.page.render.',
      '<div> does not exist in customer-account.page.render.',
      '<s-text> has no attribute "colour".',
    ]);
  });

  it('has nothing of the page’s window, and no network without the capability', async () => {
    const { page } = await open(() => '/account/profile');
    const broken = await frameOf(page, 'broken');
    await broken.getByText('0 of the page, no cookie, no network').waitFor();
    expect(await problems(page)).toContain(
      'The extension asks the network without the capability network_access.',
    );
  });

  it('knows a visitor who came by a mail’s link as pre-authenticated', async () => {
    const { page, shopper } = await open(({ orderId }) => `/account/orders/${orderId}`);
    const signedIn = await frameOf(page, 'probe', 'ready', 'customer-account.order-status.block.render');
    await signedIn.getByText('state fully_authenticated').waitFor();
    const state = await (
      await fetch(
        `${shopper.store}/extensions/probe/data?target=customer-account.order-status.block.render&place=order:${shopper.orderId}`,
      )
    ).json();
    expect(state).toMatchObject({ error: 'not-found' });
  });
});

describe('an extension in the admin', () => {
  const target = 'admin.customer-details.block.render';

  async function onCustomer() {
    const shopper = await shopWithShopper(sandbox);
    const { page } = await browser.page();
    const handle = shopper.shop.split('.')[0] ?? '';
    const admin = `${sandbox.running.origin}/admin/store/${handle}`;
    // Who is signed in at the storefront of the same browser is nobody in the admin.
    await shopper.signIn(page);
    await page.goto(`${admin}/customers/${shopper.customerId}`);
    return { shopper, page, admin, probe: await frameOf(page, 'probe', 'ready', target) };
  }

  it('knows the customer of the page, and calls the app with the token of whoever looks', async () => {
    sandbox.app.answer = (one, response) => {
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization',
      });
      response.end(JSON.stringify({ path: one.path }));
    };
    const { shopper, page, probe } = await onCustomer();
    await probe.getByText(`about gid://shopify/Customer/${shopper.customerId}`).waitFor();
    await probe.getByRole('button', { name: 'Call the app' }).click();
    await probe.getByText('app: /api/probe').waitFor();
    const header = sandbox.app.received
      .filter((one) => one.path === '/api/probe')
      .map((one) => one.headers.authorization)
      .findLast((one) => one !== undefined);
    expect(readJwt((header ?? '').replace('Bearer ', ''), KEYS.secret)).toMatchObject({
      iss: `https://${shopper.shop}/admin`,
      aud: KEYS.apiKey,
      dest: `https://${shopper.shop}`,
      sub: STAFF.owner.id,
    });
    expect(await problems(page)).toContain(`<s-chat> does not exist in ${target}.`);
  });

  it('folds up, and its links lead into the app', async () => {
    const { page, admin, probe } = await onCustomer();
    const closed = probe.getByText('closed', { exact: true });
    expect(await closed.isVisible()).toBe(false);
    await probe.getByRole('heading', { name: 'Probe' }).click();
    await closed.waitFor();
    await probe.getByRole('heading', { name: 'Probe' }).click();
    await probe.getByRole('link', { name: 'Into the app' }).click();
    await page.waitForURL(`${admin}/apps/afterglow/app/reviews?open=1`);
  });

  it('stays in the admin, as those of shops stay with them', async () => {
    const shopper = await shopWithShopper(sandbox);
    const ask = async (query: string) =>
      (await fetch(`${shopper.store}/extensions/probe/data?${query}`)).status;
    expect(await ask(`target=${target}&place=customer:${shopper.customerId}`)).toBe(200);
    expect(await ask(`target=${target}&place=customer:1`)).toBe(404);
    expect(await ask(`target=${target}&place=customer:x`)).toBe(404);
    expect(await ask(`target=${target}&place=checkout:${shopper.cart}`)).toBe(404);
    const inCheckout = 'purchase.checkout.reductions.render-after';
    expect(await ask(`target=${inCheckout}&place=customer:${shopper.customerId}`)).toBe(404);
  });
});
