import { compareInstants } from '#app/kernel/calendar.ts';
import { chooseLines } from '../../asking/choose-lines.ts';
import {
  type AskedBefore,
  type LoadedAsked,
  loadAsked,
  loadBefore,
  useOf,
} from '../../asking/load-asked.server.ts';
import { type PricedItem, quoteLines } from '../../asking/quote-lines.ts';
import { tellPoints, untouched } from '../../asking/tell-points.server.ts';
import type { ChosenLine } from '../../decisions/choose-units.ts';
import { decideLimits } from '../../decisions/limits.ts';
import {
  askedFor,
  handledLines,
  type KnownLine,
  nativeTerms,
  orderBefore,
  takeUnits,
} from '../../decisions/native-lines.ts';
import type { ReturnsDeps } from '../../deps.ts';
import type { Quote } from '../../door.ts';
import { combineTerms } from '../../policy/combine-terms.ts';
import type { ReturnTerms } from '../../policy/terms.ts';
import type { NativeReturn, ReturnsShop } from '../../ports.ts';
import { listReturnsOfOrder } from '../../store/load-returns.server.ts';
import { nativeUnits } from '../../store/native-returns.server.ts';
import { findLiveFrom } from '../../store/policies.server.ts';
import { exchangedThere } from './native-exchange.server.ts';

/** What a case is made of that is to be opened for one of Shopify's returns. */
export interface NativeCase {
  readonly native: NativeReturn;
  readonly loaded: LoadedAsked;
  readonly chosen: readonly ChosenLine[];
  readonly terms: ReturnTerms;
  readonly quote: Quote;
  readonly items: readonly PricedItem[];
}

/**
 * Reads one of Shopify's returns as a case of ours: what the policy says of it, with Shopify's fees, and what it
 * would pay, as if nothing of it had been processed yet. Null: it is none that we handle (the area is off, or was when it
 * was made; nothing came of it; its goods are not known here). Not to be asked within a transaction.
 */
export async function readNativeCase(
  deps: ReturnsDeps,
  shop: ReturnsShop,
  native: NativeReturn,
): Promise<NativeCase | null> {
  const lines = handledLines(native);
  const liveFrom = await findLiveFrom(deps.db.sql, shop.id);
  if (lines === null || liveFrom === null) return null;
  if (compareInstants(native.createdAt, liveFrom) < 0) return null;
  const read = await readAsKnown(deps, shop, native, lines);
  if (read !== null) return read;
  // Heard of before its order was, or before that was sent.
  await deps.orders.learnOrder(shop.id, native.orderShopifyId);
  return readAsKnown(deps, shop, native, lines);
}

/** Null: the order, its goods or the policy of its day are not known here. */
async function readAsKnown(
  deps: ReturnsDeps,
  shop: ReturnsShop,
  native: NativeReturn,
  lines: readonly KnownLine[],
): Promise<NativeCase | null> {
  const found = await deps.orders.orderByShopifyId(shop.id, native.orderShopifyId);
  if (found === null) return null;
  const before = await loadBefore(deps, shop.id, orderBefore(found, native), native.createdAt);
  if ('refused' in before) return null;
  const loaded = await loadWithout(deps, before, native);
  const taken = chooseNative(loaded, native, lines);
  if (taken === null) return null;
  const { chosen, held } = taken;
  const items = await exchangedThere(deps, shop, native, { chosen, order: loaded.order });
  const quotes = quoteLines(loaded, chosen, items);
  // What has been processed has had its effect already.
  const outcomes = isBegun(native)
    ? quotes.map((quoted) => ({ ...quoted, ...untouched }))
    : await tellPoints(deps, shop.id, loaded, { chosen, items, quotes });
  const terms = combineTerms(
    chosen.map((line) => line.terms),
    { basis: 'shopify', held },
  );
  return { native, loaded, chosen, terms, quote: { outcomes, shopifys: null }, items };
}

const isBegun = ({ lines, exchangeLines }: NativeReturn) =>
  [...lines, ...exchangeLines].some(({ processedQuantity }) => processedQuantity > 0);

/** The order as it is used by everything but this return. */
async function loadWithout(
  { db }: Pick<ReturnsDeps, 'db'>,
  before: AskedBefore,
  native: NativeReturn,
): Promise<LoadedAsked> {
  const loaded = await loadAsked(db.sql, before.shop.id, before);
  const others = await nativeUnits(db.sql, before.shop.id, native.orderShopifyId, native.id);
  return { ...loaded, use: useOf(loaded.returns, others) };
}

/**
 * Its units with what the policy says of them. What the policy would have refused is looked at by a person, like
 * whatever the customer's history speaks against; what staff made is decided.
 */
function chooseNative(
  loaded: LoadedAsked,
  native: NativeReturn,
  lines: readonly KnownLine[],
): { readonly chosen: readonly ChosenLine[]; readonly held: ReturnTerms['held'] } | null {
  const asked = askedFor(loaded.policy, lines);
  const accepted = chooseLines(loaded, asked);
  const chosen = 'refused' in accepted ? takeUnits(loaded, lines) : accepted;
  if (chosen === null) return null;
  const withFees = chosen.map((one, index) => {
    const line = lines[index];
    return line === undefined ? one : { ...one, terms: nativeTerms(one.terms, line, native) };
  });
  const refused = 'refused' in accepted ? [{ code: accepted.refused, values: { ...accepted.values } }] : [];
  return { chosen: withFees, held: [...refused, ...limitsOf(loaded, chosen)] };
}

function limitsOf(loaded: LoadedAsked, chosen: readonly ChosenLine[]): ReturnTerms['held'] {
  const decided = decideLimits({
    limits: loaded.policy.limits,
    histories: loaded.histories,
    list: loaded.list,
    outcome: 'refund',
    units: chosen.reduce((sum, { units }) => sum + units.length, 0),
    askPerson: true,
  });
  return 'refused' in decided ? [{ code: decided.refused, values: {} }] : [...decided];
}

/** Are its units still free, once the order is locked? */
export async function isStillFree(
  sql: ReturnsDeps['db']['sql'],
  shopId: bigint,
  { loaded, chosen }: NativeCase,
): Promise<boolean> {
  const returns = await listReturnsOfOrder(sql, shopId, loaded.order.orderId);
  const { held } = useOf(returns, []);
  return chosen.every(({ line, units }) =>
    units.every(
      ({ ordinal }) =>
        !held.some((unit) => unit.lineShopifyId === line.shopifyId && unit.ordinal === ordinal),
    ),
  );
}
