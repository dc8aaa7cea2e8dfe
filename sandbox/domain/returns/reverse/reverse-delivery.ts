import { attachDeliverablePayload } from '../../../payloads/reverse-payload.ts';
import type { Tx } from '../../../state/database.ts';
import { takeId } from '../../../state/documents.ts';
import { enqueueWebhook } from '../../../webhooks/outbox.ts';
import { Refusal } from '../../refusal.ts';
import { isoSeconds } from '../../timestamps.ts';
import type { OrderData, Shop } from '../../types.ts';
import { saveReturn } from '../announce-return.ts';
import { lockPart, requireStatus, withReturn } from '../find-return.ts';
import { type ReverseDeliveryInput, reverseDeliveryInput } from '../inputs.ts';
import type { ReturnData, ReverseDeliveryData, ReverseOrderData } from '../types.ts';

/**
 * A parcel with which goods come back, with its number or its label. Sends reverse_deliveries/attach_deliverable.
 * Refused: `not-found`, `not-allowed`, `unknown-line`, `bad-input` (more units than are still to be sent).
 */
export async function createReverseDelivery(
  tx: Tx,
  shop: Shop,
  input: ReverseDeliveryInput,
): Promise<{ order: OrderData; found: ReturnData; delivery: ReverseDeliveryData }> {
  const form = reverseDeliveryInput.parse(input);
  const field = ['reverseFulfillmentOrderId'];
  const owner = await lockPart(
    tx,
    shop,
    'reverseOrder',
    form.reverseOrder,
    (one) => one.reverseOrder?.id === form.reverseOrder,
  );
  const reverse = owner?.found.reverseOrder;
  if (owner === null || reverse == null) {
    const shown = { code: 'NOT_FOUND', field };
    throw new Refusal('not-found', 'The reverse fulfillment order does not exist.', shown);
  }
  requireStatus(owner.found, ['OPEN'], field);
  const lines: ReverseDeliveryData['lines'] = [];
  for (const part of partsOf(reverse, form.lines)) lines.push({ id: await takeId(tx), ...part });
  const delivery: ReverseDeliveryData = {
    id: await takeId(tx),
    lines,
    tracking:
      form.tracking == null ? null : { number: form.tracking.number ?? null, url: form.tracking.url ?? null },
    labelUrl: form.labelUrl ?? null,
    createdAt: isoSeconds(shop.now),
  };
  const found = {
    ...owner.found,
    reverseOrder: { ...reverse, deliveries: [...reverse.deliveries, delivery] },
  };
  const order = await saveReturn(tx, shop, withReturn(owner.order, found), found, []);
  const payload = attachDeliverablePayload(found, delivery);
  await enqueueWebhook(tx, shop, 'reverse_deliveries/attach_deliverable', { orderId: order.id, payload });
  return { order, found, delivery };
}

/** The wished units, or all that no parcel carries yet. */
function partsOf(
  reverse: ReverseOrderData,
  wishes: readonly { reverseLine: string; quantity: number }[],
): { reverseLineId: string; quantity: number }[] {
  const left = (id: string, quantity: number) =>
    quantity -
    reverse.deliveries
      .flatMap((parcel) => parcel.lines)
      .filter((line) => line.reverseLineId === id)
      .reduce((units, line) => units + line.quantity, 0);
  if (wishes.length === 0) {
    return reverse.lines
      .map((line) => ({ reverseLineId: line.id, quantity: left(line.id, line.quantity) }))
      .filter((line) => line.quantity > 0);
  }
  return wishes.map((wish, index) => {
    const at = (name: string) => ['reverseDeliveryLineItems', String(index), name];
    const line = reverse.lines.find((one) => one.id === wish.reverseLine);
    if (line === undefined) {
      const shown = { code: 'NOT_FOUND', field: at('reverseFulfillmentOrderLineItemId') };
      throw new Refusal('unknown-line', 'The reverse fulfillment order line item does not exist.', shown);
    }
    const most = left(line.id, line.quantity);
    if (wish.quantity < 1 || wish.quantity > most) {
      const shown = { code: 'INVALID', field: at('quantity') };
      throw new Refusal('bad-input', `Between 1 and ${most} of these units can be sent.`, shown);
    }
    return { reverseLineId: line.id, quantity: wish.quantity };
  });
}
