import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../case/facts.ts';
import { inShopCurrency } from '../case/shop-currency.ts';
import type { Quote, ReturnOrigin } from '../door.ts';
import { approveLocked } from '../handling/approve-return.server.ts';
import type { ReturnTerms } from '../policy/terms.ts';
import { insertReturn, type NewReturnLine } from '../store/insert-return.server.ts';
import { addStep, lockReturn } from '../store/write-returns.server.ts';
import type { LoadedAsked } from './load-asked.server.ts';
import { exchangeRows, type PricedItem } from './quote-lines.ts';

/** A return to be written, whoever asked for it and why. */
export interface NewCase {
  readonly loaded: LoadedAsked;
  readonly key: string;
  readonly origin: ReturnOrigin;
  /** Among those of `quote`. */
  readonly outcome: Outcome;
  readonly quote: Quote;
  readonly terms: ReturnTerms;
  readonly lines: readonly NewReturnLine[];
  readonly items: readonly PricedItem[];
  readonly actor: string;
}

/** Writes it as requested; `beginCase` has to follow. Within a transaction that has locked the order. */
export async function writeCase(tx: Tx, { loaded, items, actor, ...own }: NewCase): Promise<bigint> {
  const { order, now, policyVersion, first } = loaded;
  const offered = own.quote.outcomes.find(({ outcome }) => outcome === own.outcome);
  if (offered === undefined) throw new Error('The outcome is offered');
  const { id } = await insertReturn(tx, {
    ...own,
    orderId: order.orderId,
    orderShopifyId: order.shopifyId,
    orderName: order.name,
    customerId: order.customerId,
    policyVersion,
    first,
    currency: order.currency,
    quotedMinor: offered.total.minor,
    at: now,
    quotedShop: inShopCurrency(offered.total, order.rate),
    owedShop: inShopCurrency(offered.owes, order.rate),
    exchange: exchangeRows(items),
  });
  await addStep(tx, id, { kind: 'requested', at: now, actor });
  return id;
}

/** What follows from a case that was written. `approvedBy`: who has said yes already, and when if not now; null: nobody. */
export async function beginCase(
  tx: Tx,
  id: bigint,
  { order, zone, now }: LoadedAsked,
  approvedBy: string | null,
  approvedAt: Instant | null = null,
): Promise<void> {
  const stored = await lockReturn(tx, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  await tx.announce([returnFact('return-requested', stored, now, stored.units.length)]);
  if (approvedBy !== null)
    await approveLocked(tx, stored, { order, zone, actor: approvedBy, now: approvedAt ?? now });
}

/** Where the policy waits for nobody, it is the policy that says yes. */
export const approvedByPolicy = ({ approval }: ReturnTerms): string | null =>
  approval === 'auto' ? 'afterglow' : null;
