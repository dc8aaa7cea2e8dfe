import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** A user agent that is no bot's: the app refuses those. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

/** Switches of the packaged Chromium that no shopper's browser has; in a single process, frames share cookies. */
const lax = new Set(['--disable-web-security', '--disable-site-isolation-trials', '--single-process']);

/** A Chromium for this test file; every page of it starts from nothing. `strict`: it keeps to CORS as all browsers do. */
export function useBrowser({ strict = false } = {}) {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: strict ? chromium.args.filter((one) => !lax.has(one)) : chromium.args,
      headless: true,
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
  });
  return {
    /** A new page and everything it complained about: console errors and failed scripts. */
    page: async () => {
      if (browser === undefined) throw new Error('The browser exists from beforeAll on');
      const context = await browser.newContext({ userAgent: USER_AGENT });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      return { page, complaints };
    },
  };
}
