import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import type { ReviewableOrder } from '#app/modules/reviews/ports.ts';
import { defaultSettings, type RequestSettings } from '#app/modules/reviews/settings/settings.ts';
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
const previewOf = (request: Partial<RequestSettings>, about: Partial<ReviewableOrder> = {}) =>
  planPreview(
    {
      order: { ...order, ...about },
      locale: 'de-AT',
      mail: { subject: 'Wie gefällt es Ihnen?', text: 'Fjord mug' },
    },
    { ...defaultSettings, request: { ...defaultSettings.request, ...request } },
    at('2026-03-03T09:00:00Z'),
    en,
  );

test('an order of the past is tried as if it were new, in the zone it went to and within the send window', () => {
  const { steps, never, mail } = previewOf({});
  expect(steps.map(({ id }) => id)).toEqual(['ordered', 'sent', 'delivered', 'asked']);
  // Seven days after 21:30 is 21:30, when the window is closed: the next morning.
  expect(steps.at(-1)?.at.iso).toBe('2026-03-03T08:00:00Z');
  expect(never).toBeNull();
  expect(mail.lang).toBe('de');
  expect(mail.text).toContain('Fjord mug');
});

test('without a report of delivery and without another time, nobody would be asked', () => {
  const parcels = order.parcels.map((parcel) => ({ ...parcel, deliveredAt: null }));
  const { steps, never } = previewOf({ fallbackDays: null, waitForAllDays: 0 }, { parcels });
  expect(steps.map(({ id }) => id)).toEqual(['ordered', 'sent']);
  expect(never).toBe(en.reviews.settings.preview.never);
});
