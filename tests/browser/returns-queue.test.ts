import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { findLastingFaults } from './support/check-page.ts';
import { keys } from './support/keys.ts';
import { merchant } from './support/merchant.ts';
import { askForReturns, decideElsewhere, writeAsShopper } from './support/more-returns.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { type LivedInShop, livedInShop } from './support/shops.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

/*
 * A merchant works through the queue: one of two mugs comes back for credit, by keyboard alone; several requests are
 * decided at once; a list is kept under a name. 18.00 less a tenth and 4.90, with a tenth of 18.00 on top, is 13.10.
 */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `queue-${Date.now().toString(36)}`;
let visit: Visit;
let lived: LivedInShop;
let shop: ReturnType<typeof merchant>;
/** The first step that fails ends the walk: what follows stands on it. */
let lost = false;
let made: readonly { id: string; name: string }[];

beforeAll(async () => {
  lived = await livedInShop(at, handle);
  made = await askForReturns(at, handle, lived.customer, 4);
  visit = await browser.visit();
  shop = merchant(visit, lived.admin);
}, 180_000);
afterAll(() => visit?.close());
beforeEach(({ skip, onTestFailed }) => {
  if (lost) skip('a step before it failed');
  onTestFailed(async () => {
    lost = true;
    await picture(visit, 'queue-failed');
  });
});

const { toast } = onScreen(() => visit);
const rows = () => visit.app.locator('tbody tr');
/** What is done here changes what shows; that a page lies still while it opens is held for every page elsewhere. */
const expectNoFaults = async () => expect(await findLastingFaults(visit.page)).toEqual([]);

describe('one of two items for store credit, by keyboard alone', () => {
  it('is found with j and k, and opened with Enter', async () => {
    const { app, page } = visit;
    const { tabTo, press, type } = keys(visit);
    await shop.openApp('/app/returns');
    await expect.poll(() => rows().count()).toBe(5);
    await tabTo(/^Search by order/);
    await type('#1006');
    await expect.poll(() => rows().count()).toBe(1);
    await tabTo('Policy', 'Shift+Tab');
    await press('j');
    await press('Enter');
    await app.getByRole('region', { name: 'What comes back' }).waitFor();
    expect(page.url()).toContain(`/app/returns/${lived.return}`);
  });

  it('is approved, received, inspected and settled', async () => {
    const { app } = visit;
    const { use, tabTo, type } = keys(visit);
    await use('Approve');
    await toast('Approved');
    await app.getByRole('button', { name: 'Mark as received' }).waitFor();
    await use('Mark as received');
    await toast('Received');
    await app.getByLabel('Grade (optional)').waitFor();
    await tabTo('Grade (optional)');
    await type('A');
    await tabTo('What was found (optional)');
    await type('Unused, in its box');
    await use('Save inspection');
    await toast('Inspection saved');
    await app.getByText('Restocked, grade A').waitFor();
    await app.getByText('Unused, in its box').first().waitFor();
    await use('Settle: Store credit €13.10');
    const question = app.getByRole('dialog', { name: 'Settle this return?' });
    await question.getByText('€13.10 goes out now, once.').waitFor();
    await use('Settle');
    await toast('Settled');
    await app.getByText('€13.10 by store credit').waitFor();
    await picture(visit, 'queue-settled');
    await expectNoFaults();
  });
});

describe('several requests at once', () => {
  it('are chosen by keys and approved with one question; what somebody else declined is told', async () => {
    const { app, page } = visit;
    const [first, second, third] = made;
    await shop.openApp('/app/returns');
    await expect.poll(() => rows().count()).toBe(4);
    await decideElsewhere(at, handle, third?.id ?? '', { intent: 'decline', reason: 'OTHER' });
    await app.getByRole('link', { name: first?.name ?? '' }).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await app.getByText(/^3 returns chosen/).waitFor();
    await picture(visit, 'queue-chosen');
    await expectNoFaults();
    await app.getByRole('button', { name: 'Approve' }).click();
    const question = app.getByRole('dialog', { name: 'Approve 3 returns?' });
    await question.getByRole('button', { name: 'Approve' }).click();
    await app.getByText('2 returns approved').waitFor();
    await app.getByText('One return was left as it is').waitFor();
    await app.getByText(new RegExp(`^${third?.name}: `)).waitFor();
    await expect.poll(() => rows().count()).toBe(1);
    await picture(visit, 'queue-decided');
    await shop.openApp(`/app/returns?tab=in-transit&q=${encodeURIComponent(second?.name ?? '')}`);
    await expect.poll(() => rows().count()).toBe(1);
  });

  it('are declined with a reason', async () => {
    const { app } = visit;
    await shop.openApp('/app/returns');
    await app.getByRole('checkbox', { name: 'Choose all on this page' }).check();
    await app.getByText(/^1 return chosen/).waitFor();
    await app.getByRole('button', { name: 'Decline' }).click();
    const question = app.getByRole('dialog', { name: 'Decline 1 return?' });
    await question.getByLabel('Reason').selectOption('FINAL_SALE');
    await question.getByRole('button', { name: 'Decline' }).click();
    await app.getByText('1 return declined').waitFor();
    await app.getByRole('heading', { name: 'Nothing to review' }).waitFor();
  });
});

describe('a list that somebody keeps', () => {
  it('is the address with its filters, has a name, and can be renamed and deleted', async () => {
    const { app, page } = visit;
    await shop.openApp('/app/returns?tab=all&outcome=credit');
    await expect.poll(() => rows().count()).toBe(1);
    await app.getByRole('button', { name: 'Save view' }).click();
    const saving = app.getByRole('dialog', { name: 'Save this view?' });
    await saving.getByLabel('Name').fill('Credit');
    await saving.getByRole('button', { name: 'Save view' }).click();
    await toast('View saved');
    const views = app.getByRole('navigation', { name: 'Saved views' });
    await views.getByRole('link', { name: 'Credit' }).waitFor();
    await shop.openApp('/app/returns');
    await views.getByRole('link', { name: 'Credit' }).click();
    await expect.poll(() => rows().count()).toBe(1);
    expect(page.url()).toContain('outcome=credit');
    await app.getByRole('button', { name: 'Rename' }).click();
    const renaming = app.getByRole('dialog', { name: 'Rename this view?' });
    await renaming.getByLabel('Name').fill('Paid as credit');
    await renaming.getByRole('button', { name: 'Rename' }).click();
    await views.getByRole('link', { name: 'Paid as credit' }).waitFor();
    await picture(visit, 'queue-views');
    await expectNoFaults();
    await app.getByRole('button', { name: 'Delete' }).click();
    await app
      .getByRole('dialog', { name: /Delete the view/ })
      .getByRole('button', { name: 'Delete' })
      .click();
    await toast('View deleted');
    await expect.poll(() => views.count()).toBe(0);
  });
});

describe('what a shopper writes', () => {
  it('stands on Today and in the queue, and is answered from the return', async () => {
    const { app, page } = visit;
    const [first] = made;
    await writeAsShopper(at, handle, lived.customer, first?.id ?? '', 'Where do I send it?');
    await shop.openApp('/app');
    await app.getByText(`The shopper wrote about return ${first?.name}`).waitFor();
    await shop.openApp('/app/returns?tab=all&unread=yes');
    await app.getByRole('link', { name: first?.name ?? '' }).click();
    await app.getByText('Where do I send it?').waitFor();
    await app.getByRole('button', { name: 'Use as message' }).click();
    const message = app.getByLabel('Message', { exact: true });
    expect(await message.inputValue()).toMatch(/^Hello Ines,[\s\S]*Your return is approved\./);
    await app.getByRole('button', { name: 'Send mail' }).click();
    await toast('Written');
    await app.getByText('Mail by you').waitFor();
    await app.getByLabel('What is it?').selectOption('note');
    await app.getByLabel('Note', { exact: true }).fill('Asked twice already');
    await app.getByRole('button', { name: 'Add note' }).click();
    await app.getByText('Note by you').waitFor();
    await app.getByRole('button', { name: 'Show the whole trace' }).click();
    await app.getByText('It can come back for 30 days from delivery.').waitFor();
    await picture(visit, 'queue-talk');
    await expectNoFaults();
    await page.setViewportSize(widths.phone);
    await shop.reload();
    await picture(visit, 'queue-talk-phone');
    await expectNoFaults();
    await page.setViewportSize(widths.desktop);
  });
});
