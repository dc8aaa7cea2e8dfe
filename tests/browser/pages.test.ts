import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { findFaults } from './support/check-page.ts';
import { findUnreachable } from './support/keyboard.ts';
import { openPage } from './support/open-page.ts';
import { appPages, framePages, type KnownPage, type Shops } from './support/pages.ts';
import { picture } from './support/pictures.ts';
import { emptyShop, livedInShop } from './support/shops.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

const browser = useBrowser();
let visit: Visit;
let shops: Shops;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const mark = Date.now().toString(36);
  const [lived, bare, without] = await Promise.all([
    livedInShop(at, `lived-${mark}`),
    emptyShop(at, `bare-${mark}`),
    emptyShop(at, `without-${mark}`, { installed: false }),
  ]);
  visit = await browser.visit();
  const customer = await findCustomer(lived);
  const message = await findMessage(lived);
  shops = { sandbox: at.sandboxOrigin, lived, customer, message, bare, without };
}, 120_000);
afterEach(() => {
  const problems = visit.watch.problems.splice(0);
  expect(problems).toEqual([]);
});
afterAll(async () => {
  // Without a visit beforeAll has failed, and said why.
  if (shops) await visit.close();
});

const patience = { timeout: 60_000, interval: 500 };

/** The app's address of the customer, once everything that happened in the shop has come through. */
async function findCustomer({ admin, email }: Shops['lived']): Promise<string> {
  const { page, app } = visit;
  const list = `${admin}/apps/afterglow/app/customers?q=${encodeURIComponent(email)}`;
  const link = app.getByRole('table').getByRole('link', { name: /Ines Okafor/ });
  const shown = async () => {
    await page.goto(list);
    await app.locator('h1').first().waitFor();
    return link.count();
  };
  await vi.waitFor(async () => expect(await shown()).toBe(1), patience);
  const path = new URL((await link.getAttribute('href')) ?? '', inject('proxyOrigin')).pathname;
  const settled = async () => {
    await page.goto(`${admin}/apps/afterglow${path}?tab=statement`);
    await app.getByRole('heading', { name: 'Points statement' }).waitFor();
    return app.getByRole('table').locator('tbody tr').count();
  };
  await vi.waitFor(async () => expect(await settled()).toBeGreaterThanOrEqual(6), patience);
  return path;
}

/** The app's address of the mail that says that a return was asked for, once it has gone. */
async function findMessage({ admin }: Shops['lived']): Promise<string> {
  const { page, app } = visit;
  const link = app.getByRole('table').getByRole('link', { name: /Return asked for/ });
  const shown = async () => {
    await page.goto(`${admin}/apps/afterglow/app/settings/messages/log?kind=return-requested`);
    await app.locator('h1').first().waitFor();
    return link.count();
  };
  await vi.waitFor(async () => expect(await shown()).toBe(1), patience);
  return new URL((await link.getAttribute('href')) ?? '', inject('proxyOrigin')).pathname;
}

const nameOf = (known: KnownPage) => known.name;

describe.each([
  ['the sandbox', framePages],
  ['the app', appPages],
] as const)('a page of %s', (_whose, pages) => {
  it.each(pages.map((known) => [nameOf(known), known] as const))(
    '%s opens by its address and again, fits both widths, stays still, axe finds nothing and Tab leads everywhere',
    async (name, known) => {
      await visit.page.setViewportSize(widths.desktop);
      await openPage(visit, known, shops, 'open');
      await picture(visit, `${name}-1280`);
      const wide = [...(await findFaults(visit.page)), ...(await findUnreachable(visit.page))];
      await visit.page.setViewportSize(widths.phone);
      await openPage(visit, known, shops, 'reload');
      await picture(visit, `${name}-360`);
      expect({ wide, narrow: await findFaults(visit.page) }).toEqual({ wide: [], narrow: [] });
    },
  );
});
