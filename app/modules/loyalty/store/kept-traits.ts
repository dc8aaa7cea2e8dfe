import { z } from 'zod';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { LineTraits, OrderTraits } from '../ports.ts';

/* What rules could ask about an order when it first earned, kept with it as JSON: lines by their id, and the order. */

export interface KeptTraits {
  readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
  /** Null: it first earned before they were kept. */
  readonly orderTraits: OrderTraits | null;
}

const minor = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));

const lineSchema = z.object({
  tags: z.array(z.string()),
  collections: z.array(z.string()),
  product: z.string().nullable().optional(),
  type: z.string().nullable().optional(),
  vendor: z.string().nullable().optional(),
  soldMinor: minor.optional(),
});

const orderSchema = z.object({
  country: z.string().nullable(),
  channel: z.string().nullable(),
  tags: z.array(z.string()),
  valueMinor: minor,
  customer: z.object({ tags: z.array(z.string()), orders: z.int().nullable() }).nullable(),
});

const keptSchema = z.object({ order: orderSchema.optional() }).catchall(z.unknown());

export function traitsAsJson({ traits, orderTraits }: KeptTraits): string {
  const lines = [...traits].map(([line, own]) => [line.toString(), own]);
  const kept = { ...Object.fromEntries(lines), ...(orderTraits === null ? {} : { order: orderTraits }) };
  return JSON.stringify(kept, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

export function keptTraits(stored: unknown): KeptTraits {
  const { order = null, ...lines } = keptSchema.parse(stored);
  return {
    traits: new Map(
      Object.entries(lines).map(([line, own]) => [shopifyId(BigInt(line)), lineSchema.parse(own)]),
    ),
    orderTraits: order,
  };
}
