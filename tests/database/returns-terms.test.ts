import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type PolicyForm, policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import { rule, shirts, telling } from '../support/asking-for-returns.ts';
import { made, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const form = (change: Partial<PolicyForm> = {}) => ({
  ...policyForm(defaultPolicy(), currencyCode('USD')),
  ...change,
});

describe('a draft of the policy', () => {
  it('stands beside the published one until it is published, and is kept from two tabs', async () => {
    const shop = await returns.shop();
    const { returns: doors, shopId } = shop;
    const first = await doors.saveDraft(shopId, { form: form({ days: '45' }), revision: 0 }, 'ann', shop.now);
    if (!('revision' in first)) throw new Error('The draft was not kept');
    expect(await doors.saveDraft(shopId, { form: form(), revision: 0 }, 'bob', shop.now)).toEqual({
      refused: 'not-allowed',
    });
    const later = await doors.saveDraft(
      shopId,
      { form: form({ days: '46' }), revision: first.revision },
      'ann',
      shop.now,
    );
    expect(later).toEqual({ revision: first.revision + 1 });
    expect(
      await doors.saveDraft(shopId, { form: form({ days: '1' }), revision: first.revision }, 'bob', shop.now),
    ).toEqual({ refused: 'not-allowed' });
    const seen = await doors.getPolicy(shopId);
    expect(seen.draft).toMatchObject({ basedOn: 1, savedBy: 'ann', form: { days: '46' } });
    expect([seen.form.days, seen.current?.version]).toEqual(['30', 1]);
    expect(await doors.publishDraft(shopId, first.revision, 'ann', shop.now)).toEqual({
      refused: 'not-allowed',
    });
    expect(await doors.publishDraft(shopId, first.revision + 1, 'ann', shop.now)).toEqual({
      ...{ version: 2, changed: true },
    });
    const published = await doors.getPolicy(shopId);
    expect([published.draft, published.form.days]).toEqual([null, '46']);
    expect(await doors.publishDraft(shopId, first.revision + 1, 'ann', shop.now)).toEqual({
      refused: 'not-allowed',
    });
  });

  it('is bad input where the form is, is discarded, and ends with a save', async () => {
    const shop = await returns.shop();
    const { returns: doors, shopId } = shop;
    expect(
      await doors.saveDraft(shopId, { form: form({ days: 'x' }), revision: 0 }, 'ann', shop.now),
    ).toMatchObject({ refused: 'bad-input', errors: { days: expect.any(String) } });
    await doors.saveDraft(shopId, { form: form({ days: '45' }), revision: 0 }, 'ann', shop.now);
    await doors.discardDraft(shopId);
    expect((await doors.getPolicy(shopId)).draft).toBe(null);
    await doors.saveDraft(shopId, { form: form({ days: '45' }), revision: 0 }, 'ann', shop.now);
    await doors.savePolicy(shopId, form({ days: '60' }), 'ann', shop.now);
    expect((await doors.getPolicy(shopId)).draft).toBe(null);
  });

  it('is rolled back as a version of its own', async () => {
    const shop = await returns.shop();
    const { returns: doors, shopId } = shop;
    const tables = form({ returnShippingByCurrency: { JPY: 500, EUR: 450 } });
    expect(await doors.savePolicy(shopId, tables, 'ann', shop.now)).toEqual({ version: 2, changed: true });
    expect(await doors.savePolicy(shopId, tables, 'ann', shop.now)).toEqual({ version: 2, changed: false });
    expect(await doors.restorePolicy(shopId, 1, 'ann', shop.now)).toEqual({ version: 3, changed: true });
    expect(await doors.restorePolicy(shopId, 1, 'ann', shop.now)).toEqual({ version: 3, changed: false });
    expect(await doors.restorePolicy(shopId, 9, 'ann', shop.now)).toBe(null);
    const [latest, second] = await doors.listPolicies(shopId, { limit: 2 });
    expect([latest?.restored, second?.restored]).toEqual([1, null]);
  });
});

describe('what is known of an order', () => {
  const vip = rule([{ field: 'customer.tags', is: 'any-of', values: ['vip'] }], {
    set: 'approval',
    to: 'manual',
  });

  it('is what was known when it was bought, once it was noted', async () => {
    const shop = await returns.shop({ rules: [vip] });
    const order = await shop.place(shirts(2));
    const then = telling(shop, { customer: { tags: ['VIP'], tier: null, orders: 1 } });
    const now = telling(shop, { customer: { tags: [], tier: null, orders: 2 } });
    expect(made(await shop.ask(order, [{}], { by: now })).state).toBe('approved');
    await then.noteOrder(shop.shopId, order.id);
    await now.noteOrder(shop.shopId, order.id);
    const waits = made(await shop.ask(order, [{}], { by: now }));
    expect(waits.state).toBe('requested');
    expect(waits.terms).toMatchObject({ approval: 'manual', held: [] });
    expect(waits.terms.lines[0]?.said.find(({ part }) => part === 'approval')).toEqual({
      ...{ part: 'approval', rule: 'r', name: 'Rule', values: { to: 'manual' } },
    });
    await then.noteOrder(shop.shopId, 999_999n);
  });

  it('has the tier that loyalty names, and shows what a return would do to it', async () => {
    const gold = rule([{ field: 'customer.tier', is: 'any-of', values: ['Gold'] }], {
      ...{ set: 'window' as const, days: 60, months: null, from: null, transitDays: null, until: null },
    });
    const shop = await returns.shop({ days: '5', rules: [gold] });
    const order = await shop.place(shirts(2));
    const plain = telling(shop, { customer: { tags: [], tier: null, orders: 1 } });
    expect(await shop.ask(order, [{}], { by: plain })).toMatchObject({ refused: 'window-closed' });
    const tiered = shop.another({
      orders: {
        ...shop.deps.orders,
        orderByShopifyId: async (id, one) => {
          const found = await shop.deps.orders.orderByShopifyId(id, one);
          return found === null ? null : { ...found, customer: { tags: [], tier: null, orders: 1 } };
        },
      },
      points: {
        ...shop.deps.points,
        tierOf: async () => ({ atPurchase: 'Gold', now: 'Gold', after: 'Silver' }),
      },
    });
    const asked = { orderShopifyId: order.snapshot.shopifyId, customerId: order.customerId };
    const quote = await tiered.quote(
      shop.shopId,
      { ...asked, lines: [{ lineShopifyId: shop.line(order), quantity: 1, reason: 'unwanted' }] },
      shop.now,
    );
    expect('refused' in quote ? quote : quote.outcomes[0]?.tier).toEqual({ from: 'Gold', to: 'Silver' });
  });
});
