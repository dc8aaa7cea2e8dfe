import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { deliver, idOf, withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/*
 * A merchant decides who sends messages and when, stops all of them for a while, keeps an address from getting any,
 * and settles a mail of which nobody knows whether it arrived.
 */

const browser = useBrowser();
const handle = `ruled-${Date.now().toString(36)}`;
const pages = '/app/settings/messages';
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, handle);
  await loseOne(at);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

/** An order is asked about while the mail server hangs up: whether that mail arrived nobody knows. */
async function loseOne(at: { sandboxOrigin: string; proxyOrigin: string }): Promise<void> {
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await control.post('scopes', { grant: ['write_products'] }, anyAnswer);
  await untilCalm(at, control);
  await adminApp(at.proxyOrigin, control).send('/app/reviews/settings', { intent: 'go-live' });
  await control.post('products', [{ sku: 'MUG', price: '18.00', title: 'Fjord mug', stock: 9 }], anyAnswer);
  const who = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lima', marketing: 'subscribed' };
  const customer = (await control.post('customers', { country: 'DE', ...who }, withId)).id;
  const order = { customer, lines: [{ sku: 'MUG', quantity: 1 }] };
  const { id } = await control.post('orders', order, withId);
  await untilCalm(at, control);
  await deliver(control, idOf(id));
  await untilCalm(at, control);
  await control.post('faults', { mail: 'cut' }, anyAnswer);
  await control.post('clock', { advance: '+8d' }, anyAnswer);
  // What falls due is looked for every few seconds, and nobody sees it before.
  const mails = z.array(z.unknown());
  await vi.waitFor(async () => expect(await control.get('mails', mails)).toHaveLength(1), {
    timeout: 90_000,
    interval: 200,
  });
  await untilCalm(at, control);
  await control.post('faults', {}, anyAnswer);
}

const { toast, save, press, look } = onScreen(() => visit);

it('whoever sends a kind is changed in place and saved with all others', async () => {
  await shop.openApp(pages);
  await visit.app.getByLabel('Who sends “Points available”').selectOption('klaviyo');
  await save();
  await toast('Senders saved');
  await visit.app.getByText('Klaviyo is to send, and is not connected').waitFor();
});

it('all sends are stopped after a question, Today says so, and they go on from there', async () => {
  await visit.page.locator('#title-bar').getByRole('button', { name: 'Pause all sends' }).click();
  await press('Pause all sends');
  await toast('All sends are paused');
  await visit.app.getByText(/^All sends have been paused since/).waitFor();
  await look('messages-troubles');
  await shop.openApp('/app');
  await visit.app.getByText('It is not known whether one mail arrived').waitFor();
  await look('today-messages');
  await visit.app.getByRole('button', { name: 'Resume sends' }).click();
  await toast('Sends go on');
});

it('rules say what they mean while they are edited, what is wrong once they are saved, and can be put back', async () => {
  await shop.openApp(`${pages}/rules`);
  const { app } = visit;
  const meaning = app.getByRole('region', { name: 'What this means' });
  const cap = app.getByLabel('At most, in any seven days');
  await cap.fill('2');
  await meaning.getByText('A customer gets at most 2 mails in any seven days').waitFor();
  await app.getByLabel('Keep quiet hours').check();
  await meaning.getByText('Nothing of it goes out between 22:00 and 08:00').waitFor();
  const up = app.getByRole('button', { name: 'Move “Points available” up' });
  const order = (first: string) =>
    meaning.getByText(`Where only one may go: ${first}, then Points about to expire,`);
  await up.click();
  await order('Review request, then Points available, then Reminder of a review request').waitFor();
  await up.click();
  await order('Points available, then Review request, then Reminder of a review request').waitFor();
  await cap.fill('many');
  await meaning.getByText('Some of it is not complete yet.').waitFor();
  visit.watch.expectStatus(422);
  await save();
  await app.getByText('Enter a whole number from 1 to 50, or nothing for no cap.').waitFor();
  await cap.fill('2');
  await save();
  await toast('Rules saved');
  const history = app.getByRole('region', { name: 'History' });
  await history.getByText('No cap became at most 2 mails in seven days').waitFor();
  await look('messages-rules-saved');
  await history.getByRole('button', { name: 'Put back version 1' }).click();
  await expect.poll(() => cap.inputValue()).toBe('');
});

it('an address is looked up without standing in any address, put on the list and taken off', async () => {
  await shop.openApp(`${pages}/suppressed`);
  const { app, page } = visit;
  const field = app.getByLabel('E-mail address');
  await field.fill('ben@example.com');
  await app.getByRole('button', { name: 'Look up' }).click();
  await app.getByText('ben@example.com is not suppressed').waitFor();
  await app.getByRole('button', { name: 'Suppress this address' }).click();
  await toast('Nothing goes to this address any more');
  await app.getByRole('button', { name: 'Look up' }).click();
  await app.getByText('ben@example.com is suppressed').waitFor();
  await look('messages-suppressed-one');
  expect([page.url(), ...page.frames().map((frame) => frame.url())].join()).not.toContain('ben');
  await app
    .getByRole('button', { name: /^Remove entry/ })
    .first()
    .click();
  await press('Remove');
  await toast('Mails go to this address again');
  await app.getByText('No address is suppressed').waitFor();
});

it('an unknown mail is found in the log, asked about, and settled by somebody who knows', async () => {
  await shop.openApp(`${pages}/log?state=unknown`);
  const { app } = visit;
  await app.getByRole('link', { name: /Review request/ }).click();
  await app.getByText(/^Handed over without an answer/).waitFor();
  await app.getByRole('button', { name: 'Ask the mail server' }).click();
  await app.getByText('The mail server cannot tell: it stays unknown.').waitFor();
  await look('message-unknown');
  await app.getByRole('button', { name: 'It arrived', exact: true }).click();
  await toast('Counted as sent');
  await app.getByText(/^Sent .*\.$/).waitFor();
});

it('a search finds it by its order and its address', async () => {
  const { app } = visit;
  for (const text of ['#1001', 'ana@example.com']) {
    await shop.openApp(`${pages}/log?q=${encodeURIComponent(text)}`);
    await app.getByRole('link', { name: /Review request/ }).waitFor();
  }
});
