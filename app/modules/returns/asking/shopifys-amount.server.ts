import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '#app/contracts/returns.ts';
import { compareMoney, type Money, subtractMoney } from '#app/kernel/money.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import { billOf } from '../money/bill.ts';
import type { NewReturn, ReturnableUnits } from '../ports.ts';
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
      const lines = linesFor(chosen, outcome, available);
      if (lines === null) return null;
      const { shippingFee } = billOf(quoteInput(loaded, chosen, items), outcome);
      const amount = await shopify.calculate(shop, {
        orderShopifyId: order.shopifyId,
        requestedAt: loaded.now,
        lines,
        exchangeLines: outcome === 'exchange' ? items.map(exchangeLine) : [],
        returnShippingFee: shippingFee.minor > 0n ? shippingFee : null,
      });
      return 'refused' in amount ? null : amount;
    }),
  );
}

function exchangeLine({ variant, ordinals, list, price }: PricedItem): NewReturn['exchangeLines'][number] {
  return {
    variantShopifyId: variant.variantShopifyId,
    quantity: ordinals.length,
    discount: compareMoney(price, list) < 0 ? subtractMoney(list, price) : null,
  };
}

/** By line and parcel; null: Shopify does not know such a parcel. */
function linesFor(
  chosen: readonly ChosenLine[],
  outcome: Outcome,
  available: readonly ReturnableUnits[],
): NewReturn['lines'] | null {
  const lines: NewReturn['lines'][number][] = [];
  for (const { line, units, terms } of chosen) {
    for (const parcel of new Set(units.map((unit) => unit.fulfillmentShopifyId))) {
      const place = available.find(
        (one) => one.fulfillmentShopifyId === parcel && one.lineShopifyId === line.shopifyId,
      );
      if (place === undefined) return null;
      lines.push({
        fulfillmentLineShopifyId: place.fulfillmentLineShopifyId,
        quantity: units.filter((unit) => unit.fulfillmentShopifyId === parcel).length,
        reasonId: null,
        note: '',
        restockingPercent: terms.fees[outcome].restockingPercent,
      });
    }
  }
  return lines;
}
