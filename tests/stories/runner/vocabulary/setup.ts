import { z } from 'zod';
import { switchesSchema } from '../../../../sandbox/domain/switches.ts';
import { amount, country, currency, sku } from './values.ts';

/** How this shop answers what only a real store can confirm; `both`: the story runs once with each answer. */
const switches = z.partialRecord(
  switchesSchema.keyof(),
  z.union([z.boolean(), z.literal([0, 2]), z.literal('both')]),
);

export const shop = z
  .strictObject({
    currency: currency.default('USD'),
    timezone: z.string().default('America/New_York'),
    country: country.default('US'),
    pricesIncludeTax: z.boolean().default(false),
    plan: z.enum(['plus', 'basic']).default('plus'),
    switches: switches.default({}),
  })
  .prefault({});

const product = z.strictObject({
  price: amount,
  stock: z.int().min(0).default(100),
  tags: z.array(z.string()).default([]),
  collections: z.array(z.string()).default([]),
  type: z.string().optional(),
  vendor: z.string().optional(),
  giftCard: z.boolean().default(false),
  /** Other variants of the same product, each with a SKU of its own. */
  variants: z
    .array(z.strictObject({ sku, title: z.string(), price: amount, stock: z.int().min(0).default(100) }))
    .optional(),
});
export const products = z.record(sku, product).default({});

const customer = z.strictObject({
  email: z.email(),
  country: country.optional(),
  marketing: z.enum(['subscribed', 'not_subscribed', 'pending', 'unsubscribed']).default('subscribed'),
  tags: z.array(z.string()).default([]),
  account: z.boolean().default(true),
});
export const customers = z.record(z.string().min(1), customer).default({});
