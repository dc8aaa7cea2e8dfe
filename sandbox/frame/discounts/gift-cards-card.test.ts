import { expect, it } from 'vitest';
import { createCustomer } from '../../domain/customers.ts';
import { createGiftCard } from '../../domain/gift-cards/gift-cards.ts';
import { createShop } from '../../domain/shops.ts';
import { useState } from '../../state/test-database.ts';
import { frameFor } from '../test-frame.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
const domain = 'afterglow-demo.myshopify.com';

it('lists gift cards beside the discounts, with the end of their codes only', async () => {
  const shop = await sandbox.state.transaction((tx) =>
    createShop(tx, { domain, currency: 'EUR', now: '2026-03-03T09:00:00Z' }),
  );
  expect((await at.page(`${at.admin}/discounts`)).html).not.toContain('Gift card');
  const ana = await sandbox.state.transaction((tx) => createCustomer(tx, shop, { email: 'ana@example.com' }));
  const card = { amount: 1500n, currency: 'EUR', expiresOn: '2026-04-02', note: 'Gift for points' };
  await sandbox.state.transaction(async (tx) => {
    await createGiftCard(tx, shop, { ...card, code: 'AFTERGLOW9F2K', customerId: ana.id });
    await createGiftCard(tx, shop, {
      ...card,
      code: 'AFTERGLOW7Q3M',
      customerId: null,
      expiresOn: null,
      note: null,
    });
  });
  const { html } = await at.page(`${at.admin}/discounts`);
  expect(html).toContain(`href="${at.admin}/customers/${ana.id}">•••• 9F2K</a>`);
  expect(html).toContain('€15.00 of €15.00');
  expect(html).toContain('Gift for points');
  expect(html).toContain('2026-04-02');
  expect(html).toContain('No end');
  expect(html.indexOf('7Q3M')).toBeLessThan(html.indexOf('9F2K'));
  expect(html.toLowerCase()).not.toContain('afterglow9f2k');
});
