import type { Instant } from '#app/kernel/calendar.ts';
import { moneyAmount } from '#app/kernel/money.ts';
import type { NewFact, NewJob } from '#app/kernel/transaction.ts';
import type { PaidDetail } from '../door.ts';
import type { StoredReturn } from './stored-return.ts';

export type ReturnFactKind =
  | 'return-requested'
  | 'return-approved'
  | 'return-declined'
  | 'return-cancelled'
  | 'return-in-transit'
  | 'return-received'
  | 'return-inspected'
  | 'return-settled'
  | 'return-closed'
  | 'return-expired'
  | 'return-message-sent'
  | 'return-message-received'
  | 'return-reminder-due';

type Told = Pick<StoredReturn, 'id' | 'name' | 'orderId' | 'orderName' | 'customerId' | 'outcome'>;

/** Each state of a return is reached once, so its kind is its key. */
export function returnFact(
  kind: ReturnFactKind,
  told: Told,
  at: Instant,
  units: number,
  more: Record<string, string> = {},
): NewFact {
  return {
    key: `return:${told.id}:${kind}`,
    kind,
    customerId: told.customerId,
    orderId: told.orderId,
    happenedAt: at,
    data: {
      returnId: told.id.toString(),
      return: told.name,
      order: told.orderName,
      outcome: told.outcome,
      units,
      ...more,
    },
  };
}

/** Somebody wrote to the other side; the words stay with the return. */
export function messageFact(
  told: Told & Pick<StoredReturn, 'units'>,
  at: Instant,
  author: 'shopper' | 'shop',
  number: number,
): NewFact {
  const kind = author === 'shop' ? 'return-message-sent' : 'return-message-received';
  const fact = returnFact(kind, told, at, told.units.length, { message: number.toString() });
  return { ...fact, key: `return:${told.id}:message:${number}` };
}

export function settledFact(told: Told, at: Instant, units: number, paid: PaidDetail): NewFact {
  const { refunded, credited } = paid;
  const amount = told.outcome === 'credit' ? credited : refunded;
  return returnFact('return-settled', told, at, units, {
    amount: moneyAmount(amount),
    currency: amount.currency,
  });
}

/** Goes on with what a return has to write at Shopify, should whoever decided it not come to it. */
export function performJob(shopId: bigint, returnId: bigint): NewJob {
  return {
    task: 'perform-return',
    payload: { shopId: shopId.toString(), returnId: returnId.toString() },
    key: `perform-return:${shopId}:${returnId}`,
  };
}
