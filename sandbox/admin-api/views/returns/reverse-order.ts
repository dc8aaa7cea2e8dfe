import type {
  DispositionData,
  ReturnData,
  ReverseDeliveryData,
  ReverseLineData,
  ReverseOrderData,
} from '../../../domain/returns/types.ts';
import type { OrderData } from '../../../domain/types.ts';
import type { ApiContext, Args, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { locationOf } from '../location.ts';
import { fulfillmentLineView } from '../order/fulfillment.ts';

export function reverseOrderView(
  order: OrderData,
  found: ReturnData,
  reverse: ReverseOrderData,
  context: ApiContext,
): View {
  return {
    __typename: 'ReverseFulfillmentOrder',
    id: gid('ReverseFulfillmentOrder', reverse.id),
    status: reverse.status,
    order: () => context.show.order(order, context),
    thirdPartyConfirmation: null,
    lineItems: (args: Args, api: ApiContext) =>
      listConnection(reverse.lines, args, api, {
        key: (line) => line.id,
        view: (line) => reverseLineView(order, found, line, context),
      }),
    reverseDeliveries: (args: Args, api: ApiContext) =>
      listConnection(reverse.deliveries, args, api, {
        key: (delivery) => delivery.id,
        view: (delivery) => reverseDeliveryView(order, found, delivery, context),
      }),
  };
}

export function reverseLineView(
  order: OrderData,
  found: ReturnData,
  line: ReverseLineData,
  context: ApiContext,
): View {
  const part = found.lines.find((one) => one.id === line.returnLineId);
  return {
    __typename: 'ReverseFulfillmentOrderLineItem',
    id: gid('ReverseFulfillmentOrderLineItem', line.id),
    totalQuantity: line.quantity,
    fulfillmentLineItem: () => {
      const sent = order.fulfillments
        .flatMap((one) => one.lines)
        .find((one) => one.id === part?.fulfillmentLineId);
      return sent === undefined ? null : fulfillmentLineView(order, sent, context);
    },
    dispositions: line.dispositions.map((one) => dispositionView(one, context)),
  };
}

function dispositionView(one: DispositionData, context: ApiContext): View {
  return {
    __typename: 'ReverseFulfillmentOrderDisposition',
    id: gid('ReverseFulfillmentOrderDisposition', one.id),
    type: one.type,
    quantity: one.quantity,
    location: () => (one.locationId === null ? null : locationOf(one.locationId, context)),
    createdAt: one.createdAt,
  };
}

export function reverseDeliveryView(
  order: OrderData,
  found: ReturnData,
  delivery: ReverseDeliveryData,
  context: ApiContext,
): View {
  const { tracking, labelUrl } = delivery;
  return {
    __typename: 'ReverseDelivery',
    id: gid('ReverseDelivery', delivery.id),
    deliverable: {
      __typename: 'ReverseDeliveryShippingDeliverable',
      tracking: tracking === null ? null : { carrierName: null, ...tracking },
      label:
        labelUrl === null
          ? null
          : { createdAt: delivery.createdAt, updatedAt: delivery.createdAt, publicFileUrl: labelUrl },
    },
    reverseFulfillmentOrder: () => {
      if (found.reverseOrder === null) throw new Error(`${found.name} has a delivery and expects nothing.`);
      return reverseOrderView(order, found, found.reverseOrder, context);
    },
    reverseDeliveryLineItems: (args: Args, api: ApiContext) =>
      listConnection(delivery.lines, args, api, {
        key: (line) => line.id,
        view: (line) => ({
          __typename: 'ReverseDeliveryLineItem',
          id: gid('ReverseDeliveryLineItem', line.id),
          quantity: line.quantity,
          dispositions: [],
          reverseFulfillmentOrderLineItem: () => {
            const expected = found.reverseOrder?.lines.find((one) => one.id === line.reverseLineId);
            if (expected === undefined) throw new Error(`${line.id} is of no line that is expected.`);
            return reverseLineView(order, found, expected, context);
          },
        }),
      }),
  };
}
