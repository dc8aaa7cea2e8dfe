import { expect } from 'vitest';
import { findLastingFaults } from './check-page.ts';
import { picture } from './pictures.ts';
import { type Visit, widths } from './use-browser.ts';

/** What tests of the app's screens do on each of them. The visit is asked for when it is there. */
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
  };
}
