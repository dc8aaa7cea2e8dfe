/** The lists of the queue, and all of them together. */
export const returnTabs = ['to-review', 'in-transit', 'to-inspect', 'to-settle', 'done', 'all'] as const;
export type QueueTab = (typeof returnTabs)[number];

/** What a return may need beside its next step; each can be asked for with the others. */
export const needs = ['overdue', 'held', 'unread', 'first'] as const;
export type Need = (typeof needs)[number];

export const origins = ['shopper', 'staff', 'withdrawal', 'shopify-request', 'shopify'] as const;

/** In whole units of the shop's currency. */
export const values = ['50', '100', '250', '500', '1000'] as const;
