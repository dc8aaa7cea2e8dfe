import { z } from 'zod';
import { createReturn, requestReturn } from '../../../domain/returns/create-return.ts';
import type { ReturnInput } from '../../../domain/returns/inputs.ts';
import { reasonByLegacy } from '../../../domain/returns/reasons.ts';
import type { Shop } from '../../../domain/types.ts';
import type { FieldFunction } from '../../api-types.ts';
import { idOf } from '../../gid.ts';
import { exchangeLineInput, exchangeWish, moneyInput, percentInput } from '../../views/returns/wishes.ts';
import { answerReturn } from './answer.ts';

const lineForm = z.object({
  fulfillmentLineItemId: z.string(),
  quantity: z.number().int(),
  returnReason: z.string().nullish(),
  returnReasonDefinitionId: z.string().nullish(),
  returnReasonNote: z.string().nullish(),
  customerNote: z.string().nullish(),
  restockingFee: percentInput.nullish(),
});

const form = z.object({
  orderId: z.string(),
  returnLineItems: z.array(lineForm),
  exchangeLineItems: z.array(exchangeLineInput).nullish(),
  returnShippingFee: z.object({ amount: moneyInput }).nullish(),
  requestedAt: z.string().nullish(),
});

export const returnCreate: FieldFunction = (args, context) => {
  const { returnInput } = z.object({ returnInput: form }).parse(args);
  return answerReturn(context, (tx, shop) => createReturn(tx, shop, inputOf(shop, returnInput)));
};

export const returnRequest: FieldFunction = (args, context) => {
  const { input } = z.object({ input: form }).parse(args);
  return answerReturn(context, (tx, shop) => requestReturn(tx, shop, inputOf(shop, input)));
};

function inputOf(shop: Shop, input: z.output<typeof form>): ReturnInput {
  const fee = input.returnShippingFee?.amount;
  return {
    order: idOf('Order', input.orderId) ?? '0',
    lines: input.returnLineItems.map((line) => ({
      fulfillmentLine: idOf('FulfillmentLineItem', line.fulfillmentLineItemId) ?? '0',
      quantity: line.quantity,
      reason: reasonOf(line),
      reasonNote: line.returnReasonNote ?? '',
      customerNote: line.customerNote,
      ...(line.restockingFee == null ? {} : { restockingPercent: line.restockingFee }),
    })),
    exchangeLines: (input.exchangeLineItems ?? []).map((wish) => exchangeWish(shop, wish)),
    ...(fee === undefined ? {} : { shippingFee: fee }),
    requestedAt: input.requestedAt,
  };
}

function reasonOf(line: z.output<typeof lineForm>): string | null {
  if (line.returnReasonDefinitionId != null) {
    return idOf('ReturnReasonDefinition', line.returnReasonDefinitionId) ?? '0';
  }
  return line.returnReason == null ? null : (reasonByLegacy(line.returnReason)?.id ?? null);
}
