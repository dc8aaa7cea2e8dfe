import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop } from '../stories/runner/sandbox-control.ts';
import { findFaults } from './support/check-page.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { deliver, idOf, withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

/*
 * What customers get and what they answer: one mail for two things due together, a choice on the page of preferences
 * without a script, a mail that comes back and what is not sent because of it, and a pause.
 */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `heard-${Date.now().toString(36)}`;
const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
const pages = '/app/settings/messages';
const mails = z.array(
  z.object({ id: z.string(), to: z.string(), kinds: z.array(z.string()), text: z.string() }),
);
/** How long a mail may take to the mailbox. */
const arrival = { timeout: 20_000 };

/** Ana comes from Germany, Yuki from Japan; both agreed to marketing. */
const people = {
  ana: { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lima', country: 'DE', locale: 'de' },
  yuki: { email: 'yuki@example.com', firstName: 'Yuki', lastName: 'Mori', country: 'JP', locale: 'ja' },
};
type Person = keyof typeof people;

/** Points come a week after the payment, and a week after the delivery the review is asked for. */
const program = {
  ...{ points: '1', per: '1.00', rounding: 'floor', pendingDays: '7' },
  ...{ includeTax: true, multipliers: [], expiry: { kind: 'none' } },
};

let visit: Visit;
let shop: ReturnType<typeof merchant>;
const customers = { ana: '', yuki: '' };

beforeAll(async () => {
  const admin = await emptyShop(at, handle);
  await control.post(
    'scopes',
    { grant: ['write_products', 'write_discounts', 'write_customers'] },
    anyAnswer,
  );
  await untilCalm(at, control);
  const app = adminApp(at.proxyOrigin, control);
  await app.send('/app/loyalty', { intent: 'save', program: JSON.stringify(program) });
  await app.send('/app/loyalty', { intent: 'go-live' });
  await app.send('/app/reviews/settings', { intent: 'go-live' });
  await control.post('products', [{ sku: 'MUG', price: '18.00', title: 'Fjord mug', stock: 9 }], anyAnswer);
  visit = await browser.visit();
  shop = merchant(visit, admin);
  await shop.openApp(pages);
  await visit.app.getByLabel('Who sends “Points available”').selectOption('afterglow');
  await save();
  await toast('Senders saved');
  for (const who of ['ana', 'yuki'] as const) {
    const body = { ...people[who], marketing: 'subscribed' };
    customers[who] = (await control.post('customers', body, withId)).id;
    await buys(who);
  }
  await later('+8d');
}, 180_000);
afterAll(() => visit?.close());

const { toast, save } = onScreen(() => visit);

/** One mug, which arrives at once. */
async function buys(who: Person): Promise<void> {
  const order = { customer: customers[who], lines: [{ sku: 'MUG', quantity: 1 }] };
  const { id } = await control.post('orders', order, withId);
  await untilCalm(at, control);
  await deliver(control, idOf(id));
  await untilCalm(at, control);
}

async function later(step: string): Promise<void> {
  await control.post('clock', { advance: step }, anyAnswer);
  await untilCalm(at, control);
}

const mailsTo = async (who: Person) =>
  (await control.get('mails', mails)).filter(({ to }) => to === people[who].email);

it('two things due together are one mail, which the mailbox names by both', async () => {
  const { page } = visit;
  const kinds = async (who: Person) => (await mailsTo(who)).map((mail) => mail.kinds);
  for (const who of ['ana', 'yuki'] as const)
    await expect.poll(() => kinds(who), arrival).toEqual([['review-request', 'points-available']]);
  const [sent] = await mailsTo('ana');
  await page.goto(`${at.sandboxOrigin}/mail/${handle}/${sent?.id}`);
  for (const kind of ['review-request', 'points-available'])
    await page.getByText(kind, { exact: true }).waitFor();
  const mail = page.frameLocator('iframe.mail-html');
  await mail.getByText('Fjord mug').first().waitFor();
  await mail.getByText('18 Punkte').first().waitFor();
  await picture(visit, 'mail-of-two-parts');
});

describe('without JavaScript', () => {
  const words = {
    ana: { title: 'Deine Mails', wanted: 'points-available' },
    yuki: { title: 'メールの設定', wanted: 'review-request' },
  };
  it.each(['ana', 'yuki'] as const)('%s chooses what comes, in their own language', async (who) => {
    const plain = await browser.visit(widths.phone, { scripts: false });
    const { page } = plain;
    const [sent] = await mailsTo(who);
    await page.goto(/https?:\S+\/preferences\?\S+/.exec(sent?.text ?? '')?.[0] ?? '');
    await page.getByRole('heading', { level: 1, name: words[who].title }).waitFor();
    const box = (kind: string) => page.locator(`input[name="${kind}"]`);
    const other = words[who].wanted === 'points-available' ? 'review-request' : 'points-available';
    expect([await box(other).isChecked(), await box(words[who].wanted).isChecked()]).toEqual([true, true]);
    await picture(plain, `preferences-${people[who].locale}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(people[who].locale);
    await box(other).uncheck();
    await page.locator('button[value="save"]').click();
    await page.getByRole('status').waitFor();
    expect([await box(other).isChecked(), await box(words[who].wanted).isChecked()]).toEqual([false, true]);
    await page.reload();
    expect(await box(other).isChecked()).toBe(false);
    await plain.close();
  });
});

/** The customer's page, once it says what there is of messages. */
async function openCustomer(who: Person): Promise<void> {
  await shop.openApp(`/app/customers?q=${people[who].firstName}`);
  await visit.app
    .getByRole('link', { name: new RegExp(people[who].firstName) })
    .first()
    .click();
  await visit.app.getByRole('region', { name: 'Messages', exact: true }).waitFor();
}

it('a pause stands on every page about messages and holds what falls due; resumed, it goes out', async () => {
  const { app, page } = visit;
  await shop.openApp(pages);
  await page.locator('#title-bar').getByRole('button', { name: 'Pause all sends' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Pause all sends', exact: true }).click();
  await toast('All sends are paused');
  const before = (await mailsTo('ana')).length;
  await buys('ana');
  await later('+8d');
  for (const tab of ['rules', 'look', 'sender', 'log', 'suppressed']) {
    await shop.openApp(`${pages}/${tab}`);
    await app.getByText(/^All sends have been paused since/).waitFor();
  }
  expect(await mailsTo('ana')).toHaveLength(before);
  await app.getByRole('button', { name: 'Resume sends' }).click();
  await toast('Sends go on');
  await expect.poll(() => app.getByText(/^All sends have been paused since/).count()).toBe(0);
  await untilCalm(at, control);
  await expect.poll(async () => (await mailsTo('ana')).at(-1)?.kinds, arrival).toEqual(['points-available']);
});

it('a mail that comes back ends mails to that address, and the customer’s page says why', async () => {
  const { app, page } = visit;
  const last = (await mailsTo('ana')).at(-1);
  await page.goto(`${at.sandboxOrigin}/mail/${handle}/${last?.id}`);
  await page.getByRole('button', { name: 'Bounce this' }).click();
  await page.getByText('The app was told that this mail came back').waitFor();
  await shop.openApp(`${pages}/suppressed`);
  await app.getByRole('link', { name: 'The address of Ana Lima' }).waitFor();
  await buys('ana');
  await later('+8d');
  const card = app.getByRole('region', { name: 'Messages', exact: true });
  const notSent = card.getByText('Not sent: an earlier mail to this address came back for good.');
  await shop.until(
    async () => (await notSent.count()) > 0,
    true,
    () => openCustomer('ana'),
  );
  await card.getByText(/^Nothing has been sent since .*: a mail came back for good\.$/).waitFor();
  await card.getByText('Bounced', { exact: true }).first().waitFor();
  await picture(visit, 'customer-bounced');
  expect(await findFaults(page)).toEqual([]);
});
