import { expect, it } from 'vitest';
import { createCustomer, getCustomer } from '../../domain/customers.ts';
import { createShop, getShop } from '../../domain/shops.ts';
import { useState } from '../../state/test-database.ts';
import { frameFor } from '../test-frame.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
const domain = 'afterglow-demo.myshopify.com';

it('staff subscribe and unsubscribe a customer who has an address', async () => {
  const [ana, nameless] = await sandbox.state.transaction(async (tx) => {
    const shop = await createShop(tx, { domain, now: '2026-03-03T09:00:00Z' });
    return [
      await createCustomer(tx, shop, { email: 'ana@example.com', marketing: 'not_subscribed' }),
      await createCustomer(tx, shop, { phone: '+4930123456' }),
    ];
  });
  const standing = async () => {
    const shop = await getShop(sandbox.state, domain);
    const { marketing, marketingUpdatedAt } = await getCustomer(sandbox.state, shop, ana.id);
    return { marketing, known: marketingUpdatedAt !== null };
  };
  const page = `${at.admin}/customers/${ana.id}`;
  expect((await at.page(page)).html).toContain('Subscribe to marketing');
  expect(await standing()).toEqual({ marketing: 'NOT_SUBSCRIBED', known: false });
  const subscribed = await at.post(`${page}/marketing`, { subscribed: 'yes' });
  expect(subscribed.html).toContain('Subscribed to marketing by e-mail.');
  expect(subscribed.html).toContain('Unsubscribe from marketing');
  expect(await standing()).toEqual({ marketing: 'SUBSCRIBED', known: true });
  await at.post(`${page}/marketing`, { subscribed: 'no' });
  expect(await standing()).toEqual({ marketing: 'UNSUBSCRIBED', known: true });
  const elsewhere = await at.post(`${page}/marketing`, { subscribed: 'yes' }, { origin: at.embedOrigin });
  expect(elsewhere.status).toBe(403);
  const other = `${at.admin}/customers/${nameless.id}`;
  expect((await at.page(other)).html).not.toContain('Subscribe to marketing');
  expect((await at.post(`${other}/marketing`, { subscribed: 'yes' })).html).toContain(
    'there is nothing to subscribe',
  );
});
