import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launchChromium, userAgent } from './chromium.ts';
import { measureShifts } from './layout-shift.ts';
import { type Watch, watchPage } from './watch-page.ts';

export const widths = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;

/** A page of the admin, and the app in its frame. */
export interface Visit {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly watch: Watch;
  close(): Promise<void>;
}

export interface Browsing {
  /** false: as a browser in which no page may run a script */
  scripts?: boolean;
}

export interface Viewport {
  width: number;
  height: number;
}

/** A Chromium for this test file. */
export function useBrowser(): { visit(viewport?: Viewport, how?: Browsing): Promise<Visit> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium(inject('chromium'));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });
  return {
    /** A new page in a profile of its own. Closing it fails when it complained about anything. */
    async visit(viewport = widths.desktop, how = {}) {
      if (!browser) throw new Error('The browser exists from beforeAll on');
      const context = await openContext(browser, viewport, how);
      const page = await context.newPage();
      const watch = watchPage(page, [inject('sandboxOrigin'), inject('proxyOrigin')]);
      return {
        page,
        watch,
        app: page.frameLocator('#app-frame'),
        async close() {
          await context.close();
          expect(watch.problems).toEqual([]);
        },
      };
    },
  };
}

async function openContext(
  browser: Browser,
  viewport: Viewport,
  { scripts = true }: Browsing,
): Promise<BrowserContext> {
  const look = { userAgent, viewport, reducedMotion: 'reduce', locale: 'en-GB' } as const;
  const context = await browser.newContext({ ...look, javaScriptEnabled: scripts });
  context.setDefaultTimeout(15_000);
  if (scripts) await context.addInitScript(measureShifts);
  return context;
}
