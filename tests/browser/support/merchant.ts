import { expect } from 'vitest';
import { untilHydrated } from './until-hydrated.ts';
import type { Visit } from './use-browser.ts';

/** How long the app may take until what happened in the shop shows on its screens. */
const arrivalMs = 45_000;

export interface OrderLines {
  email: string;
  lines: readonly { sku: string; quantity: number }[];
  payment: 'Paid by card' | 'Payment pending';
}

/** What a merchant does in the admin, by the names that stand on its buttons and fields. */
export function merchant({ page, app }: Visit, admin: string) {
  const nav = page.locator('nav.side > ul');
  const areas = page.locator('#app-nav');
  const title = page.locator('#title-bar .title');
  const notice = page.locator('.notice');

  async function openApp(path = '/app'): Promise<void> {
    await page.goto(`${admin}/apps/afterglow${path}`);
    await app.locator('h1').first().waitFor();
    await untilUsable();
  }
  /** Loads the app's page anew. */
  async function reload(): Promise<void> {
    await page.reload();
    await untilUsable();
  }
  /** Until its title is drawn and its fields and buttons are heard. */
  async function untilUsable(): Promise<void> {
    await title.filter({ hasNotText: /^Afterglow$/ }).waitFor();
    await untilHydrated({ page });
  }
  /** Reloads an app page until `look` finds what it waits for. */
  async function until<Seen>(
    look: () => Promise<Seen>,
    wanted: Seen,
    open: () => Promise<unknown>,
  ): Promise<void> {
    await expect
      .poll(
        async () => {
          await open();
          return look();
        },
        { timeout: arrivalMs, interval: 300 },
      )
      .toEqual(wanted);
  }
  return {
    nav,
    areas,
    title,
    notice,
    openApp,
    reload,
    until,
    /** Presses an entry of the admin's or of the app's navigation. */
    async goTo(name: string): Promise<void> {
      await nav.getByRole('link', { name, exact: true }).click();
    },
    async goToArea(name: string): Promise<void> {
      await untilHydrated({ page });
      await areas.getByRole('link', { name, exact: true }).click();
      await expect.poll(() => title.textContent()).toBe(name);
    },
    /** The address of the order that was made. */
    async createOrder({ email, lines, payment }: OrderLines): Promise<string> {
      await page.goto(`${admin}/orders/new`);
      for (const [row, line] of lines.entries()) {
        await page.locator(`#sku-${row}`).selectOption(line.sku);
        await page.locator(`#quantity-${row}`).fill(String(line.quantity));
      }
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('combobox', { name: 'Payment' }).selectOption(payment);
      await page.getByRole('button', { name: 'Create order' }).click();
      await notice.getByText('was created').waitFor();
      return page.url();
    },
    async refund(order: string, units: number): Promise<void> {
      await page.goto(order);
      await page.getByRole('link', { name: 'Refund', exact: true }).click();
      await page.waitForURL(/\/refund$/);
      await page.getByRole('spinbutton').first().fill(String(units));
      await page.locator('#live').getByText('Refund in all').waitFor();
      await page.getByRole('button', { name: 'Refund', exact: true }).click();
      await notice.getByText('The refund is on its way').waitFor();
    },
    /** Each delivery three times, in any order. */
    async switchFaultsOn(): Promise<void> {
      await page.getByText('Faults: off').click();
      await page.getByLabel('Sent').selectOption('3 times');
      await page.getByLabel('Shuffled').check();
      await page.getByRole('button', { name: 'Set faults' }).click();
      await notice.getByText('The faults are set').waitFor();
    },
    async switchFaultsOff(): Promise<void> {
      await page.locator('summary', { hasText: 'Faults:' }).click();
      await page.getByRole('button', { name: 'Turn all off' }).click();
    },
    async moveClock(step: '+1 day' | '+7 days' | '+30 days'): Promise<void> {
      await page.getByRole('button', { name: step }).click();
      await notice
        .getByText('The shop’s clock shows')
        .or(notice.getByText("The shop's clock shows"))
        .waitFor();
    },
  };
}
