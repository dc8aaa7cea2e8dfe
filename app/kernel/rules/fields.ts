/**
 * What a rule can ask about: one vocabulary for the return policy, earning, requests, flows and alerts. Nothing here
 * tells a star or a sentiment, and nothing ever may: rules decide what is shown and asked.
 */

/** Texts of which a thing has any number; compared as people write them, without regard to case. */
export const namesFields = [
  'customer.tags',
  'customer.tier',
  'order.country',
  'order.channel',
  'order.tags',
  'order.codes',
  'line.skus',
  /** Shopify ids of products, as decimal text. */
  'line.products',
  'line.tags',
  /** Shopify ids of collections, as decimal text. */
  'line.collections',
  'line.types',
  'line.vendors',
  /** Id of the reason given. */
  'return.reason',
] as const;
export type NamesField = (typeof namesFields)[number];

/** Minor units of the shop's currency. `order.value`: net of the merchandise; `line.price`: of one unit, as sold. */
export const amountFields = ['order.value', 'line.price'] as const;
export type AmountField = (typeof amountFields)[number];

/** Parts of a hundred. `history.returnRate`: units returned of units bought, in the days before. */
export const percentFields = ['line.discountPercent', 'history.returnRate'] as const;
export type PercentField = (typeof percentFields)[number];

/** `customer.orders`: valid orders, this one included; the others are within the days before. */
export const countFields = ['customer.orders', 'history.returns', 'history.keptItems'] as const;
export type CountField = (typeof countFields)[number];

export const dateFields = ['order.boughtOn'] as const;
export type DateField = (typeof dateFields)[number];

export type RuleField = NamesField | AmountField | PercentField | CountField | DateField;
