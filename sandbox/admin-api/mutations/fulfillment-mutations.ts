import { z } from 'zod';
import { addFulfillmentEvent, fulfilOrder } from '../../domain/fulfil-order.ts';
import { fulfillmentEventStatus } from '../../domain/inputs.ts';
import type { Id, OrderData } from '../../domain/types.ts';
import { fulfillableUnits } from '../../money/order-lines.ts';
import { ownerOf } from '../../state/documents.ts';
import type { FieldFunction, View } from '../api-types.ts';
import { idOf, parseGid } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { fulfillmentEventView, fulfillmentOrders, fulfillmentView } from '../views/order/fulfillment.ts';
import { runCommand, userError } from './run-command.ts';

const createArgs = z.object({
  fulfillment: z.object({
    lineItemsByFulfillmentOrder: z
      .array(
        z.object({
          fulfillmentOrderId: z.string(),
          fulfillmentOrderLineItems: z
            .array(z.object({ id: z.string(), quantity: z.number().int() }))
            .nullish(),
        }),
      )
      .length(1, 'The sandbox takes one fulfilment order at a time.'),
    trackingInfo: z
      .object({ company: z.string().nullish(), number: z.string().nullish(), url: z.string().nullish() })
      .nullish(),
  }),
});

const fulfillmentCreate: FieldFunction = async (args, context) => {
  const { fulfillment } = createArgs.parse(args);
  const [wanted] = fulfillment.lineItemsByFulfillmentOrder;
  const id = idOf('FulfillmentOrder', wanted?.fulfillmentOrderId) ?? '0';
  const order = (await ownerOf(context.on, context.shop, 'fulfillmentOrder', id)) ?? id;
  const named = wanted?.fulfillmentOrderLineItems?.map((line) => ({
    lineId: parseGid(line.id)?.id ?? '0',
    quantity: line.quantity,
  }));
  const lines = named ?? leftOf(await context.load.order(order), id);
  const info = fulfillment.trackingInfo;
  const tracking =
    info?.number == null
      ? undefined
      : { company: info.company ?? '', number: info.number, url: info.url ?? '' };
  const result = await runCommand(context, ['fulfillment'], (tx, shop) =>
    fulfilOrder(tx, shop, {
      order,
      ...(lines === undefined ? {} : { lines }),
      ...(tracking === undefined ? {} : { tracking }),
    }),
  );
  if ('refused' in result) return { fulfillment: null, userErrors: [result.refused] };
  const made = result.done.order.fulfillments.find((one) => one.id === result.done.fulfillmentId);
  return {
    fulfillment: made === undefined ? null : fulfillmentView(result.done.order, made, context),
    userErrors: [],
  };
};

/** All that is left of one fulfilment order; undefined where the order has no other. */
function leftOf(order: OrderData | null, id: Id): { lineId: Id; quantity: number }[] | undefined {
  if (order === null || fulfillmentOrders(order).length === 1) return undefined;
  return order.lines
    .filter((line) => (line.exchange?.fulfillmentOrderId ?? order.id) === id)
    .map((line) => ({ lineId: line.id, quantity: fulfillableUnits(order, line) }))
    .filter(({ quantity }) => quantity > 0);
}

const eventArgs = z.object({
  fulfillmentEvent: z.object({
    fulfillmentId: z.string(),
    status: z.string(),
    message: z.string().nullish(),
    happenedAt: z.string().nullish(),
  }),
});

const fulfillmentEventCreate: FieldFunction = async (args, context) => {
  const { fulfillmentEvent: form } = eventArgs.parse(args);
  const id = idOf('Fulfillment', form.fulfillmentId) ?? '0';
  const order = await ownerOf(context.on, context.shop, 'fulfillment', id);
  if (order === null) {
    return {
      fulfillmentEvent: null,
      userErrors: [userError(['fulfillmentEvent', 'fulfillmentId'], 'Fulfillment does not exist')],
    };
  }
  const result = await runCommand(context, ['fulfillmentEvent'], (tx, shop) =>
    addFulfillmentEvent(tx, shop, {
      order,
      fulfillment: id,
      event: fulfillmentEventStatus.parse(form.status.toLowerCase()),
      message: form.message,
      ...(form.happenedAt == null ? {} : { happenedAt: form.happenedAt }),
    }),
  );
  if ('refused' in result) return { fulfillmentEvent: null, userErrors: [result.refused] };
  const event = result.done.fulfillments.find((one) => one.id === id)?.events.at(-1);
  return { fulfillmentEvent: event === undefined ? null : fulfillmentEventView(event), userErrors: [] };
};

const write = ['write_fulfillments', 'write_merchant_managed_fulfillment_orders'];

export const fulfillmentMutations: View = {
  fulfillmentCreate: scoped(write, fulfillmentCreate),
  fulfillmentEventCreate: scoped(write, fulfillmentEventCreate),
};
