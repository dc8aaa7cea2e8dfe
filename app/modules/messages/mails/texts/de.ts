import type { MailTexts } from './texts.ts';

export const de: MailTexts = {
  reviewRequest: {
    subject: (shop, products) =>
      products === 1
        ? `Wie gefällt Ihnen Ihr Einkauf bei ${shop}?`
        : `Wie gefallen Ihnen Ihre Einkäufe bei ${shop}?`,
    greeting: 'Guten Tag,',
    intro: (order, products) =>
      products === 1
        ? `Ihre Bestellung ${order} ist angekommen. Möchten Sie anderen sagen, was Sie davon halten?`
        : `Ihre Bestellung ${order} ist angekommen. Möchten Sie anderen sagen, was Sie von diesen Produkten halten?`,
    action: (products) => (products === 1 ? 'Bewertung schreiben' : 'Bewertungen schreiben'),
    note: 'Jede Bewertung zählt gleich viel, ob sie lobt oder nicht.',
  },
  footer: {
    why: (shop) => `Sie erhalten diese Mail, weil Sie bei ${shop} eingekauft haben.`,
    unsubscribe: 'Keine Mails mehr, die um Bewertungen bitten',
  },
};
