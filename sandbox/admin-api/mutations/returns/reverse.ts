import { z } from 'zod';
import { dispose } from '../../../domain/returns/reverse/dispose.ts';
import { createReverseDelivery } from '../../../domain/returns/reverse/reverse-delivery.ts';
import type { FieldFunction } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import { reverseDeliveryView, reverseLineView } from '../../views/returns/reverse-order.ts';
import { runReturn } from './answer.ts';
import { dispositionForm, dispositionOf } from './dispositions.ts';

export const reverseFulfillmentOrderDispose: FieldFunction = async (args, context) => {
  const { dispositionInputs } = z.object({ dispositionInputs: z.array(dispositionForm) }).parse(args);
  const disposals = dispositionInputs.map((input, index) => ({
    wish: dispositionOf(input),
    field: ['dispositionInputs', String(index)],
  }));
  const result = await runReturn(context, (tx, shop) => dispose(tx, shop, disposals));
  if ('refused' in result) {
    return { reverseFulfillmentOrderLineItems: null, userErrors: [result.refused] };
  }
  const { order, found, lines } = result.done;
  return {
    reverseFulfillmentOrderLineItems: lines.map((line) => reverseLineView(order, found, line, context)),
    userErrors: [],
  };
};

const deliveryArgs = z.object({
  reverseFulfillmentOrderId: z.string(),
  reverseDeliveryLineItems: z.array(
    z.object({ reverseFulfillmentOrderLineItemId: z.string(), quantity: z.number().int() }),
  ),
  trackingInput: z.object({ number: z.string().nullish(), url: z.string().nullish() }).nullish(),
  labelInput: z.object({ fileUrl: z.string() }).nullish(),
});

export const reverseDeliveryCreateWithShipping: FieldFunction = async (args, context) => {
  const form = deliveryArgs.parse(args);
  const lines = form.reverseDeliveryLineItems.map((line) => ({
    reverseLine: idOf('ReverseFulfillmentOrderLineItem', line.reverseFulfillmentOrderLineItemId) ?? '0',
    quantity: line.quantity,
  }));
  const result = await runReturn(context, (tx, shop) =>
    createReverseDelivery(tx, shop, {
      reverseOrder: idOf('ReverseFulfillmentOrder', form.reverseFulfillmentOrderId) ?? '0',
      lines,
      tracking: form.trackingInput,
      labelUrl: form.labelInput?.fileUrl,
    }),
  );
  if ('refused' in result) return { reverseDelivery: null, userErrors: [result.refused] };
  const { order, found, delivery } = result.done;
  return { reverseDelivery: reverseDeliveryView(order, found, delivery, context), userErrors: [] };
};
