import { z } from 'zod';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { AskedUnits, WantedVariant } from '#app/modules/returns/door.ts';

const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform((text): ShopifyId => shopifyId(BigInt(text)));

const lines = z
  .array(
    z.object({
      line: id,
      quantity: z.int().min(1).max(1_000_000),
      reason: z.string().max(100).refine(isStorable),
      variant: id.nullable(),
    }),
  )
  .min(1)
  .max(100);

/** What is tried on an order: units with their reasons, and what an exchange would bring. Null: nothing readable. */
export function triedLines(
  input: unknown,
): { readonly lines: readonly AskedUnits[]; readonly exchangeFor: readonly WantedVariant[] } | null {
  const parsed = lines.safeParse(input);
  if (!parsed.success) return null;
  return {
    lines: parsed.data.map(({ line, quantity, reason }) => ({ lineShopifyId: line, quantity, reason })),
    exchangeFor: parsed.data.flatMap(({ line, quantity, variant }) =>
      variant === null ? [] : [{ lineShopifyId: line, variantShopifyId: variant, quantity }],
    ),
  };
}
