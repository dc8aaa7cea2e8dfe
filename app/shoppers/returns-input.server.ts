import { z } from 'zod';
import {
  type AskedLine,
  maxPhotosPerLine,
  type Outcome,
  outcomes,
  type WantedVariant,
} from '../contracts/returns.ts';
import { type ShopifyId, shopifyId } from '../kernel/ids.ts';
import type { AskedUnits, WantedVariant as Wanted } from '../modules/returns/door.ts';
import { shopperText } from './shopper-answers.server.ts';

// What shoppers' pages send about returns. Whether a quantity makes sense is the order's to say.

const gid = z.string().max(100);
const mostLines = 100;

const line = z.object({
  line: gid,
  quantity: z.number(),
  reason: shopperText(100),
  note: shopperText(255).optional(),
  answers: z
    .record(shopperText(50), shopperText(255))
    .refine((answers) => Object.keys(answers).length <= 20)
    .optional(),
  photos: z.array(shopperText(20)).max(maxPhotosPerLine).optional(),
});

const wanted = z.object({ line: gid, variant: gid, quantity: z.number() });

export const quoteInput = z.object({
  order: gid,
  lines: z.array(line).min(1).max(mostLines),
  exchangeFor: z.array(wanted).min(1).max(mostLines).optional(),
});

const key = shopperText(100).refine((text) => text !== '');

export const requestInput = quoteInput.extend({
  outcome: shopperText(50),
  key,
  askPerson: z.boolean().optional(),
});

/** What a shopper writes to the shop. */
export const messageInput = z.object({
  text: shopperText(2_000).refine((text) => text.trim() !== ''),
  key,
});

/** Null: there is no such outcome, so nobody offers it. */
export const outcomeNamed = (name: string): Outcome | null => outcomes.find((one) => one === name) ?? null;

/** One of our own ids, as addresses and pages have it; null: it is none. */
export const ownId = (text: string | undefined): bigint | null =>
  /^[1-9]\d{0,17}$/.test(text ?? '') ? BigInt(text ?? '') : null;

/** The number in one of Shopify's global ids of that type; null: it is none. */
export function numberInGid(type: string, text: string): ShopifyId | null {
  const match = new RegExp(`^gid://shopify/${type}/([1-9]\\d{0,17})$`).exec(text);
  return match?.[1] === undefined ? null : shopifyId(BigInt(match[1]));
}

/** Null: one of them names no line, or no photo. */
export function askedLines(lines: readonly AskedLine[]): AskedUnits[] | null {
  const asked = lines.flatMap(({ line: named, photos, ...rest }) => {
    const lineShopifyId = numberInGid('LineItem', named);
    const ids = photos?.map(ownId);
    if (lineShopifyId === null || !allThere(ids ?? [])) return [];
    return [{ lineShopifyId, ...rest, ...(ids && allThere(ids) ? { photos: ids } : {}) }];
  });
  return asked.length === lines.length ? asked : null;
}

/** Null: one of them names no line, or no variant. */
export function wantedVariants(list: readonly WantedVariant[]): Wanted[] | null {
  const read = list.flatMap(({ line: named, variant, quantity }) => {
    const lineShopifyId = numberInGid('LineItem', named);
    const variantShopifyId = numberInGid('ProductVariant', variant);
    return lineShopifyId === null || variantShopifyId === null
      ? []
      : [{ lineShopifyId, variantShopifyId, quantity }];
  });
  return read.length === list.length ? read : null;
}

/** What a quote and a request are about; null: something of it names nothing. */
export function askedUnits(input: z.infer<typeof quoteInput>) {
  const orderShopifyId = numberInGid('Order', input.order);
  const lines = askedLines(input.lines);
  const exchangeFor = input.exchangeFor === undefined ? undefined : wantedVariants(input.exchangeFor);
  if (orderShopifyId === null || lines === null || exchangeFor === null) return null;
  return { orderShopifyId, lines, ...(exchangeFor ? { exchangeFor } : {}) };
}

const allThere = <T>(list: readonly (T | null)[]): list is T[] => list.every((one) => one !== null);
