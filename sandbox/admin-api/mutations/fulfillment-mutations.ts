import { z } from 'zod';
import { addFulfillmentEvent, fulfilOrder } from '../../domain/fulfil-order.ts';
import { fulfillmentEventStatus } from '../../domain/inputs.ts';
import { ownerOf } from '../../state/documents.ts';
import type { FieldFunction, View } from '../api-types.ts';
import { idOf, parseGid } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { fulfillmentEventView, fulfillmentView } from '../views/order/fulfillment.ts';
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
      .length(1, 'An order of the sandbox has one fulfilment order.'),
    trackingInfo: z
      .object({ company: z.string().nullish(), number: z.string().nullish(), url: z.string().nullish() })
      .nullish(),
  }),
});

const fulfillmentCreate: FieldFunction = async (args, context) => {
  const { fulfillment } = createArgs.parse(args);
  const [wanted] = fulfillment.lineItemsByFulfillmentOrder;
  const order = idOf('FulfillmentOrder', wanted?.fulfillmentOrderId) ?? '0';
  const lines = wanted?.fulfillmentOrderLineItems?.map((line) => ({
    lineId: parseGid(line.id)?.id ?? '0',
    quantity: line.quantity,
  }));
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
