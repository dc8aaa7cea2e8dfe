import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '#app/contracts/returns.ts';
import type { Money } from '#app/kernel/money.ts';
import { newExchangeLine, newLines } from '../case/new-lines.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import { billOf } from '../money/bill.ts';
import type { LoadedAsked } from './load-asked.server.ts';
import { type PricedItem, quoteInput } from './quote-lines.ts';

/** A shopper waits: what Shopify has not answered by then is checked when it is settled. */
const deadlineMilliseconds = 2_000;

/**
 * What Shopify reckons for these units and each of these outcomes, before a return exists; null: it could not be
 * asked, or not in time.
 */
export async function shopifysAmounts(
  deps: Pick<ReturnsDeps, 'shopify' | 'log'>,
  loaded: LoadedAsked,
  chosen: readonly ChosenLine[],
  items: readonly PricedItem[],
  outcomes: readonly Outcome[],
): Promise<readonly (Money | null)[]> {
  const nothing = outcomes.map(() => null);
  if (outcomes.length === 0) return nothing;
  const ended = new AbortController();
  const asking = askAll(deps, loaded, chosen, items, outcomes).catch((error: unknown) => {
    deps.log.warn({ err: error, shopId: loaded.shop.id.toString() }, 'a quote was not checked at Shopify');
    return nothing;
  });
  const waiting = sleep(deadlineMilliseconds, nothing, { signal: ended.signal }).catch(() => nothing);
  try {
    return await Promise.race([asking, waiting]);
  } finally {
    ended.abort();
  }
}

async function askAll(
  { shopify }: Pick<ReturnsDeps, 'shopify'>,
  loaded: LoadedAsked,
  chosen: readonly ChosenLine[],
  items: readonly PricedItem[],
  outcomes: readonly Outcome[],
): Promise<readonly (Money | null)[]> {
  const { shop, order } = loaded;
  const available = await shopify.returnableUnits(shop, order.shopifyId);
  return Promise.all(
    outcomes.map(async (outcome) => {
      const told = chosen.map(({ line, units, terms }) => ({
        ...{ lineShopifyId: line.shopifyId, units, reasonId: null, note: '' },
        restockingPercent: terms.fees[outcome].restockingPercent,
      }));
      const lines = newLines(told, available);
      if (lines === null) return null;
      const { shippingFee } = billOf(quoteInput(loaded, chosen, items), outcome);
      const amount = await shopify.calculate(shop, {
        orderShopifyId: order.shopifyId,
        requestedAt: loaded.now,
        lines,
        exchangeLines:
          outcome === 'exchange'
            ? items.map((item) => newExchangeLine(item.variant.variantShopifyId, item.ordinals.length, item))
            : [],
        returnShippingFee: shippingFee.minor > 0n ? shippingFee : null,
      });
      return 'refused' in amount ? null : amount;
    }),
  );
}
