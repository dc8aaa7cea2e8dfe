import { z } from 'zod';
import { outcomes } from '#app/contracts/returns.ts';
import { idFromGid, type ShopifyId } from '#app/kernel/ids.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { ArrivedUnits, InspectedUnits } from '#app/modules/returns/door.ts';

// What the screen of one return can send.

const line = z
  .string()
  .regex(/^gid:\/\/shopify\/LineItem\/[1-9]\d{0,17}$/)
  .transform((gid): ShopifyId => idFromGid('LineItem', gid));
const quantity = z.int().min(1).max(100_000).default(1);
const text = (length: number) => z.string().trim().max(length).refine(isStorable);
const photo = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

/** A list that comes as JSON in one field; no field, no list. */
const listed = <Item>(item: z.ZodType<Item>) =>
  z
    .string()
    .max(100_000)
    .optional()
    .transform((json, context): unknown => {
      if (json === undefined) return null;
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(item).max(500).nullable());

const arrived = z
  .object({ line, quantity })
  .transform((unit): ArrivedUnits => ({ lineShopifyId: unit.line, quantity: unit.quantity }));
const inspected = z
  .object({
    line,
    quantity,
    grade: text(20).optional(),
    disposition: z.enum(['restocked', 'not-restocked', 'processing', 'missing']),
    note: text(500).optional(),
    photos: z.array(photo).max(5).optional(),
  })
  .transform(
    ({ grade, note, photos, ...unit }): InspectedUnits => ({
      lineShopifyId: unit.line,
      quantity: unit.quantity,
      disposition: unit.disposition,
      ...(grade ? { grade } : {}),
      ...(note ? { note } : {}),
      ...(photos && photos.length > 0 ? { photos } : {}),
    }),
  );

/** Why a request is declined, as it is said to the shopper. */
export const declining = {
  reason: z.enum(['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER']),
  note: text(500).optional(),
};

export const returnIntents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('decline'), ...declining }),
  z.object({ intent: z.literal('cancel') }),
  z.object({
    intent: z.literal('scan'),
    event: z.enum(['in_transit', 'out_for_delivery', 'delivered', 'delayed', 'failure']),
  }),
  z.object({ intent: z.literal('receive'), units: listed(arrived) }),
  z.object({ intent: z.literal('inspect'), units: listed(inspected) }),
  z.object({ intent: z.literal('reopen-missing') }),
  z.object({ intent: z.literal('switch-outcome'), outcome: z.enum(outcomes) }),
  z.object({ intent: z.literal('settle'), despite: z.literal('yes').optional() }),
  /** `key`: what the page chose for one message, so that it is written once. */
  z.object({
    intent: z.literal('write'),
    as: z.enum(['shop', 'note']),
    text: text(5000).refine((written) => written !== ''),
    key: z.string().min(1).max(100).refine(isStorable),
  }),
  z.object({ intent: z.literal('read') }),
  /** Empty: nobody's. */
  z.object({ intent: z.literal('assign'), owner: z.string().regex(/^([1-9]\d{0,17})?$/) }),
  z.object({ intent: z.literal('list-customer'), list: z.enum(['allow', 'block', 'none']) }),
]);

export type ReturnIntent = z.output<typeof returnIntents>;
export type IntentName = ReturnIntent['intent'];
