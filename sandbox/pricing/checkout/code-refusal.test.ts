import { expect, it } from 'vitest';
import type { DiscountData, DiscountRefusal } from '../../domain/discounts/discount-types.ts';
import type { CheckoutQuestion } from './checkout-question.ts';
import { codeRefusal } from './code-refusal.ts';
import { testDiscount, testQuestion } from './test-discount.ts';

// It is noon of 2 March; the lines cost 110.00 in all, customer 7 is signed in.

const use = (customerId: string) => ({ orderId: '99', customerId, usedAt: 0 });
const guest = { buyer: { known: null, customerId: '7' } };
const late = { late: true };
const nothing = { productIds: [], variantIds: [], collectionIds: [] };

it.each<[string, DiscountRefusal | null, Partial<DiscountData>, Partial<CheckoutQuestion>]>([
  ['applies without conditions', null, {}, {}],
  ['is not active before it starts', 'not-active', { startsAt: '2026-03-02T12:00:01Z' }, {}],
  ['is active from its first second', null, { startsAt: '2026-03-02T12:00:00Z' }, {}],
  ['is not active from its end on', 'not-active', { endsAt: '2026-03-02T12:00:00Z' }, {}],
  ['is not active once deactivated', 'not-active', { deactivatedAt: '2026-03-02T11:59:00Z' }, {}],
  ['is unknown once deleted', 'unknown', { deletedAt: '2026-03-02T11:59:00Z' }, {}],
  ['counts late when it was deactivated', null, { deactivatedAt: '2026-03-02T11:59:00Z' }, late],
  ['counts late when it was deleted', null, { deletedAt: '2026-03-02T11:59:00Z' }, late],
  ['is used up', 'used-up', { usageLimit: 1, uses: [use('8')] }, {}],
  ['is used up late as well', 'used-up', { usageLimit: 1, uses: [use('8')] }, late],
  ['has uses left', null, { usageLimit: 2, uses: [use('8')] }, {}],
  ['is used once a customer', 'already-used-by-customer', { oncePerCustomer: true, uses: [use('7')] }, {}],
  [
    'counts a guest by e-mail for that',
    'already-used-by-customer',
    { oncePerCustomer: true, uses: [use('7')] },
    guest,
  ],
  ['may be used by another', null, { oncePerCustomer: true, uses: [use('8')] }, {}],
  ['is for another customer', 'other-customer', { customerIds: ['8'] }, {}],
  ['is for this customer', null, { customerIds: ['8', '7'] }, {}],
  ['is not for a guest with that e-mail', 'other-customer', { customerIds: ['7'] }, guest],
  ['wants more bought', 'below-minimum', { minimumSubtotal: '110.01' }, {}],
  ['wants just this much bought', null, { minimumSubtotal: '110.00' }, {}],
  ['wants more units', 'below-minimum', { minimumQuantity: 3 }, {}],
  [
    'looks at certain items for its minimum',
    'below-minimum',
    { minimumSubtotal: '30.01', items: { ...nothing, productIds: ['20'] } },
    {},
  ],
  ['finds none of its items', 'no-matching-items', { items: { ...nothing, productIds: ['5'] } }, {}],
  ['does not ship there', 'no-matching-items', { kind: 'free-shipping', value: null, countries: ['DE'] }, {}],
  [
    'finds the way too dear',
    'no-matching-items',
    { kind: 'free-shipping', value: null, maximumShipping: '4.89' },
    {},
  ],
])('a code %s', (_, refusal, discount, change) => {
  expect(codeRefusal(testQuestion([], change), testDiscount(discount))).toBe(refusal);
});

it('a code that the shop does not have is unknown', () => {
  expect(codeRefusal(testQuestion([]), null)).toBe('unknown');
});
