import { z } from 'zod';
import { anyAnswer, type ShopControl } from '../../stories/runner/sandbox-control.ts';

/** What the control API answers with where something was made. */
export const withId = z.object({ id: z.string() });
const parcel = z.object({ fulfillmentId: z.string() });

/** Number of a Shopify id, which is what addresses have. */
export const idOf = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

/** All of the order is sent, and arrives at once. */
export async function deliver(control: ShopControl, order: string): Promise<void> {
  const { fulfillmentId } = await control.post(`orders/${order}/fulfil`, {}, parcel);
  await control.post(`orders/${order}/deliver`, { fulfillmentId }, anyAnswer);
}
