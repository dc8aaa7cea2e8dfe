import { z } from 'zod';
import type { CustomerId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import { isStorable } from '#app/kernel/text.ts';
import { longestNote, parseAmount } from '#app/modules/loyalty/adjusting/asked.ts';
import type { Adjuster, AdjustmentOutcome } from '#app/modules/loyalty/adjusting/door.ts';
import { adjustmentReasons } from '#app/modules/loyalty/adjusting/reasons.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { adjustLimit, mayAdjust } from '../../../platform/staff-roles.ts';
import { app } from '../../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('adjust-points'),
    direction: z.enum(['give', 'take']),
    points: z.string().trim().transform(parseAmount).pipe(z.bigint()),
    reason: z.enum(adjustmentReasons),
    note: z.string().trim().max(longestNote).refine(isStorable),
    /** Made when the question was opened: the same intention again is the same adjustment. */
    key: z.string().regex(/^[\w-]{1,60}$/),
  }),
  z.object({
    intent: z.literal('undo-adjustment'),
    entry: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number),
  }),
]);

export type AdjustingAnswer =
  | {
      readonly done: 'adjust-points' | 'undo-adjustment';
      readonly entry: number;
      /** As text; below 0 points were taken. */
      readonly points: string;
    }
  | {
      readonly refused: Extract<AdjustmentOutcome, { refused: unknown }>['refused'];
      /** Their role is what forbids it. */
      readonly role?: true;
      readonly available?: string;
    };

/** Gives or takes points of a customer, or undoes that, within what the role may. */
export async function decideAdjusting(
  merchant: Merchant,
  customerId: CustomerId,
  fields: FormData,
): Promise<{ readonly answer: AdjustingAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input' }, status: 422 };
  if (!mayAdjust(merchant)) return { answer: { refused: 'not-allowed', role: true }, status: 403 };
  const { data: asked } = parsed;
  const { shopId, now } = merchant;
  const { loyalty } = app();
  const by = adjusterOf(merchant);
  if (asked.intent === 'undo-adjustment')
    return answerOf(asked.intent, await loyalty.undoAdjustment(shopId, customerId, asked.entry, by, now));
  const { direction, points: amount, reason, note, key } = asked;
  const change = direction === 'give' ? amount : -amount;
  const adjustment = { points: change, reason, note, key };
  return answerOf(asked.intent, await loyalty.adjustPoints(shopId, customerId, adjustment, by, now));
}

/** Who adjusts in loyalty's words. */
export function adjusterOf(merchant: Merchant): Adjuster {
  const limit = adjustLimit(merchant);
  return { actor: merchant.staffId, limit: limit === null ? null : points(limit) };
}

function answerOf(
  done: 'adjust-points' | 'undo-adjustment',
  outcome: AdjustmentOutcome,
): { readonly answer: AdjustingAnswer; readonly status: number } {
  if (!('refused' in outcome))
    return { answer: { done, entry: outcome.entryNumber, points: outcome.points.toString() }, status: 200 };
  const { refused, available } = outcome;
  const status = refused === 'limit-reached' ? 403 : 422;
  return {
    answer: { refused, ...(available === undefined ? {} : { available: available.toString() }) },
    status,
  };
}
