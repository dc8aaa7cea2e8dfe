import { z } from 'zod';
import type { Tx } from '../../../state/database.ts';
import { idText } from '../../inputs.ts';
import { lockOrder } from '../../save-order.ts';
import type { Shop } from '../../types.ts';
import { type MadeReturn, requestReturn } from '../create-return.ts';
import { unitsByLine, wishedLine } from './units-by-line.ts';

export const shopperRequest = z.strictObject({ order: idText, lines: z.array(wishedLine).min(1) });
export type ShopperRequest = z.input<typeof shopperRequest>;

/**
 * What a customer asks for on Shopify's own account page (orderRequestReturn): lines of the order with a reason and a
 * note, nothing else. Sends returns/request. Refused as `requestReturn` and `unitsByLine`.
 */
export async function requestByShopper(tx: Tx, shop: Shop, input: ShopperRequest): Promise<MadeReturn> {
  const form = shopperRequest.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  const lines = unitsByLine(order, form.lines).map(({ wish, line }) => ({
    ...line,
    customerNote: wish.note ?? null,
  }));
  return requestReturn(tx, shop, { order: order.id, lines });
}
