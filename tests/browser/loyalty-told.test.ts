import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { saveRichLoyalty } from './support/rich-loyalty.ts';
import { becomes, shopper } from './support/shopper.ts';
import { type StoryShop, storyShop } from './support/story-shop.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* What a shop's whole programme looks like to those whom it is for: on its page, and in the account. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
let shop: StoryShop;
let visit: Visit;

beforeAll(async () => {
  shop = await storyShop(at, `told-${Date.now().toString(36)}`);
  await saveRichLoyalty(at, shop.control);
  await untilCalm(at, shop.control);
  visit = await browser.visit();
}, 180_000);
afterEach(() => {
  expect(visit.watch.problems.splice(0)).toEqual([]);
});
afterAll(() => visit?.close());

const { lookAnew } = onScreen(() => visit);

it('a guest reads what signing in brings, and the whole programme', async () => {
  const { page } = visit;
  await becomes(visit, shop, null);
  await lookAnew('loyalty-page-guest', async () => {
    await page.goto(`${shop.store}/pages/rewards`);
    await page.getByText('An account alone brings 50 points.').waitFor();
  });
  for (const said of ['A visit to our workshop', '€5.00 off', 'Gift card of €10.00', '1.5 times the points'])
    await page.getByText(said).first().waitFor();
});

it('a member reads what is theirs, and in their language', async () => {
  const { page } = visit;
  await becomes(visit, shop, shop.shopper);
  await lookAnew('loyalty-page-member', async () => {
    await page.goto(`${shop.store}/pages/rewards`);
    await page.getByText('You have 270 points').waitFor();
  });
  await page.getByText('130 more points needed').waitFor();
  await page.getByText('Your level').waitFor();
  await page.goto(`${shop.store}/pages/rewards?locale=de`);
  await page.getByRole('heading', { name: 'So sammelst du Punkte' }).waitFor();
  await page.goto(`${shop.store}/pages/rewards?locale=en`);
});

it('the cart offers what makes sense there', async () => {
  const { page } = visit;
  await page.goto(`${shop.store}/products/hollow-wool-blanket`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await lookAnew('loyalty-cart', async () => {
    await page.goto(`${shop.store}/cart`);
    await page.getByText('Pays up to 50% of the cart').waitFor();
  });
  expect(await page.getByText('Gift card').count()).toBe(0);
});

it('the account lists ways to earn, takes a birthday, and offers gift cards', async () => {
  const { page } = visit;
  const account = shopper(visit, shop).extension('customer-account.page.render');
  await lookAnew('loyalty-account', async () => {
    await page.goto(`${shop.store}/account/pages/afterglow-account-page`);
    await account.getByText('gift card of €10.00 for 250 points').waitFor();
  });
  await account.getByText('A visit to our workshop').waitFor();
  await account.getByLabel('Month').selectOption({ label: 'May' });
  await account.getByLabel('Day', { exact: true }).selectOption({ label: '17' });
  await account.getByRole('button', { name: 'Save birthday' }).click();
  await account.getByText(/Your birthday: (17 May|May 17)/).waitFor();
  await picture(visit, 'loyalty-account-birthday');
});
