import { z } from 'zod';
import type { AskedLine } from './contracts/returns.ts';
import { type ShopifyId, shopifyId } from './kernel/ids.ts';
import type { AskedUnits } from './modules/returns/door.ts';
import { shopperText } from './shopper-answers.server.ts';

// What shoppers' pages send about returns. Whether a quantity makes sense is the order's to say.

const line = z.object({
  line: z.string().max(100),
  quantity: z.number(),
  reason: shopperText(100),
  note: shopperText(255).optional(),
});

export const quoteInput = z.object({ order: z.string().max(100), lines: z.array(line).min(1).max(100) });

export const requestInput = quoteInput.extend({
  outcome: shopperText(50),
  key: shopperText(100).refine((text) => text !== ''),
});

/** The number in one of Shopify's global ids of that type; null: it is none. */
export function numberInGid(type: string, gid: string): ShopifyId | null {
  const match = new RegExp(`^gid://shopify/${type}/([1-9]\\d{0,17})$`).exec(gid);
  return match?.[1] === undefined ? null : shopifyId(BigInt(match[1]));
}

/** Null: one of them names no line. */
export function askedLines(lines: readonly AskedLine[]): AskedUnits[] | null {
  const asked = lines.flatMap(({ line: gid, ...rest }) => {
    const lineShopifyId = numberInGid('LineItem', gid);
    return lineShopifyId === null ? [] : [{ lineShopifyId, ...rest }];
  });
  return asked.length === lines.length ? asked : null;
}
