import type { Words } from './words.ts';

export const en: Words = {
  quantity: (quantity) => `Quantity: ${quantity}`,
  more: (products) => `and ${products} more`,
  refunded: 'Refunded to how you paid',
  credited: 'Added as store credit',
  available: 'Now available',
  balance: 'Your balance',
  factor: 'Points on your orders',
  times: (factor) => `${factor}×`,
  entryPoints: 'Given to you',
  points: (number, plural) => (plural === 'one' ? `${number} point` : `${number} points`),
  writes: (shop) => `${shop} writes`,
  sendBy: 'Please send it by',
  sendTo: 'Send it to',
  instead: 'You get instead',
  owed: 'Still to pay',
  kept: 'You keep the items, so there is nothing to send back.',
  statedAt: 'Received',
  statedBy: 'Stated by',
  statedOrder: 'Order, as written',
  statedText: 'Message',
  whyWithdrawal: (shop) =>
    `You get this mail because this address was given with a withdrawal from a contract with ${shop}. If that was not you, you need not do anything.`,
  why: {
    returns: (shop) => `You get this mail because you asked ${shop} for a return.`,
    reviews: (shop) => `You get this mail because you bought something from ${shop}.`,
    loyalty: (shop) => `You get this mail because you collect points at ${shop}.`,
  },
  preferences: 'Choose what you get, or unsubscribe',
};
