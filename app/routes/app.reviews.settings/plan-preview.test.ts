import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import type { ReviewableOrder } from '#app/modules/reviews/ports.ts';
import { defaultSettings, type RequestSettings } from '#app/modules/reviews/settings/settings.ts';
import { openRuleNames } from '../../ui/rules/rule-names.ts';
import { en } from '../../ui/texts/en.ts';
import { planPreview } from './plan-preview.ts';

const at = (iso: string) => Temporal.Instant.from(iso);
const order: ReviewableOrder = {
  orderId: 1n,
  shopifyId: 7n,
  name: '#1001',
  customerId: 3n,
  processedAt: at('2026-02-20T10:00:00Z'),
  standing: 'live',
  imported: true,
  zone: zone('Europe/Berlin'),
  lines: [
    {
      shopifyId: 9n,
      productShopifyId: 11n,
      variantShopifyId: 12n,
      productTitle: 'Fjord mug',
      variantTitle: null,
      imageUrl: null,
      merchandise: true,
      currentQuantity: 1,
      traits: null,
    },
  ],
  traits: null,
  parcels: [
    {
      sentAt: at('2026-02-21T10:00:00Z'),
      deliveredAt: at('2026-02-23T20:30:00Z'),
      lines: [{ lineShopifyId: 9n, quantity: 1 }],
    },
  ],
};
const names = openRuleNames({
  ...{ currency: 'EUR', collections: {}, products: {}, reasons: {}, locations: {} },
  ...{ countries: { DE: 'Germany' }, blank: '…' },
});
const previewOf = (request: Partial<RequestSettings>, about: Partial<ReviewableOrder> = {}) =>
  planPreview(
    {
      order: { ...order, ...about },
      locale: 'de-AT',
      mail: { subject: 'Wie gefällt es dir?', html: '<p>Fjord mug</p>' },
    },
    { ...defaultSettings, request: { ...defaultSettings.request, ...request } },
    at('2026-03-03T09:00:00Z'),
    en,
    names,
  );

test('an order of the past is tried as if it were new, in the zone it went to and within the send window', () => {
  const { steps, never, mail } = previewOf({});
  expect(steps.map(({ id }) => id)).toEqual(['ordered', 'sent', 'delivered', 'asked']);
  // Seven days after 21:30 is 21:30, when the window is closed: the next morning.
  expect(steps.at(-1)?.at.iso).toBe('2026-03-03T08:00:00Z');
  expect(never).toBeNull();
  expect(mail.lang).toBe('de');
  expect(mail.html).toContain('Fjord mug');
});

test('without a report of delivery and without another time, nobody would be asked', () => {
  const parcels = order.parcels.map((parcel) => ({ ...parcel, deliveredAt: null }));
  const { steps, never } = previewOf({ fallbackDays: null, waitForAllDays: 0 }, { parcels });
  expect(steps.map(({ id }) => id)).toEqual(['ordered', 'sent']);
  expect(never).toBe(en.reviews.settings.preview.never);
});

test('what decided is said, with what is left out, reminded of and not known', () => {
  const abroad = {
    ...{ id: 'abroad', name: '', on: true },
    when: [{ field: 'order.country' as const, is: 'none-of' as const, values: ['DE'] }],
    then: [
      { set: 'time' as const, trigger: 'fulfilled' as const, delayDays: 3, fallbackDays: null },
      { set: 'reminders' as const, days: [4] },
    ],
  };
  const unknown = previewOf({ rules: [abroad] });
  expect(unknown.notes).toEqual([
    'By the plan: no rule sets another time.',
    expect.stringContaining(en.rules.fields['order.country']),
  ]);
  const traits = { country: 'AT', channel: null, tags: [], codes: [], valueMinor: 0n, customer: null };
  const decided = previewOf({ rules: [abroad] }, { traits });
  expect(decided.steps.at(-1)?.at.iso).toBe('2026-02-24T10:00:00Z');
  expect(decided.notes).toEqual([
    'Decided by the rule: If the order does not go to Germany, they are asked 3 days after dispatch and they are reminded after 4 days.',
    'Reminded after 4 days.',
  ]);
  const left = previewOf({ rules: [{ ...abroad, name: 'Not abroad', then: [{ set: 'skip' }] }] }, { traits });
  expect(left.steps.map(({ id }) => id)).not.toContain('asked');
  expect(left.notes).toEqual(['Would not be asked. Decided by the rule: Not abroad']);
});
