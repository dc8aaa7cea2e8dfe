import { z } from 'zod';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopId as toShopId } from '#app/kernel/ids.ts';

// Ids travel as decimal strings: JSON has no whole numbers of 64 bits.

const id = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt);
const shopId = id.transform(toShopId);

export const shopPayload = z.object({ shopId });
export const deliveryPayload = z.object({ shopId, deliveryId: id });
export const messagePayload = z.object({ shopId, messageId: id });
export const messagesPayload = z.object({
  shopId,
  messageIds: z.array(id).min(1),
  run: z.string().optional(),
});
export const mediaPayload = z.object({ shopId, media: id });
export const importPayload = z.object({ shopId, import: id });
export const productPayload = z.object({ shopId, product: id });
export const reviewPayload = z.object({ shopId, reviewId: id });
export const redemptionPayload = z.object({ shopId, redemptionId: id });
export const endHoldPayload = redemptionPayload.extend({
  // Jobs of the version before do not say it.
  cause: z.enum(['released', 'paused']).default('released'),
});
const pausedAt = z.iso.datetime().transform(parseInstant);
export const windDownPayload = z.object({ shopId, pausedAt });
export const tellPausePayload = z.object({ shopId, pausedAt, after: id });
export const afterPayload = z.object({ shopId, after: id });
export const recallCodesPayload = z.object({ shopId, after: z.string().nullable() });
export const returnPayload = z.object({ shopId, returnId: id });
export const customerPayload = z.object({ shopId, customerId: id });
export const reviewTiersPayload = z.object({ shopId, after: id });
export const reconcilePayload = z.object({ shopId, kind: z.enum(['recent', 'nightly', 'manual']) });
