import type { Page } from 'playwright-core';

/**
 * From here on how often rules of the policy would have decided is answered between the answer to a write and the page
 * that is loaded after it, which waits for it. `asked`: the page has asked for it. `end` undoes this.
 */
export async function crossAnswers(
  page: Page,
): Promise<{ readonly asked: Promise<unknown>; readonly end: () => Promise<void> }> {
  const written = Promise.withResolvers<void>();
  const counted = Promise.withResolvers<void>();
  const asked = page.waitForRequest('**/returns/policy/firings*');
  await page.route('**/returns/policy/firings*', async (route) => {
    const response = await route.fetch();
    await written.promise;
    await route.fulfill({ response });
    counted.resolve();
  });
  await page.route('**/returns/policy?*_data=*', async (route) => {
    if (route.request().method() === 'GET') {
      await counted.promise;
      return route.continue();
    }
    await route.fulfill({ response: await route.fetch() });
    written.resolve();
  });
  return {
    asked,
    end: async () => {
      await counted.promise;
      await page.unrouteAll({ behavior: 'wait' });
    },
  };
}
