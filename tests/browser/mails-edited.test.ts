import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { controlShop } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { emptyShop } from './support/shops.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/*
 * A merchant writes what a mail says: sees it at once, saves it, goes back to what was there, and sends it to
 * themselves.
 */

const browser = useBrowser();
const handle = `words-${Date.now().toString(36)}`;
const editor = '/app/settings/messages/templates/review-request';
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, handle);
  visit = await browser.visit();
  shop = merchant(visit, admin);
  await shop.openApp(editor);
}, 120_000);
afterAll(() => visit?.close());

const preview = () => visit.app.getByRole('region', { name: 'Preview' });
const mail = () => visit.app.frameLocator('iframe.mail-html');
const field = (name: string) => visit.app.getByRole('textbox', { name, exact: true });
const { toast, save } = onScreen(() => visit);
const saveWords = async () => {
  await save();
  await toast('Words saved');
};

it('a subject shows in the inbox and a text in the mail while they are typed', async () => {
  await field('Subject').fill('Tell us about {{ order_name }}');
  await preview().getByText('Tell us about #1001').waitFor();
  await field('Text').fill('First paragraph\n\nSecond <b>paragraph</b>');
  await mail().getByText('Second <b>paragraph</b>').waitFor();
});

it('what cannot be used says so beside the field, and the preview keeps what could', async () => {
  await field('Subject').fill('About {{ weather }}');
  await field('Subject').blur();
  await visit.app.getByText('There is no field weather').waitFor();
  await preview().getByText('Tell us about #1001').waitFor();
  await visit.app.getByRole('link', { name: 'English needs a look' }).waitFor();
});

it('a field is inserted where the cursor was, and the cursor stays behind it', async () => {
  const { page, app } = visit;
  await field('Subject').fill('Dear , hello');
  await field('Subject').press('Home');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  await app.getByRole('button', { name: 'First name, or …' }).click();
  await page.keyboard.type('friend');
  await expect
    .poll(() => field('Subject').inputValue())
    .toBe('Dear {{ first_name | default: "friend" }}, hello');
  await preview().getByText('Dear friend, hello').waitFor();
});

it('is saved, still there after a reload, and marked in its language', async () => {
  await saveWords();
  await shop.reload();
  await expect.poll(() => field('Subject').inputValue()).toContain('friend');
  await visit.app.getByRole('link', { name: 'English changed' }).waitFor();
});

it('leaving with something unsaved asks first', async () => {
  const { page, app } = visit;
  await field('Button').fill('Tell us');
  await app.getByRole('button', { name: 'Reset button' }).waitFor();
  await page.locator('#save-bar').getByRole('button', { name: 'Discard' }).click();
  const sure = page.getByRole('dialog');
  if ((await sure.count()) > 0) await sure.getByRole('button', { name: /Discard/ }).click();
  await expect.poll(() => field('Button').inputValue()).toBe('Write a review');
});

it('other words for some customers in another language are a version of their own, and the first comes back', async () => {
  const { app } = visit;
  await app.getByRole('link', { name: 'German' }).click();
  await app.getByLabel('For whom').selectOption('loyal');
  await app.getByText('What you do not change here').waitFor();
  await field('Greeting').fill('Servus {{ first_name }},');
  await mail().getByText('Servus').waitFor();
  await saveWords();
  const history = app.getByRole('region', { name: 'History' });
  await history.getByText('German, four or more orders, greeting').waitFor();
  await history.getByRole('button', { name: 'Put back version 1' }).click();
  await toast('Put back as version 3');
  await expect.poll(() => field('Greeting').inputValue()).not.toContain('Servus');
});

it('is looked at narrow, in the dark, without pictures and as text', async () => {
  await preview().getByRole('button', { name: 'Phone' }).click();
  await preview().getByLabel('Dark').check();
  await preview().getByLabel('Pictures off').check();
  await mail().locator('body').waitFor();
  await preview().getByRole('button', { name: 'As text' }).click();
  await visit.app.getByRole('region', { name: 'The mail as text' }).waitFor();
});

it('goes to the merchant as a test, which says that it is one', async () => {
  await field('To').fill('me@example.com');
  await visit.app.getByRole('button', { name: 'Send test' }).click();
  await toast('Test sent');
  const mails = z.array(z.object({ to: z.string(), subject: z.string(), kinds: z.array(z.string()) }));
  const sent = await controlShop(inject('sandboxOrigin'), `${handle}.myshopify.com`).get('mails', mails);
  expect(sent).toMatchObject([{ to: 'me@example.com', kinds: ['test'] }]);
  expect(sent[0]?.subject).toMatch(/^Test: /);
});
