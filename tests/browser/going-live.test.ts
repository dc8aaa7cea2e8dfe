import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { emptyShop } from './support/shops.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

const browser = useBrowser();
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, `live-${Date.now().toString(36)}`);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 120_000);
afterAll(() => visit?.close());

const status = () => visit.app.getByRole('region', { name: 'Status' });
const goLive = () => status().getByRole('button', { name: 'Go live' }).click();
const answer = (button: string) =>
  visit.page.getByRole('dialog').getByRole('button', { name: button }).click();
const { toast } = onScreen(() => visit);

describe('an area that needs access which the merchant has not given', () => {
  it('stays as it is when the merchant declines', async () => {
    await shop.openApp('/app/returns/policy');
    await status().getByText('Shopify will ask you to allow').waitFor();
    await goLive();
    await answer('Cancel');
    await status().getByText('Without this access it cannot go live').waitFor();
    await status().getByText('Not live').waitFor();
  });

  it.each([
    ['returns', '/app/returns/policy', 'Returns are live'],
    ['reviews', '/app/reviews/settings', 'Reviews are live'],
  ])('%s ask for it, wait until it is there, and go live', async (_area, path, said) => {
    await shop.openApp(path);
    await goLive();
    await answer('Update access');
    await toast(said);
    await status().getByText('Live', { exact: true }).waitFor();
  });

  it('rewards ask for it on their page', async () => {
    const { app } = visit;
    await shop.openApp('/app/loyalty/rewards');
    const access = app.getByRole('region', { name: 'Access that rewards need' });
    await access.getByRole('button', { name: 'Allow' }).click();
    await answer('Update access');
    await access.waitFor({ state: 'detached' });
  });

  it('goes offline only after a question', async () => {
    const { app } = visit;
    await shop.openApp('/app/reviews/settings');
    await status().getByRole('button', { name: 'Go offline' }).click();
    await app
      .getByRole('dialog', { name: 'Go offline?' })
      .getByRole('button', { name: 'Go offline' })
      .click();
    await toast('Reviews are offline');
    await status().getByText('Not live').waitFor();
  });
});
