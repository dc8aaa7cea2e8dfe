import { type Money, moneyAmount } from '../kernel/money.ts';
import type { MailContent } from '../modules/messages/mails/mail.ts';
import type { MessageKind } from '../modules/messages/message.ts';

/** What a message says as plain values, for whoever writes it themselves. Null: this kind says no such thing. */
export interface PlainContent {
  readonly orderName: string | null;
  readonly returnName: string | null;
  readonly note: string | null;
  readonly url: string;
  readonly products: readonly {
    readonly title: string;
    readonly imageUrl: string | null;
    readonly quantity: number;
  }[];
  readonly refunded: PlainAmount | null;
  readonly credited: PlainAmount | null;
  readonly points: number | null;
  readonly balance: number | null;
  /** The last day on which the first points that expire can be used, "2026-12-31". */
  readonly lastDay: string | null;
  /** The level that was reached. */
  readonly tier: string | null;
}

/** "12.50", in the currency's own digits. */
export interface PlainAmount {
  readonly amount: string;
  readonly currency: string;
}

export function plainContent(content: MailContent): PlainContent {
  const points = content.kind === 'points-available' ? content : null;
  const expiring = content.kind === 'points-expiring' ? content : null;
  const paused = content.kind === 'points-paused' ? content : null;
  const tier = content.kind === 'tier-changed' ? content : null;
  const ofOrder = 'orderName' in content ? content : null;
  const settled = content.kind === 'return-settled' ? content : null;
  return {
    orderName: ofOrder?.orderName ?? null,
    returnName: ofOrder !== null && 'returnName' in ofOrder ? ofOrder.returnName : null,
    note: noteOf(content),
    url: content.url,
    products: ('products' in content ? content.products : []).map(({ title, imageUrl, quantity }) => ({
      title,
      imageUrl,
      quantity,
    })),
    refunded: plainAmount(settled?.refunded ?? null),
    credited: plainAmount(settled?.credited ?? null),
    points: points === null ? expiring && Number(expiring.points) : Number(points.points),
    balance: points === null ? paused && Number(paused.points) : Number(points.balance),
    lastDay: expiring?.firstDay.toString() ?? null,
    tier: tier?.tier ?? null,
  };
}

function noteOf(content: MailContent): string | null {
  if (content.kind === 'return-declined') return content.note;
  if (content.kind === 'review-thanks') return content.code;
  if (content.kind === 'question-answered') return content.answers[0]?.text ?? null;
  return 'text' in content ? content.text : null;
}

const plainAmount = (amount: Money | null): PlainAmount | null =>
  amount === null ? null : { amount: moneyAmount(amount), currency: amount.currency };

/** What a kind is called at Klaviyo and in Flow, where a merchant builds on it: it never changes. */
export const outsideNames: Readonly<Record<MessageKind, string>> = {
  'return-requested': 'Return requested',
  'return-approved': 'Return approved',
  'return-declined': 'Return declined',
  'return-received': 'Return received',
  'return-settled': 'Return settled',
  'return-cancelled': 'Return cancelled',
  'return-reminder': 'Return reminder',
  'return-expired': 'Return expired',
  'return-message': 'Return message',
  'withdrawal-receipt': 'Withdrawal receipt',
  'review-request': 'Review request',
  'review-reminder': 'Review reminder',
  'review-reply': 'Review reply',
  'review-thanks': 'Review thanks',
  'question-answered': 'Question answered',
  'points-available': 'Points available',
  'points-expiring': 'Points expiring',
  'points-paused': 'Points paused',
  'tier-changed': 'Tier reached',
};
