import { returnsOf } from '../../domain/returns/return-parts.ts';
import type { OrderData } from '../../domain/types.ts';
import { deliveryTexts } from './order-badges.ts';
import { printStored } from './order-money.ts';

export interface TimelineEntry {
  at: string;
  text: string;
  tone: 'good' | 'bad' | '';
}

const tenders = {
  card: 'card',
  giftCard: 'gift card',
  storeCredit: 'store credit',
  manual: 'manual payment',
} as const;

export const tenderText = (tender: keyof typeof tenders): string => tenders[tender];

/** What happened to an order, newest first. */
export function orderTimeline(order: OrderData): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: order.createdAt, text: order.test ? 'Test order placed' : 'Order placed', tone: '' },
    ...paymentEntries(order),
    ...order.fulfillments.flatMap((parcel) => [
      {
        at: parcel.createdAt,
        text: `${units(parcel.lines)} fulfilled (${parcel.name})`,
        tone: 'good' as const,
      },
      ...parcel.events.map((event) => eventEntry(parcel.name, event)),
    ]),
    ...order.edits.map((edit) => ({
      at: edit.at,
      text: `Order edited: ${editText(edit)}`,
      tone: '' as const,
    })),
    ...order.refunds.filter((refund) => !refund.fromEdit).map((refund) => refundEntry(order, refund)),
  ];
  entries.push(...returnEntries(order), ...invoiceEntries(order));
  if (order.cancelledAt !== null) {
    entries.push({
      at: order.cancelledAt,
      text: `Order cancelled (${order.cancelReason ?? 'other'})`,
      tone: 'bad',
    });
  }
  return entries
    .map((entry, position) => ({ entry, position }))
    .sort((a, b) => b.entry.at.localeCompare(a.entry.at) || b.position - a.position)
    .map(({ entry }) => entry);
}

function paymentEntries(order: OrderData): TimelineEntry[] {
  return order.transactions
    .filter((one) => (one.kind === 'sale' || one.kind === 'capture') && one.status !== 'pending')
    .map((one) => ({
      at: one.processedAt,
      text:
        one.status === 'success'
          ? `${printStored(order, one.amount)} paid by ${tenders[one.tender]}`
          : `Payment of ${printStored(order, one.amount)} by ${tenders[one.tender]} failed`,
      tone: one.status === 'success' ? 'good' : 'bad',
    }));
}

function refundEntry(order: OrderData, refund: OrderData['refunds'][number]): TimelineEntry {
  const back = order.transactions
    .filter((one) => one.refundId === refund.id && one.kind === 'refund')
    .map((one) => `${printStored(order, one.amount)} to ${tenders[one.tender]}`);
  const goods = refund.lines.length === 0 ? '' : ` for ${units(refund.lines)}`;
  const note = refund.note === null || refund.note === '' ? '' : ` (${refund.note})`;
  return {
    at: refund.createdAt,
    text: `Refunded ${back.join(', ') || 'nothing'}${goods}${note}`,
    tone: 'bad',
  };
}

function returnEntries(order: OrderData): TimelineEntry[] {
  return returnsOf(order).flatMap((one): TimelineEntry[] => {
    const began = one.requestedAt !== null && one.approvedAt === null ? 'requested' : 'created';
    const entries: TimelineEntry[] = [
      { at: one.createdAt, text: `Return ${one.name} ${began}: ${units(one.lines)}`, tone: '' },
    ];
    if (one.approvedAt !== null) {
      entries.push({ at: one.approvedAt, text: `Return ${one.name} approved`, tone: '' });
    }
    if (one.closedAt !== null) {
      entries.push({ at: one.closedAt, text: `Return ${one.name} closed`, tone: 'good' });
    }
    return entries;
  });
}

function invoiceEntries(order: OrderData): TimelineEntry[] {
  return (order.invoices ?? []).map(({ to, amount, sentAt }) => ({
    at: sentAt,
    text: `Invoice for ${printStored(order, amount)} sent to ${to}`,
    tone: '',
  }));
}

function eventEntry(
  parcel: string,
  event: OrderData['fulfillments'][number]['events'][number],
): TimelineEntry {
  const [text, tone] = deliveryTexts[event.status];
  return {
    at: event.happenedAt,
    text: `${parcel}: ${text.toLowerCase()}${event.message === null ? '' : ` (${event.message})`}`,
    tone: tone === 'good' ? 'good' : tone === 'bad' || tone === 'warn' ? 'bad' : '',
  };
}

function units(lines: readonly { quantity: number }[]): string {
  const count = lines.reduce((total, line) => total + line.quantity, 0);
  return count === 1 ? '1 item' : `${count} items`;
}

function editText(edit: OrderData['edits'][number]): string {
  const total = (parts: readonly { delta: number }[]) =>
    parts.reduce((sum, part) => sum + Math.abs(part.delta), 0);
  const added = total(edit.additions);
  const removed = total(edit.removals);
  return (
    [added > 0 && `${added} added`, removed > 0 && `${removed} removed`].filter(Boolean).join(', ') ||
    'no change'
  );
}
