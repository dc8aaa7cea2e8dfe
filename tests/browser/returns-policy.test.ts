import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop, type ShopControl } from '../stories/runner/sandbox-control.ts';
import { shopperApp } from '../stories/runner/shopper-app.ts';
import { crossAnswers } from './support/cross-answers.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { deliver, idOf, withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/*
 * A merchant edits the return policy as a draft, sees what it would have done to what was asked for, looks at one order
 * as its shopper would, publishes it after a question, and goes back to what it was.
 */

const browser = useBrowser();
const handle = `policy-${Date.now().toString(36)}`;
const address = '/app/returns/policy';
const ordered = z.object({ lines: z.array(z.object({ id: z.string(), sku: z.string() })) });
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, handle);
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await sellAndTakeBack(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

const scopes = [
  ...['write_returns', 'write_orders', 'read_locations', 'read_store_credit_accounts'],
  ...['write_store_credit_account_transactions', 'write_products'],
];

/** Two orders that arrived; a return is asked for from each: a mug that is too small, and a broken teapot. */
async function sellAndTakeBack(
  at: { sandboxOrigin: string; proxyOrigin: string },
  control: ShopControl,
): Promise<void> {
  await control.post('scopes', { grant: scopes }, anyAnswer);
  await untilCalm(at, control);
  await adminApp(at.proxyOrigin, control).send(address, { intent: 'go-live' });
  await control.post(
    'products',
    [
      { sku: 'MUG', price: '18.00', title: 'Fjord mug', stock: 20 },
      { sku: 'TEAPOT', price: '54.00', title: 'Harbour teapot', stock: 9, tags: ['clearance'] },
    ],
    anyAnswer,
  );
  const who = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lima' };
  const customer = (await control.post('customers', { country: 'DE', ...who }, withId)).id;
  const shopper = shopperApp(at.proxyOrigin, '', control);
  for (const { sku, reason } of [
    { sku: 'MUG', reason: 'too-small' },
    { sku: 'TEAPOT', reason: 'damaged' },
  ]) {
    const lines = [{ sku, quantity: 2 }];
    const order = idOf((await control.post('orders', { customer, lines }, withId)).id);
    await untilCalm(at, control);
    await deliver(control, order);
    await untilCalm(at, control);
    const known = await control.get(`orders/${order}`, ordered);
    const line = `gid://shopify/LineItem/${idOf(known.lines[0]?.id ?? '1')}`;
    const body = {
      order: `gid://shopify/Order/${order}`,
      lines: [{ line, quantity: 1, reason }],
      outcome: 'refund',
      key: `back-${sku}`,
    };
    await shopper.call(idOf(customer), { path: '/api/returns', body }, withId);
    await untilCalm(at, control);
  }
}

const { toast, save, press, look } = onScreen(() => visit);
const draft = () => visit.app.getByRole('region', { name: 'Draft and published' });
const rules = () => visit.app.getByRole('region', { name: 'Rules', exact: true });

it('a rule is put together as a sentence, and says how often it would have decided', async () => {
  await shop.openApp(address);
  const { app } = visit;
  await look('policy-untouched');
  await rules().getByRole('button', { name: 'An empty rule' }).click();
  await rules().getByLabel('Add a condition').selectOption({ label: 'Reason given' });
  await rules().getByLabel('Add to reason given').selectOption({ label: 'Too small' });
  await rules().getByLabel('Add what happens').selectOption({ label: 'Restocking fee' });
  await rules()
    .getByRole('textbox', { name: /^Restocking fee/ })
    .fill('20');
  await rules().getByLabel('Name', { exact: true }).fill('Wrong size');
  const sentence = 'If the reason is “Too small”, the restocking fee is 20 %.';
  await rules().getByText(sentence).waitFor();
  await rules().getByText('Would have decided 1 request in the last 90 days').waitFor();
  await look('policy-rule-open');
  await rules().getByRole('button', { name: 'Done with Wrong size' }).click();
  await rules().getByRole('button', { name: 'Add a rule' }).click();
  await rules()
    .getByRole('button', { name: /^Final sale, but not for our mistakes/ })
    .click();
  await rules().getByText('it can be returned although it is final sale', { exact: false }).first().waitFor();
  await draft().getByText(`New rule: ${sentence}`).waitFor();
  expect(await app.getByRole('article').count()).toBe(2);
});

it('rules change places by keys and are switched off, copied and taken out', async () => {
  const { app } = visit;
  const first = () => app.getByRole('article').first().getAttribute('aria-label');
  await rules().getByRole('button', { name: 'Move Wrong size, 1 of 2' }).focus();
  await visit.page.keyboard.press('ArrowDown');
  await expect.poll(first).toBe('Final sale, but not for our mistakes');
  await visit.page.keyboard.press('ArrowUp');
  await expect.poll(first).toBe('Wrong size');
  const moved = rules().getByRole('button', { name: 'Move Wrong size, 1 of 2' });
  const from = await moved.boundingBox();
  const to = await app.getByRole('article').nth(1).boundingBox();
  if (!from || !to) throw new Error('Both rules are on the page');
  await visit.page.mouse.move(from.x + 5, from.y + 5);
  await visit.page.mouse.down();
  await visit.page.mouse.move(from.x + 5, to.y + to.height - 4, { steps: 8 });
  await visit.page.mouse.up();
  await expect.poll(first).toBe('Final sale, but not for our mistakes');
  await rules().getByRole('button', { name: 'Duplicate Wrong size' }).click();
  await rules()
    .getByRole('article', { name: 'Wrong size (copy)' })
    .getByText('Off', { exact: true })
    .waitFor();
  await rules().getByRole('switch', { name: 'Wrong size (copy): on' }).click();
  await rules().getByRole('button', { name: 'Remove Wrong size (copy)' }).click();
  expect(await app.getByRole('article').count()).toBe(2);
});

it('what is wrong is said at its field, and the draft is saved once it is right', async () => {
  const { app } = visit;
  await app.getByLabel('SKUs').first().fill('TEAPOT');
  await app.getByLabel('Days', { exact: true }).fill('14');
  await rules().getByRole('button', { name: 'Edit Wrong size' }).click();
  await rules()
    .getByRole('textbox', { name: /^Restocking fee/ })
    .fill('many');
  visit.watch.expectStatus(422);
  await save();
  await rules().getByText('A percentage is a number from 0 to 100').waitFor();
  await rules().getByText('Needs a look').waitFor();
  await look('policy-wrong');
  await rules()
    .getByRole('textbox', { name: /^Restocking fee/ })
    .fill('20');
  await save();
  await toast('Draft saved');
  await draft().getByText('30 days from delivery became 14 days from delivery').waitFor();
  await draft().getByText('No final sale by SKU became final sale of SKU TEAPOT').waitFor();
  await look('policy-draft');
});

it('a reason asks for more, and leads to others', async () => {
  const { app } = visit;
  const reasons = app.getByRole('region', { name: 'Reasons' });
  await reasons.getByRole('button', { name: 'Asks for nothing else: Arrived damaged' }).click();
  await reasons.getByLabel('Photos').selectOption({ label: 'have to be added' });
  await reasons.getByRole('button', { name: 'Ask a question' }).click();
  await reasons.getByRole('textbox', { name: 'Question 1' }).fill('Was the parcel damaged, too?');
  await reasons.getByLabel('Answers to choose from').fill('Yes\nNo');
  await reasons.getByText('Asks for photos, 1 question').waitFor();
  await reasons.getByRole('button', { name: 'Add one under it: Too small' }).click();
  await reasons.getByRole('textbox', { name: 'Reason 6.1' }).fill('In the length');
  await save();
  await toast('Draft saved');
  await look('policy-reasons');
});

it('two tabs that save the same draft are told', async () => {
  const other = await browser.visit();
  const second = merchant(other, visit.page.url().split('/apps/')[0] ?? '');
  await second.openApp(address);
  await other.app.getByLabel('Days', { exact: true }).fill('21');
  await other.page.locator('#save-bar').getByRole('button', { name: 'Save' }).click();
  await other.page.locator('#toasts').getByText('Draft saved').first().waitFor();
  await other.close();
  const { app } = visit;
  await app.getByLabel('Days', { exact: true }).fill('10');
  visit.watch.expectStatus(422);
  await save();
  await app.getByText('Somebody saved this draft in the meantime').waitFor();
  expect(await app.getByLabel('Days', { exact: true }).inputValue()).toBe('10');
  await look('policy-conflict');
  await app.getByRole('button', { name: 'Show theirs' }).click();
  await expect.poll(() => app.getByLabel('Days', { exact: true }).inputValue()).toBe('21');
});

it('the draft is tried on the past: totals, and every order that changes with both traces', async () => {
  const { app } = visit;
  await draft().getByRole('link', { name: 'Try it on the past' }).click();
  const totals = app.getByRole('table');
  await totals
    .getByRole('row', { name: /^Kept as fees/ })
    .getByText('€3.60')
    .first()
    .waitFor();
  await app.getByText('Assuming the same requests').waitFor();
  const changes = app.getByRole('region', { name: 'Orders that change' });
  await changes.getByRole('button', { name: /^Money changes/ }).click();
  await changes.getByRole('button', { name: 'Why? Order #1001' }).click();
  await changes
    .getByText(/restocking/)
    .first()
    .waitFor();
  await look('policy-simulated');
  await changes.getByRole('button', { name: /^Refused now/ }).click();
  await changes.getByText('None of this kind').waitFor();
  await app.getByLabel('Last days').fill('0');
  await app.getByText('A whole number from 1 to 365.').waitFor();
  await app.getByLabel('Last days').fill('30');
  await app.getByRole('button', { name: 'Try', exact: true }).click();
  await totals.getByRole('row', { name: /^Accepted/ }).waitFor();
});

it('one order is looked at as its shopper would see it', async () => {
  await shop.openApp(`${address}/try`);
  const { app } = visit;
  await look('policy-try-list');
  await app.getByLabel('Order, such as #1001').fill('1002');
  await app.getByRole('button', { name: 'Find' }).click();
  await app.getByRole('link', { name: '#1002' }).click();
  const line = app.getByRole('article', { name: 'Harbour teapot' });
  await line.getByText(/1 can come back/).waitFor();
  await line.getByLabel('Why Harbour teapot comes back').selectOption({ label: 'Arrived damaged' });
  const offered = app.getByRole('region', { name: 'What they would be offered' });
  await offered.getByText('€54.00').first().waitFor();
  await line.getByText('Asked for with it: photos, 1 question.').waitFor();
  await look('policy-try-order');
  await line.getByLabel('Why Harbour teapot comes back').selectOption({ label: 'Defective' });
  await offered.getByText('Refused', { exact: true }).waitFor();
});

it('it is published after one question that says what changes, and rolled back', async () => {
  const straighten = await crossAnswers(visit.page);
  await shop.openApp(address);
  await straighten.asked;
  const { app } = visit;
  await draft().getByRole('button', { name: 'Publish' }).click();
  await app.getByRole('dialog').getByText('30 days from delivery became 21 days from delivery').waitFor();
  await picture(visit, 'policy-publish-1280');
  await press('Publish');
  await toast('Published as version 2');
  const history = app.getByRole('region', { name: 'History' });
  await history.getByText('30 days from delivery became 21 days from delivery').waitFor();
  await straighten.end();
  expect(await draft().getByRole('button', { name: 'Publish' }).count()).toBe(0);
  await history.getByRole('button', { name: 'Put back version 1' }).click();
  await toast('Put back as version 3');
  await expect.poll(() => app.getByLabel('Days', { exact: true }).inputValue()).toBe('30');
  await look('policy-rolled-back');
});

it('a draft that nobody wants is discarded after a question', async () => {
  const { app } = visit;
  await app.getByLabel('Days', { exact: true }).fill('45');
  await save();
  await toast('Draft saved');
  await draft().getByRole('button', { name: 'Discard draft' }).click();
  await press('Discard draft');
  await toast('Draft discarded');
  await expect.poll(() => app.getByLabel('Days', { exact: true }).inputValue()).toBe('30');
});
