import type { Context } from 'hono';
import { cancelOrder } from '../../domain/cancel-order.ts';
import { editOrder } from '../../domain/edit-order.ts';
import { addFulfillmentEvent, fulfilOrder } from '../../domain/fulfil-order.ts';
import { fulfillmentEventStatus } from '../../domain/inputs.ts';
import { payOrder } from '../../domain/pay-order.ts';
import { refundOrder } from '../../domain/refund-order.ts';
import { sendInvoice } from '../../domain/send-invoice.ts';
import type { OrderData } from '../../domain/types.ts';
import { decimal } from '../../money/amount.ts';
import { orderTotals } from '../../money/order-totals.ts';
import { replayOrder } from '../../webhooks/outbox.ts';
import { act, type Fields, FormError } from '../act.ts';
import type { AdminContext } from '../admin-context.ts';
import { printCount } from '../amounts.ts';
import type { FrameDeps } from '../deps.ts';
import { preview } from '../preview.ts';
import { cancelFrom, editFrom, fulfilFrom, refundFrom } from './order-forms.ts';

/** A request about one order of a shop; `here` is the order's page. */
export interface At {
  c: Context;
  context: AdminContext;
  order: OrderData;
  here: string;
}

export type Change = (deps: FrameDeps, at: At, fields: Fields) => Promise<Response>;

/** Every change of an order by the path of its form. */
export const orderChanges: Record<string, Change> = {
  pay: (deps, { c, context, order, here }) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: here,
      to: here,
      command: (tx, shop) => payOrder(tx, shop, { order: order.id }),
      done: `Order ${order.name} is paid.`,
    }),
  invoice: (deps, { c, context, order, here }) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: here,
      to: here,
      command: (tx, shop) => sendInvoice(tx, shop, { order: order.id }),
      done: 'The invoice is on its way to the customer.',
    }),
  fulfil: (deps, { c, context, order, here }, fields) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: fields.get('all') === 'yes' ? here : `${here}/fulfil`,
      to: here,
      command: async (tx, shop) => fulfilOrder(tx, shop, fulfilFrom(order, fields)),
      done: 'The items are on their way.',
    }),
  delivery: (deps, { c, context, order, here }, fields) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: here,
      to: here,
      command: async (tx, shop) => {
        const event = fulfillmentEventStatus.safeParse(fields.get('event'));
        if (!event.success) throw new FormError('This is not something a carrier says.');
        const fulfillment = fields.get('fulfillment');
        return addFulfillmentEvent(tx, shop, {
          order: order.id,
          event: event.data,
          ...(fulfillment && { fulfillment }),
        });
      },
      done:
        fields.get('event') === 'delivered'
          ? 'The parcel is delivered.'
          : "The carrier's news is written down.",
    }),
  refund: (deps, { c, context, order, here }, fields) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: `${here}/refund`,
      to: here,
      command: async (tx, shop) => refundOrder(tx, shop, refundFrom(order, fields)),
      done: 'The refund is on its way to the customer.',
    }),
  cancel: (deps, { c, context, order, here }, fields) =>
    act(c, deps, {
      domain: context.shop.domain,
      from: `${here}/cancel`,
      to: here,
      command: async (tx, shop) => cancelOrder(tx, shop, cancelFrom(order, fields)),
      done: `Order ${order.name} is cancelled.`,
    }),
  edit: async (deps, { c, context, order, here }, fields) => {
    const domain = context.shop.domain;
    const tried = await preview(deps, domain, async (tx, shop) =>
      editOrder(tx, shop, { ...editFrom(order, fields), collect: false }),
    );
    const owed = 'refused' in tried ? 0n : -orderTotals(tried.result).outstanding;
    const refund =
      owed > 0n && fields.get('refund') === 'yes' ? { refund: decimal(owed, order.presentmentCurrency) } : {};
    return act(c, deps, {
      domain,
      from: `${here}/edit`,
      to: here,
      command: async (tx, shop) => editOrder(tx, shop, { ...editFrom(order, fields), ...refund }),
      done: `Order ${order.name} was edited.`,
    });
  },
  replay: async (deps, { c, context, order, here }, fields) => {
    const shuffle = fields.get('how') === 'shuffled';
    return act(c, deps, {
      domain: context.shop.domain,
      from: here,
      to: here,
      command: (tx, shop) => replayOrder(tx, shop, { orderId: order.id, times: shuffle ? 3 : 1, shuffle }),
      done: (sent) =>
        sent === 0
          ? 'No delivery of this order was ever sent.'
          : `${printCount(sent, 'delivery', 'deliveries')} sent again.`,
    });
  },
};
