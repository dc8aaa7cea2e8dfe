import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings, type ReviewSettings } from '../../app/modules/reviews/settings/settings.ts';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop, type ShopControl } from '../stories/runner/sandbox-control.ts';
import { aPhoto } from '../support/filled-media.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { deliver, idOf, withId } from './support/sandbox-orders.ts';
import { becomes } from './support/shopper.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/*
 * A shopper reviews what arrived on the shop's own page, without a script and with one; what was written is changed and
 * taken back. A merchant asks a question of their own.
 */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `written-${Date.now().toString(36)}`;
const store = `${at.sandboxOrigin}/store/${handle}`;
const settingsAddress = '/app/reviews/settings';
const scopes = ['write_products', 'write_files', 'write_discounts'];

let control: ShopControl;
let admin: string;
let customer: string;
let orders: string[];
let plain: Visit;
let scripted: Visit;

const settings: ReviewSettings = {
  ...defaultSettings,
  writing: {
    photos: true,
    videos: true,
    recommend: true,
    attributes: [
      {
        kind: 'scale',
        id: 'fit',
        label: { every: 'How does it fit?' },
        types: ['Knitwear'],
        low: { every: 'Too small' },
        middle: { every: 'As expected' },
        high: { every: 'Too large' },
      },
    ],
  },
  incentive: { kind: 'code', percent: 10, days: 30 },
};

beforeAll(async () => {
  admin = await emptyShop(at, handle);
  control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await control.post('scopes', { grant: scopes }, anyAnswer);
  await untilCalm(at, control);
  const app = adminApp(at.proxyOrigin, control);
  await app.send(settingsAddress, { intent: 'save', settings: JSON.stringify(settingsForm(settings)) });
  await app.send(settingsAddress, { intent: 'go-live' });
  await control.post(
    'products',
    [
      { sku: 'JUMPER', price: '48.00', title: 'Fjell jumper', type: 'Knitwear', stock: 20 },
      { sku: 'MUG', price: '18.00', title: 'Fjord mug', type: 'Ceramics', stock: 20 },
    ],
    anyAnswer,
  );
  const who = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lima', country: 'GB', locale: 'en' };
  const gid = (await control.post('customers', who, withId)).id;
  customer = idOf(gid);
  orders = [];
  for (let count = 0; count < 2; count++) {
    const lines = ['JUMPER', 'MUG'].map((sku) => ({ sku, quantity: 1 }));
    const order = idOf((await control.post('orders', { customer: gid, lines }, withId)).id);
    await deliver(control, order);
    orders.push(order);
  }
  await untilCalm(at, control);
  plain = await browser.visit(undefined, { scripts: false });
  scripted = await browser.visit();
  for (const visit of [plain, scripted]) await becomes(visit, { store, handle }, customer);
}, 240_000);
afterAll(async () => {
  await plain?.close();
  await scripted?.close();
});

const pageOf = (order: string | undefined) => `${store}/apps/afterglow/review?order=${order}`;
const product = ({ page }: Visit, title: string) =>
  page.locator('section.product').filter({ has: page.getByRole('heading', { name: title }) });

describe('without a script', () => {
  it('the form says its thanks first, and shows again all that was typed beside what is wrong', async () => {
    const { page } = plain;
    await page.goto(pageOf(orders[0]));
    await page.getByText('For any review, whatever it says, you get a code for 10% off.').waitFor();
    const jumper = product(plain, 'Fjell jumper');
    expect(await product(plain, 'Fjord mug').getByText('How does it fit?').count()).toBe(0);
    const choice = jumper.locator('label').filter({ hasText: 'As expected' });
    expect(await choice.evaluate((label) => getComputedStyle(label).paddingBlock)).toBe('6px');
    await jumper.getByLabel('Title').fill('Runs small');
    await jumper.getByLabel('Your review').fill('Take one size up.');
    await jumper.getByLabel('Too small').check();
    await jumper.getByRole('radio', { name: 'No', exact: true }).check();
    const photo = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await aPhoto(400, 300)) };
    await jumper.getByLabel('Photos and video').setInputFiles(photo);
    await page.getByLabel('No name').check();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
    await jumper.getByText('Choose a rating from 1 to 5 stars.').waitFor();
    await page.getByRole('alert').getByRole('link', { name: 'Fjell jumper: Your rating' }).click();
    expect(new URL(page.url()).hash).toMatch(/^#rating-\d+$/);
    await page.keyboard.press('Tab');
    expect(
      await jumper.getByRole('radio', { name: '1 star' }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
    expect(await jumper.getByLabel('Title').inputValue()).toBe('Runs small');
    expect(await jumper.getByLabel('Too small').isChecked()).toBe(true);
    expect(await jumper.getByLabel('Keep picture 1').isChecked()).toBe(true);
    expect(await page.getByLabel('No name').isChecked()).toBe(true);
    await picture(plain, 'review-form-faulty');
    // A form with something wrong is a 422, which the browser tells of.
    plain.watch.problems.splice(0);
  });

  it('it is sent by the keyboard alone, and says what happens next', async () => {
    const { page } = plain;
    const jumper = product(plain, 'Fjell jumper');
    await jumper.getByRole('radio', { name: '1 star' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await jumper.getByRole('radio', { name: '2 stars' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Send' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Thank you. Your review is published.').waitFor();
    await page.getByText('There is more to review from this order.').waitFor();
    await picture(plain, 'review-thanks');
  });

  it('what was written is changed, and taken back after a question', async () => {
    const { page } = plain;
    const jumper = product(plain, 'Fjell jumper');
    await jumper.getByText('Change this review').click();
    await jumper.getByLabel('Title').fill('Fits after all');
    await jumper.getByRole('radio', { name: '4 stars' }).check();
    await picture(plain, 'review-edit');
    await jumper.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your changes are saved.').waitFor();
    await jumper.getByText('4 stars · Published · Edited').waitFor();
    await jumper.getByText('Change this review').click();
    await jumper.getByText('Take this review back').click();
    await jumper.getByText('erased for good').waitFor();
    await jumper.getByRole('button', { name: 'Take back for good' }).click();
    await page.getByText('Your review was taken back and erased.').waitFor();
    expect(await jumper.count()).toBe(0);
  });
});

describe('with a script', () => {
  it('what was begun is there again', async () => {
    const { page } = scripted;
    await onScreen(() => scripted).lookAnew('review-form', async () => {
      await page.goto(pageOf(orders[1]));
      await page.getByText('For any review, whatever it says, you get a code for 10% off.').waitFor();
    });
    const kept = page.waitForResponse((answer) => answer.status() === 204);
    await product(scripted, 'Fjord mug').getByLabel('Your review').fill('Half a thought');
    await kept;
    await page.goto(pageOf(orders[1]));
    expect(await product(scripted, 'Fjord mug').getByLabel('Your review').inputValue()).toBe(
      'Half a thought',
    );
  });
});

it('a link that leads nowhere says so, and shows the way to the account', async () => {
  const visit = await browser.visit();
  const { page, watch } = visit;
  watch.expectStatus(404);
  await onScreen(() => visit).lookAnew('review-unknown', async () => {
    await page.goto(`${store}/apps/afterglow/review?token=of-nobody`);
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  });
  await page.getByRole('link', { name: 'Go to your account' }).click();
  await page.waitForURL(/\/account/);
  await page.getByText('Ana Lima').first().waitFor();
  await visit.close();
});

it('a merchant asks a question of their own, and is refused one that asks for praise', async () => {
  const visit = await browser.visit();
  const { app } = visit;
  const { save, toast, look } = onScreen(() => visit);
  await merchant(visit, admin).openApp(settingsAddress);
  const card = app.getByRole('region', { name: 'What the form asks' });
  await card.getByLabel('Kind of question').selectOption('choice');
  await card.getByRole('button', { name: 'Add question' }).click();
  await card.getByLabel('Question', { exact: true }).last().fill('What do you love about it?');
  await card.getByLabel('Answer 1', { exact: true }).fill('Work');
  await card.getByLabel('Answer 2', { exact: true }).fill('Sport');
  await save();
  await card.getByText('ask for a certain opinion').waitFor();
  await look('review-questions');
  await card.getByLabel('Question', { exact: true }).last().fill('What do you use it for?');
  await card.getByRole('button', { name: 'Move up: What do you use it for?' }).click();
  await save();
  await toast('Saved');
  // What was refused is a 422, which the browser tells of.
  visit.watch.problems.splice(0, 1);
  await visit.close();
});
