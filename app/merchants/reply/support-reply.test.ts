import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { languages } from '#app/kernel/language.ts';
import { money } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import type { OutcomeQuote, ReturnDetail } from '#app/modules/returns/door.ts';
import { combineTerms } from '#app/modules/returns/policy/combine-terms.ts';
import { defaultPolicy } from '#app/modules/returns/policy/policy.ts';
import { termsOf } from '#app/modules/returns/policy/terms-of.ts';
import { supportReply } from './support-reply.ts';
import { replyTexts } from './texts/texts.ts';

const eur = currencyCode('EUR');
const at = Temporal.Instant.from('2026-03-03T09:00:00Z');
const nothingKnown = { names: () => null, number: () => null, date: () => null };

const refund: OutcomeQuote = {
  outcome: 'refund',
  total: money(7794n, eur),
  owes: money(0n, eur),
  parts: [],
  points: { clawed: points(0n), restored: points(0n) },
  tier: null,
  why: [
    { code: 'goods-as-sold', values: { amount: '82.84', currency: 'EUR' } },
    { code: 'return-shipping-fee', values: { amount: '4.90', currency: 'EUR' } },
    { code: 'terms-window', values: { days: '30' } },
  ],
};

const found = (change: Partial<ReturnDetail> = {}): ReturnDetail => ({
  id: 1n,
  name: '#1001-R1',
  orderId: 1n,
  orderName: '#1001',
  customerId: 3n,
  state: 'approved',
  outcome: 'refund',
  units: 2,
  title: 'Fjord mug',
  reasons: ['too-small'],
  quoted: money(7794n, eur),
  quotedShop: money(7794n, eur),
  requestedAt: at,
  since: at,
  held: false,
  origin: 'shopper',
  dueAt: null,
  owner: null,
  unread: false,
  first: false,
  orderShopifyId: shopifyId(1n),
  currency: eur,
  policyVersion: 1,
  shopifyId: null,
  lines: [
    {
      lineShopifyId: shopifyId(11n),
      title: 'Fjord mug',
      variantTitle: 'Moss',
      sku: 'MUG',
      quantity: 2,
      reason: 'too-small',
      reasonLabel: 'Too small',
      note: '',
      imageUrl: null,
      answers: [],
      photos: [],
      units: [],
    },
  ],
  terms: combineTerms([termsOf(defaultPolicy(), nothingKnown)]),
  exchange: [],
  messages: [],
  expiresAt: Temporal.Instant.from('2026-03-17T23:00:00Z'),
  quote: { outcomes: [refund] },
  paid: null,
  hold: null,
  working: false,
  declined: null,
  actions: [],
  timeline: [],
  ...change,
});
const to = { firstName: 'Ines', shopName: 'Salt & Linen', zone: zone('Europe/Berlin') };

test('an approval says what comes back, how it is made up and what to do until when', () => {
  expect(supportReply(found(), { ...to, language: 'en' })).toBe(
    `Hello Ines,

This is about your return #1001-R1 from order #1001:
- 2 × Fjord mug, Moss (Too small)

Your return is approved. You get €77.94 back by the way you paid.

How this comes about:
- It could be returned for 30 days from delivery.
- The items count at the price you paid after discounts: €82.84.
- The way back costs €4.90.

Please pack it and send it back.
Please send it by March 17, 2026.

Kind regards
Salt & Linen`,
  );
});

test('a refusal says why in the words of the shop, promises nothing and offers a person', () => {
  const declined = { reason: 'FINAL_SALE', note: 'As the page said' } as const;
  const reply = supportReply(found({ state: 'declined', declined }), { ...to, language: 'de' });
  expect(reply).toContain(
    'Wir können diese Rückgabe nicht annehmen. Es war vom Umtausch ausgeschlossen. „As the page said“',
  );
  expect(reply).toContain('Ein Mensch sieht es sich an.');
  expect(reply).not.toContain('77,94');
});

test('what was paid is told as paid; a kept item need not be sent', () => {
  const paid = {
    ...{ refunded: money(7794n, eur), credited: money(0n, eur), bonus: money(0n, eur), owed: money(0n, eur) },
    transactions: [],
    parts: [],
  };
  expect(supportReply(found({ state: 'settled', paid }), { ...to, language: 'en' })).toContain(
    '€77.94 has been paid out.',
  );
  const kept = found({ outcome: 'keep', quote: { outcomes: [{ ...refund, outcome: 'keep' }] } });
  expect(supportReply(kept, { ...to, firstName: null, language: 'en' })).toMatch(
    /^Hello,[\s\S]*need not send/,
  );
});

test('every language fills in the same, in every state', () => {
  const marks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join();
  for (const language of languages) {
    const words = replyTexts[language];
    for (const [code, sentence] of Object.entries(words.because))
      expect(marks(sentence), `${language} ${code}`).toBe(
        marks(Object.entries(replyTexts.en.because).find(([known]) => known === code)?.[1] ?? ''),
      );
    for (const state of ['requested', 'approved', 'declined', 'in-transit', 'settled', 'expired'] as const)
      expect(supportReply(found({ state }), { ...to, language })).not.toMatch(/\{\{|undefined/);
  }
});
