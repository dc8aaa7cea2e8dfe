import type { Instant } from '#app/kernel/calendar.ts';
import { chooseLines } from '../asking/choose-lines.ts';
import { loadAsked, loadUnder } from '../asking/load-asked.server.ts';
import { showOrder } from '../asking/order-returns.server.ts';
import { loadItems, quoteFor } from '../asking/quote-return.server.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedUnits, BadInput, OrderReturns, Quote, ReturnRefusal, WantedVariant } from '../door.ts';
import { findLatestPolicy } from '../store/policies.server.ts';
import { policyOfForm } from './simulate.server.ts';

/** An order as its shopper would see it under a policy: see `Returns.tryOne`. Nothing is written. */
export async function tryOne(
  deps: ReturnsDeps,
  shopId: bigint,
  asked: {
    readonly form: unknown;
    readonly orderId: bigint;
    readonly lines: readonly AskedUnits[];
    readonly exchangeFor?: readonly WantedVariant[];
  },
  now: Instant,
): Promise<{ readonly order: OrderReturns; readonly quote: Quote | ReturnRefusal | null } | BadInput | null> {
  const latest = await findLatestPolicy(deps.db.sql, shopId);
  const policy = await policyOfForm(deps, shopId, asked.form, latest === null ? [] : [latest]);
  if ('refused' in policy) return policy;
  const order = await deps.orders.order(shopId, asked.orderId);
  if (order === null) return null;
  const version = { version: (latest?.version ?? 0) + 1, effectiveAt: now, policy };
  const before = await loadUnder(deps, shopId, order, version, now);
  const loaded = await loadAsked(deps.db.sql, shopId, before);
  const quote = async (): Promise<Quote | ReturnRefusal | null> => {
    if (asked.lines.length === 0) return null;
    const chosen = chooseLines(loaded, asked.lines);
    if ('refused' in chosen) return chosen;
    const placed = await loadItems(deps, loaded, chosen, asked.exchangeFor ?? []);
    if ('refused' in placed) return placed;
    return (await quoteFor(deps, shopId, loaded, { chosen, placed, outcome: null })).quote;
  };
  return { order: await showOrder(deps, loaded), quote: await quote() };
}
