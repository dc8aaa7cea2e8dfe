import type { OrderData } from '../../../domain/types.ts';
import type { ApiContext, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';

/** What happened to an order, oldest first, as its timeline in the admin says it. */
export function orderEvents(order: OrderData, context: ApiContext): View[] {
  const event = (id: string, action: string, at: string, message: string): View => ({
    __typename: 'BasicEvent',
    id: gid('BasicEvent', id),
    action,
    message,
    createdAt: at,
    appTitle: null,
    attributeToApp: false,
    attributeToUser: false,
    criticalAlert: false,
    arguments: null,
    author: null,
    subjectId: gid('Order', order.id),
    subjectType: 'ORDER',
    subject: () => context.show.order(order, context),
  });
  const events = [
    event(order.id, 'placed', order.createdAt, `${order.name} was placed.`),
    ...order.transactions
      .filter((one) => one.status === 'success' && one.kind !== 'refund')
      .map((one) =>
        event(one.id, 'sale_success', one.processedAt, `A payment of ${one.amount} was processed.`),
      ),
    ...order.fulfillments.map((one) =>
      event(one.id, 'fulfillment_success', one.createdAt, `${one.name} was sent.`),
    ),
    ...order.edits.map((edit) => event(edit.id, 'edited', edit.at, `${order.name} was edited.`)),
    ...order.refunds.map((refund) =>
      event(refund.id, 'refund_success', refund.createdAt, 'A refund was made.'),
    ),
    ...(order.invoices ?? []).map((invoice, index) =>
      event(`${order.id}8${index}`, 'mail_sent', invoice.sentAt, `An invoice was sent to ${invoice.to}.`),
    ),
  ];
  if (order.cancelledAt !== null) {
    events.push(event(`${order.id}9`, 'cancelled', order.cancelledAt, `${order.name} was cancelled.`));
  }
  return events.sort((a, b) => (String(a.createdAt) < String(b.createdAt) ? -1 : 1));
}
