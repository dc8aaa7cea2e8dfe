import { z } from 'zod';
import { returnReasons } from '../../../domain/returns/reasons.ts';
import { type ReturnableLine, returnableLines } from '../../../domain/returns/returnable.ts';
import type { FulfillmentData, OrderData } from '../../../domain/types.ts';
import type { ApiContext, Args, FieldFunction, View } from '../../api-types.ts';
import { gid, idOf } from '../../gid.ts';
import { badRequest, listConnection } from '../../lists/connection.ts';
import { visibleOrder } from '../../visible-order.ts';
import { fulfillmentLineView, fulfillmentView } from '../order/fulfillment.ts';
import { reasonView } from './reason.ts';

/** returnableFulfillments: what of an order can be returned now, fulfilment by fulfilment. */
export const returnableFulfillments: FieldFunction = async (args, context) => {
  const { orderId } = z.object({ orderId: z.string() }).parse(args);
  const order = await visibleOrder(idOf('Order', orderId) ?? '0', context);
  const all = order === null ? [] : returnableLines(order);
  const some = all
    .map(({ fulfillment, lines }) => ({ fulfillment, lines: lines.filter((line) => line.units > 0) }))
    .filter(({ lines }) => lines.length > 0);
  return listConnection(some, args, context, {
    key: ({ fulfillment }) => fulfillment.id,
    view: ({ fulfillment, lines }) =>
      order === null ? {} : returnableView(order, fulfillment, lines, context),
  });
};

function returnableView(
  order: OrderData,
  fulfillment: FulfillmentData,
  lines: readonly ReturnableLine[],
  context: ApiContext,
): View {
  return {
    __typename: 'ReturnableFulfillment',
    id: gid('ReturnableFulfillment', fulfillment.id),
    fulfillment: () => fulfillmentView(order, fulfillment, context),
    returnableFulfillmentLineItems: (args: Args, api: ApiContext) =>
      listConnection(lines, args, api, {
        key: ({ part }) => part.id,
        view: ({ part, units }) => ({
          quantity: units,
          fulfillmentLineItem: () => fulfillmentLineView(order, part, context),
        }),
      }),
  };
}

const reasonArgs = z.object({
  ids: z.array(z.string()).nullish(),
  handles: z.array(z.string()).nullish(),
  query: z.string().nullish(),
});

/** returnReasonDefinitions: Shopify's whole library, or the named ones. */
export const returnReasonDefinitions: FieldFunction = (args, context) => {
  const form = reasonArgs.parse(args);
  if (form.query != null && form.query !== '') throw badRequest('The sandbox does not search reasons.');
  const wanted = returnReasons.filter(
    (reason) =>
      (form.handles == null || form.handles.includes(reason.handle)) &&
      (form.ids == null || form.ids.includes(gid('ReturnReasonDefinition', reason.id))),
  );
  return listConnection(wanted, args, context, { key: (reason) => reason.id, view: reasonView });
};
