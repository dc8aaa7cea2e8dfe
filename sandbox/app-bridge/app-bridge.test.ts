import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sandboxParts } from '../http/sandbox-parts.ts';
import { echoParts, KEYS, useSandbox } from '../http/test-sandbox.ts';
import { verifyIdToken } from '../oauth/tokens.ts';
import { useBrowser } from './test-browser.ts';
import { testPage } from './test-page.ts';

const sandbox = useSandbox({ ...echoParts, routes: sandboxParts.routes });
const browser = useBrowser();

interface Opened {
  page: Page;
  app: Frame;
  domain: string;
  base: string;
  complaints: string[];
}

let retries = 0;

/** The admin with the test app's page in it. */
async function openApp(path = '/app'): Promise<Opened> {
  sandbox.app.answer = (one, response) => {
    const url = new URL(one.path, 'http://app');
    if (url.pathname === '/api') {
      const retry: Record<string, string> =
        retries-- > 0 ? { 'x-shopify-retry-invalid-session-request': '1' } : {};
      response.writeHead(retry['x-shopify-retry-invalid-session-request'] === undefined ? 200 : 401, retry);
      response.end(one.headers.authorization ?? 'none');
      return;
    }
    if (!url.pathname.startsWith('/app')) {
      response.writeHead(200).end();
      return;
    }
    const policy = `frame-ancestors https://${url.searchParams.get('shop')} https://admin.shopify.com;`;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(testPage(url.pathname));
  };
  const domain = await sandbox.shop();
  const { page, complaints } = await browser.page();
  const base = `${sandbox.running.origin}/admin/store/${domain.split('.')[0]}/apps/afterglow`;
  await page.goto(`${base}${path}`);
  const app = await frameOf(page);
  return { page, app, domain, base, complaints };
}

async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('#app-frame');
  await page.frameLocator('#app-frame').locator('h1').waitFor();
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The app has no frame');
  return frame;
}

describe('an embedded page', () => {
  it('gets an id token of its shop and signs its own requests with one, again when asked to', async () => {
    const { app, domain, complaints } = await openApp();
    const token: string = await app.evaluate(() => shopify.idToken());
    expect(verifyIdToken(KEYS, domain, token)).not.toBeNull();
    retries = 1;
    const header: string = await app.evaluate(async () =>
      (await fetch('/api', { method: 'POST', body: 'x' })).text(),
    );
    expect(verifyIdToken(KEYS, domain, header.replace('Bearer ', ''))).not.toBeNull();
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });

  it('puts its entries into the admin’s navigation, and both follow each other', async () => {
    const { page, app, base, complaints } = await openApp('/app/returns?tab=open');
    const nav = page.locator('#app-nav');
    expect(await nav.getByRole('link').allTextContents()).toEqual(['Returns', 'Loyalty']);
    expect(await nav.locator('[aria-current=page]').textContent()).toBe('Returns');
    expect(page.url()).toBe(`${base}/app/returns?tab=open`);
    await nav.getByRole('link', { name: 'Loyalty' }).click();
    await app.getByRole('heading', { name: '/app/loyalty' }).waitFor();
    await expect.poll(() => page.url()).toBe(`${base}/app/loyalty`);
    expect(await nav.locator('[aria-current=page]').textContent()).toBe('Loyalty');
    await page.reload();
    await page.frameLocator('#app-frame').getByRole('heading', { name: '/app/loyalty' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('has its title bar drawn by the admin', async () => {
    const { page, app } = await openApp();
    const bar = page.locator('#title-bar');
    await bar.getByText('Page /app').waitFor();
    for (const [name, id] of [
      ['Create', 'create'],
      ['Export', 'export'],
      ['Back', 'crumb'],
    ]) {
      await bar.getByRole('button', { name: name ?? '' }).click();
      await app.getByText(`clicked ${id}`).waitFor();
    }
    await app.evaluate(() => document.getElementById('create')?.setAttribute('disabled', ''));
    await expect.poll(() => bar.getByRole('button', { name: 'Create' }).isDisabled()).toBe(true);
  });

  it('shows toasts with an action', async () => {
    const { page, app } = await openApp();
    await app.evaluate(() => {
      shopify.toast.show('Saved', {
        action: 'Undo',
        onAction: () => document.querySelector('h1')?.replaceChildren('undone'),
      });
    });
    const toasts = page.getByRole('status').filter({ hasText: 'Saved' });
    await toasts.getByRole('button', { name: 'Undo' }).click();
    await app.getByRole('heading', { name: 'undone' }).waitFor();
    await expect.poll(() => page.getByText('Saved', { exact: true }).count()).toBe(0);
  });
});

describe('unsaved changes', () => {
  it('show the save bar, which saves and discards the form', async () => {
    const { page, app, complaints } = await openApp();
    const bar = page.locator('#save-bar');
    await app.getByLabel('Name').fill('second');
    await bar.getByText('Unsaved changes').waitFor();
    await bar.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => app.getByLabel('Name').inputValue()).toBe('first');
    await expect.poll(() => bar.isVisible()).toBe(false);
    await app.getByLabel('Name').fill('third');
    await bar.getByRole('button', { name: 'Save' }).click();
    await app.getByText('submitted third').waitFor();
    await expect.poll(() => bar.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('are not lost without a word: not to the navigation, not to a link', async () => {
    const { page, app } = await openApp();
    await app.getByLabel('Name').fill('second');
    await page.locator('#save-bar').getByText('Unsaved changes').waitFor();
    await page.locator('#app-nav').getByRole('link', { name: 'Loyalty' }).click();
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await app.getByRole('heading', { level: 1 }).textContent()).toBe('/app');
    await app.locator('#elsewhere').click();
    await dialog.getByRole('button', { name: 'Stay' }).click();
    expect(await app.getByLabel('Name').inputValue()).toBe('second');
    await app.locator('#elsewhere').click();
    await dialog.getByRole('button', { name: 'Leave page' }).click();
    await page.frameLocator('#app-frame').getByRole('heading', { name: '/app/returns' }).waitFor();
  });

  it('can be shown by a ui-save-bar too', async () => {
    const { page, app } = await openApp();
    await app.evaluate(() => shopify.saveBar.show('own-bar'));
    await page.locator('#save-bar').getByRole('button', { name: 'Save' }).click();
    await app.getByText('clicked own-save').waitFor();
    await app.evaluate(() => shopify.saveBar.hide('own-bar'));
    await expect.poll(() => page.locator('#save-bar').isVisible()).toBe(false);
    await app.evaluate(() => shopify.saveBar.leaveConfirmation());
  });
});

describe('dialogs', () => {
  it('are modal, named by their title bar, and close on Escape', async () => {
    const { app, page, complaints } = await openApp();
    await app.locator('#open-modal').click();
    const dialog = app.getByRole('dialog', { name: 'Sure?' });
    await dialog.getByText('Inside').waitFor();
    await dialog.getByRole('button', { name: 'Yes' }).click();
    await expect.poll(() => app.locator('#out').textContent()).toBe('clicked yes');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await app.locator('#open-modal').click();
    await dialog.getByText('Inside').waitFor();
    await dialog.getByRole('button', { name: 'No' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('ask for scopes and say what was granted', async () => {
    const { app, page } = await openApp();
    const asked = app.evaluate(() => shopify.scopes.request(['write_returns']));
    await page.getByRole('dialog').getByRole('button', { name: 'Update access' }).click();
    const answer = await asked;
    expect(answer.result).toBe('granted-all');
    expect(answer.detail.granted).toContain('write_returns');
    const { detail } = await app.evaluate(() => shopify.scopes.revoke(['write_returns']));
    expect(detail.granted).not.toContain('write_returns');
  });

  it('pick products', async () => {
    const { app, page, domain } = await openApp();
    await sandbox.post(`/control/shops/${domain}/products`, [
      { sku: 'MUG', price: '12.00', title: 'Mug' },
      { sku: 'CUP', price: '9.00', title: 'Cup' },
    ]);
    const picked = app.evaluate(() => shopify.resourcePicker({ type: 'product', multiple: true }));
    const dialog = page.getByRole('dialog', { name: 'Add products' });
    await dialog.getByRole('searchbox').fill('mug');
    await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(1);
    await dialog.getByRole('checkbox', { name: 'Mug' }).check();
    await dialog.getByRole('button', { name: 'Add' }).click();
    expect((await picked)?.map((product) => product.title)).toEqual(['Mug']);
    const cancelled = app.evaluate(() => shopify.resourcePicker({ type: 'variant' }));
    await page.getByRole('dialog', { name: 'Add variants' }).getByRole('button', { name: 'Cancel' }).click();
    expect(await cancelled).toBeUndefined();
  });
});

describe('the way out of the app', () => {
  it('leads to the shop’s own admin', async () => {
    const { app, page } = await openApp();
    await app.evaluate(() => {
      open('shopify:admin/orders', '_top');
    });
    await page.waitForURL(/\/admin\/store\/shop-\d+\/orders$/);
  });

  it('bounces for a token and comes back', async () => {
    const { app, page } = await openApp();
    const host = await app.evaluate(() => location.origin);
    const back = encodeURIComponent(`${host}/app/loyalty?shop=x`);
    await app.evaluate((address) => location.assign(address), `/app/session-token?shopify-reload=${back}`);
    await page.frameLocator('#app-frame').getByRole('heading', { name: '/app/loyalty' }).waitFor();
  });
});
