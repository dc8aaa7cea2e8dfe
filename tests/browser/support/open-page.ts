import type { KnownPage, Shops } from './pages.ts';
import { untilHydrated } from './until-hydrated.ts';
import type { Visit } from './use-browser.ts';

const settlingMs = 300;

/** Opens a page by its address alone, or loads the one that is open again, and waits until it is whole. */
export async function openPage(
  visit: Visit,
  known: KnownPage,
  shops: Shops,
  how: 'open' | 'reload',
): Promise<void> {
  const { page, app, watch } = visit;
  if (known.status) watch.expectStatus(known.status);
  if (how === 'open') await page.goto(known.address(shops));
  else await page.reload();
  const place = known.app ? app.locator('body') : page.locator('main');
  await place.getByText(known.shows).first().waitFor();
  if (!known.app) return;
  // The title is drawn by the admin, a moment after the page is there.
  if (!known.status)
    await page
      .locator('#title-bar .title')
      .filter({ hasNotText: /^Afterglow$/ })
      .waitFor();
  await untilHydrated(visit);
  // What moves the layout late does so in the moment after.
  await page.waitForTimeout(settlingMs);
}
