import type { MailTexts } from './texts.ts';

export const en: MailTexts = {
  reviewRequest: {
    subject: (shop, products) =>
      products === 1 ? `How is your purchase from ${shop}?` : `How are your purchases from ${shop}?`,
    greeting: 'Hello,',
    intro: (order, products) =>
      products === 1
        ? `Your order ${order} has arrived. Would you tell others what you think of it?`
        : `Your order ${order} has arrived. Would you tell others what you think of these products?`,
    action: (products) => (products === 1 ? 'Write a review' : 'Write reviews'),
    note: 'Every review counts alike, whether it praises or not.',
  },
  footer: {
    why: (shop) => `You get this mail because you bought something from ${shop}.`,
    unsubscribe: 'No more mails that ask for reviews',
  },
};
