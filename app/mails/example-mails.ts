import { parseInstant, parseLocalDate, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import type { Language } from '#app/kernel/language.ts';
import { money } from '#app/kernel/money.ts';
import type { MailContent, MailProduct, MailToWrite } from '#app/modules/messages/mails/mail.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';
import { defaultBrand } from '#app/modules/messages/templates/brand/brand.ts';

// Mails as they might be, for tests and for pictures that are looked at.

const products: readonly MailProduct[] = [
  { title: 'Fjell jumper, Moss / M', imageUrl: 'https://pictures.example/jumper.png', quantity: 1 },
  {
    title: 'Recycled wool walking socks with a reinforced heel, Oatmeal / 39–42',
    imageUrl: 'https://pictures.example/socks.png',
    quantity: 2,
  },
  { title: 'Ridge cap', imageUrl: null, quantity: 1 },
];

const withStars = products.map((product, index) => ({ ...product, line: BigInt(9_000_001 + index) }));

const ofOrder = {
  orderName: '#1001',
  products,
  url: 'https://hartland.example/apps/afterglow/go?token=order',
};
const ofReturn = { ...ofOrder, returnName: '#1001-R1', products: products.slice(0, 2) };
const euro = currencyCode('EUR');

export const exampleContents: Readonly<Record<MessageKind, MailContent>> = {
  'return-requested': { kind: 'return-requested', ...ofReturn },
  'return-approved': {
    ...{ kind: 'return-approved', ...ofReturn, sendBy: parseLocalDate('2026-03-17') },
    ...{
      sendTo: 'Hartland Outdoor Ltd\n12 Mill Lane\nSheffield S1 2AB',
      instead: ['Fjell jumper, Moss / L'],
    },
  },
  'return-declined': {
    kind: 'return-declined',
    ...ofReturn,
    note: 'The socks have been worn outdoors, so we cannot take them back.\n\nThe jumper was part of a final sale.',
  },
  'return-received': { kind: 'return-received', ...ofReturn },
  'return-settled': {
    kind: 'return-settled',
    ...ofReturn,
    refunded: money(123_450n, euro),
    credited: money(5_280n, euro),
    owed: money(400n, euro),
    instead: ['Fjell jumper, Moss / L'],
    kept: true,
  },
  'return-cancelled': { kind: 'return-cancelled', ...ofReturn },
  'return-reminder': {
    ...{ kind: 'return-reminder', ...ofReturn, sendBy: parseLocalDate('2026-03-17') },
    ...{ sendTo: 'Hartland Outdoor Ltd\n12 Mill Lane\nSheffield S1 2AB', instead: [] },
  },
  'return-expired': { kind: 'return-expired', ...ofReturn },
  'return-message': {
    kind: 'return-message',
    ...ofReturn,
    text: 'Thank you for the picture.\n\nYou can send the jumper in the bag it came in.',
  },
  'withdrawal-receipt': {
    ...{ kind: 'withdrawal-receipt', ...ofOrder, products: [] },
    ...{ statedAt: parseInstant('2026-03-03T09:59:30Z'), zone: zone('Europe/London') },
    ...{
      name: 'Anna Berg',
      email: 'anna@example.com',
      text: 'The jumper does not fit.\n\nThe rest is fine.',
    },
  },
  'review-request': { kind: 'review-request', ...ofOrder, products: withStars },
  'review-reminder': { kind: 'review-reminder', ...ofOrder, products: withStars.slice(1) },
  'review-reply': {
    kind: 'review-reply',
    ...ofOrder,
    text: 'Thank you for telling us.\n\nWe are sending you another zip.',
  },
  'review-thanks': {
    ...{ kind: 'review-thanks', ...ofOrder, code: 'REV-4K7M2P9QX3AB', percent: '10' },
    lastDay: parseLocalDate('2026-04-02'),
  },
  'question-answered': {
    kind: 'question-answered',
    products: products.slice(0, 1),
    question: 'Does it run large?\n\nI am between two sizes.',
    answers: [
      { by: 'merchant', name: '', text: 'It does. Take the smaller one.' },
      { by: 'owner', name: 'Ben K.', text: 'I took S and it fits over a shirt.' },
    ],
    url: 'https://hartland.example/apps/afterglow/questions?product=1',
  },
  'points-available': {
    kind: 'points-available',
    points: 480n,
    balance: 12_400n,
    url: 'https://hartland.example/apps/afterglow/go?token=points',
  },
  'points-expiring': {
    kind: 'points-expiring',
    points: 480n,
    worth: money(2400n, currencyCode('EUR')),
    firstDay: parseLocalDate('2026-03-31'),
    lastDay: parseLocalDate('2026-04-02'),
    url: 'https://hartland.example/apps/afterglow/go?token=expiring',
  },
  'points-paused': {
    kind: 'points-paused',
    points: 12_400n,
    url: 'https://hartland.example/apps/afterglow/go?token=paused',
  },
  'tier-changed': {
    kind: 'tier-changed',
    tier: 'Gold',
    factor: '1.25',
    entryPoints: 100n,
    url: 'https://hartland.example/apps/afterglow/go?token=tier',
  },
};

export function exampleMail(
  parts: MailToWrite['parts'],
  language: Language,
  changes: Partial<MailToWrite> = {},
): MailToWrite {
  return {
    parts,
    language,
    locale: language,
    lifecycle: 'repeat',
    firstName: 'Anna',
    shopName: 'Hartland',
    brand: { ...defaultBrand, footer: 'Hartland Outdoor Ltd\n12 Mill Lane, Sheffield S1 2AB' },
    texts: {},
    preferencesUrl: 'https://hartland.example/apps/afterglow/preferences?token=person',
    openUrl: 'https://hartland.example/apps/afterglow/seen.gif?token=mail',
    at: parseInstant('2026-03-03T10:00:00Z'),
    ...changes,
  };
}
