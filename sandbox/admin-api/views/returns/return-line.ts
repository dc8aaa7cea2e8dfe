import { unprocessedUnits } from '../../../domain/returns/find-return.ts';
import { findReason } from '../../../domain/returns/reasons.ts';
import type { ReturnLineData } from '../../../domain/returns/types.ts';
import type { OrderData } from '../../../domain/types.ts';
import { ordinalsWorth } from '../../../money/line-units.ts';
import { restockingFee } from '../../../money/return-fees.ts';
import { refundableOrdinals } from '../../../money/return-outcome.ts';
import type { ApiContext, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { moneyBag } from '../money.ts';
import { fulfillmentLineView } from '../order/fulfillment.ts';
import { reasonView } from './reason.ts';

export function returnLineView(order: OrderData, part: ReturnLineData, context: ApiContext): View {
  const line = order.lines.find((one) => one.id === part.lineId);
  const reason = findReason(part.reasonId);
  const refundable = line === undefined ? 0 : refundableOrdinals(context.shop, order, line, part).length;
  return {
    __typename: 'ReturnLineItem',
    id: gid('ReturnLineItem', part.id),
    quantity: part.quantity,
    processedQuantity: part.processed,
    processableQuantity: unprocessedUnits(part),
    unprocessedQuantity: unprocessedUnits(part),
    refundedQuantity: part.processed,
    refundableQuantity: refundable,
    returnReason: reason?.legacy ?? 'UNKNOWN',
    returnReasonDefinition: reason === undefined ? null : reasonView(reason),
    returnReasonNote: part.reasonNote,
    customerNote: part.customerNote,
    totalWeight: null,
    fulfillmentLineItem: () => {
      const sent = order.fulfillments
        .flatMap((one) => one.lines)
        .find((one) => one.id === part.fulfillmentLineId);
      if (sent === undefined) throw new Error(`${part.id} has no line of a fulfilment.`);
      return fulfillmentLineView(order, sent, context);
    },
    restockingFee: () => {
      if (part.restockingFee === null || line === undefined) return null;
      const { id, percentage } = part.restockingFee;
      const { fee } = restockingFee(context.shop, order, line, part.ordinals, percentage);
      return {
        __typename: 'RestockingFee',
        id: gid('RestockingFee', id),
        percentage: Number(percentage),
        amountSet: moneyBag(order, fee),
      };
    },
    withCodeDiscountedTotalPriceSet: () =>
      moneyBag(order, line === undefined ? 0n : ordinalsWorth(order, line, part.ordinals).net),
  };
}
