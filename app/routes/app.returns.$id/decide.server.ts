import { z } from 'zod';
import { type RefusalWord, type Refused, statusOf } from '#app/contracts/answers.ts';
import { idFromGid, type ShopifyId } from '#app/kernel/ids.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { ArrivedUnits, InspectedUnits, Moved, ReturnAction } from '#app/modules/returns/door.ts';
import type { Merchant } from '../../merchant.server.ts';
import { app } from '../../wiring.server.ts';

const line = z
  .string()
  .regex(/^gid:\/\/shopify\/LineItem\/[1-9]\d{0,17}$/)
  .transform((gid): ShopifyId => idFromGid('LineItem', gid));
const quantity = z.int().min(1).max(100_000).default(1);
const text = (length: number) => z.string().trim().max(length).refine(isStorable);

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
  })
  .transform(
    (unit): InspectedUnits => ({
      lineShopifyId: unit.line,
      quantity: unit.quantity,
      ...(unit.grade ? { grade: unit.grade } : {}),
      disposition: unit.disposition,
    }),
  );

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve') }),
  z.object({
    intent: z.literal('decline'),
    reason: z.enum(['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER']),
    note: text(500).optional(),
  }),
  z.object({ intent: z.literal('cancel') }),
  z.object({
    intent: z.literal('scan'),
    event: z.enum(['in_transit', 'out_for_delivery', 'delivered', 'delayed', 'failure']),
  }),
  z.object({ intent: z.literal('receive'), units: listed(arrived) }),
  z.object({ intent: z.literal('inspect'), units: listed(inspected) }),
  z.object({ intent: z.literal('switch-outcome'), outcome: z.enum(['refund', 'credit']) }),
  z.object({ intent: z.literal('settle'), despite: z.literal('yes').optional() }),
]);

/** What the screen hears back. */
export type ReturnAnswer = { readonly done: ReturnAction } | Refused;

/** Does what the staff member decided. Null: there is no such return in this shop. */
export async function decideReturn(
  merchant: Merchant,
  returnId: bigint,
  fields: FormData,
): Promise<{ readonly answer: ReturnAnswer; readonly status: number } | null> {
  if ((await app().returns.find(merchant.shopId, returnId)) === null) return null;
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return refused('bad-input');
  const moved = await move(merchant, returnId, parsed.data);
  if ('refused' in moved) return refused(moved.refused, moved.values);
  return { answer: { done: parsed.data.intent }, status: 200 };
}

function move(merchant: Merchant, id: bigint, asked: z.output<typeof intents>): Promise<Moved> {
  const { returns } = app();
  const { shopId: shop, staffId, now } = merchant;
  switch (asked.intent) {
    case 'approve':
      return returns.approve(shop, id, staffId, now);
    case 'decline': {
      const why = { reason: asked.reason, ...(asked.note ? { note: asked.note } : {}) };
      return returns.decline(shop, id, why, staffId, now);
    }
    case 'cancel':
      return returns.cancel(shop, id, staffId, now);
    case 'scan':
      return returns.recordScan(shop, id, asked.event, staffId, now);
    case 'receive':
      return returns.receive(shop, id, asked.units, staffId, now);
    case 'inspect':
      return returns.inspect(shop, id, asked.units, staffId, now);
    case 'switch-outcome':
      return returns.switchOutcome(shop, id, asked.outcome, staffId, now);
    case 'settle':
      return returns.settle(shop, id, { despite: asked.despite === 'yes' }, staffId, now);
  }
}

function refused(word: RefusalWord, values?: Readonly<Record<string, string>>) {
  const answer: Refused = values ? { refused: word, values } : { refused: word };
  return { answer, status: statusOf(word) };
}
