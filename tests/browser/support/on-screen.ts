import { expect } from 'vitest';
import { findFaults, findLastingFaults } from './check-page.ts';
import { picture } from './pictures.ts';
import { type Visit, widths } from './use-browser.ts';

/** What tests do on each screen of the app, and on other pages. The visit is asked for when it is there. */
export function onScreen(visit: () => Visit) {
  const question = () => visit().app.getByRole('dialog');
  return {
    /** Until a toast says it. */
    toast: (text: string) => visit().page.locator('#toasts').getByText(text).first().waitFor(),
    save: () => visit().page.locator('#save-bar').getByRole('button', { name: 'Save' }).click(),
    question,
    /** Presses a button of the question that is asked. */
    press: (name: string) => question().getByRole('button', { name, exact: true }).click(),
    /**
     * Looks at the page in both widths. What was pressed and made narrow has moved, and may; under a question the page
     * is dimmed, and nobody is to read it.
     */
    async look(name: string): Promise<void> {
      const { page } = visit();
      const asked = await question().count();
      for (const width of ['desktop', 'phone'] as const) {
        await page.setViewportSize(widths[width]);
        await picture(visit(), `${name}-${widths[width].width}`);
        if (asked === 0) expect.soft(await findLastingFaults(page)).toEqual([]);
      }
      await page.setViewportSize(widths.desktop);
    },
    /** The same of a page that is opened anew in each width: it has to lie still while it opens. */
    async lookAnew(name: string, open: () => Promise<void>): Promise<void> {
      const { page } = visit();
      for (const width of ['desktop', 'phone'] as const) {
        await page.setViewportSize(widths[width]);
        await open();
        await picture(visit(), `${name}-${widths[width].width}`);
        expect.soft(await findFaults(page, { targets: width === 'phone' })).toEqual([]);
      }
      await page.setViewportSize(widths.desktop);
    },
  };
}
