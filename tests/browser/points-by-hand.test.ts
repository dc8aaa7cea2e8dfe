import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { type LivedInShop, livedInShop } from './support/shops.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/*
 * A merchant gives a customer points and takes it back at once, gives again and takes some; then everybody who has any
 * gets some more, with the cost said before.
 */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
let visit: Visit;
let lived: LivedInShop;
let shop: ReturnType<typeof merchant>;
/** The first step that fails ends the walk: what follows stands on it. */
let lost = false;

beforeAll(async () => {
  lived = await livedInShop(at, `by-hand-${Date.now().toString(36)}`);
  visit = await browser.visit();
  shop = merchant(visit, lived.admin);
}, 180_000);
afterAll(() => visit?.close());
beforeEach(({ skip, onTestFailed }) => {
  if (lost) skip('a step before it failed');
  onTestFailed(async () => {
    lost = true;
    await picture(visit, 'by-hand-failed');
  });
});

const { toast, question, press, look } = onScreen(() => visit);
const statement = () => visit.app.getByRole('table').locator('tbody tr');

describe('points by hand', () => {
  it('are given with what they are worth and lead to beside the number', async () => {
    const { app } = visit;
    await shop.openApp(`/app/customers?q=${encodeURIComponent(lived.email)}`);
    await app.getByRole('link', { name: /Ines Okafor/ }).click();
    await app.getByRole('link', { name: 'Points statement' }).click();
    await app.getByRole('heading', { name: 'Points statement' }).waitFor();
    await app.getByRole('button', { name: 'Give or take points' }).click();
    await press('Give points');
    await question().getByText('A whole number of points from 1').waitFor();
    await question().getByLabel('Points', { exact: true }).fill('100');
    await question().getByText('100 points ≈').waitFor();
    await question()
      .getByText(/^[\d,]+ → [\d,]+$/)
      .waitFor();
    await question().getByLabel('Note').fill('Waited a week for an answer');
    await look('by-hand-asked');
    await press('Give points');
    await toast('100 points given');
  });

  it('are undone from the toast, and once', async () => {
    await visit.page.locator('#toasts').getByRole('button', { name: 'Undo' }).click();
    await toast('Undone');
    // The toast goes by itself: what takes its time comes after it.
    const line = statement().filter({ hasText: '100 points given by hand' });
    await line.locator('summary').click();
    await line.getByText('Note: Waited a week for an answer').waitFor();
    await look('by-hand-statement');
    const undone = statement().filter({ hasText: '100 points taken by hand' });
    await undone.first().waitFor();
    expect(await visit.app.getByRole('button', { name: /^Undo entry/ }).count()).toBe(0);
  });

  it('are not taken beyond what there is', async () => {
    await visit.app.getByRole('button', { name: 'Give or take points' }).click();
    await question().getByRole('button', { name: 'Take', exact: true }).click();
    await question().getByLabel('Points', { exact: true }).fill('99999999');
    await question()
      .getByText(/^There are only/)
      .waitFor();
    await press('Cancel');
  });
});

describe('points for many', () => {
  it('are given to all that match, with their cost said before', async () => {
    const { app } = visit;
    await shop.openApp('/app/loyalty/members');
    await expect.poll(() => statement().count()).toBeGreaterThan(0);
    await look('members');
    await app.getByRole('button', { name: 'Give points to all that match' }).click();
    await question().getByLabel('Points for each').fill('10');
    await expect
      .poll(() =>
        question()
          .getByText(/^€[\d.,]+$/)
          .count(),
      )
      .toBe(1);
    await look('members-asked');
    await press('Give points');
    await toast('Points are on their way');
    await app.getByText(/members? got them$/).waitFor({ timeout: 45_000 });
    await look('members-given');
  });
});
