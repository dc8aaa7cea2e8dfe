import chromium from '@sparticuz/chromium';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startChromium } from './test-chromium.ts';

/** A user agent that is no bot's: the app refuses those. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

/**
 * Switches of the packaged Chromium that no shopper's browser has. In a single process frames share cookies, all pages
 * that are open wait for each other, and closing one can take the browser along.
 */
const lax = new Set([
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--single-process',
  '--no-zygote',
]);

/** A Chromium for this test file. Every page of it starts from nothing and is closed after its test. */
export function useBrowser() {
  let browser: Browser | undefined;
  const open: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await startChromium({
      executablePath: await chromium.executablePath(),
      args: chromium.args.filter((one) => !lax.has(one)),
    });
  }, 120_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    /** A new page and everything it complained about: console errors and failed scripts. `scripts`: may they run? */
    page: async ({ scripts = true } = {}) => {
      if (browser === undefined) throw new Error('The browser exists from beforeAll on');
      const context = await browser.newContext({ userAgent: USER_AGENT, javaScriptEnabled: scripts });
      open.push(context);
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
