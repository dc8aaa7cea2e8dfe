import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { addMoney, type Money, money, subtractMoney } from '#app/kernel/money.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Quote, QuoteAsked, ReturnRefusal, WantedVariant } from '../door.ts';
import { billOf } from '../money/bill.ts';
import { chooseLines, maxLines } from './choose-lines.ts';
import { type LoadedAsked, loadAsked, loadBefore, loadOrder } from './load-asked.server.ts';
import { offeredOutcomes, type PricedItem, priceAll, quoteInput, quoteLines } from './quote-lines.ts';
import { shopifysAmounts } from './shopifys-amount.server.ts';
import { tellPoints } from './tell-points.server.ts';
import { type PlacedItem, placeWanted } from './wanted-items.ts';

/** What each outcome would give for these units, or why they cannot come back: see `Returns.quote`. */
export async function quoteReturn(
  deps: ReturnsDeps,
  shopId: bigint,
  asked: QuoteAsked,
  now: Instant,
): Promise<Quote | ReturnRefusal> {
  const order = await loadOrder(deps, shopId, asked);
  if ('refused' in order) return order;
  const before = await loadBefore(deps, shopId, order, now);
  if ('refused' in before) return before;
  const loaded = await loadAsked(deps.db.sql, shopId, before);
  const chosen = chooseLines(loaded, asked.lines);
  if ('refused' in chosen) return chosen;
  const placed = await loadItems(deps, loaded, chosen, asked.exchangeFor ?? []);
  if ('refused' in placed) return placed;
  return (await quoteFor(deps, shopId, loaded, { chosen, placed, outcome: null })).quote;
}

/** What an exchange would bring, as it can be sold now. Not to be asked within a transaction. */
export async function loadItems(
  { orders, shopify }: Pick<ReturnsDeps, 'orders' | 'shopify'>,
  { shop }: LoadedAsked,
  chosen: readonly ChosenLine[],
  wanted: readonly WantedVariant[],
): Promise<readonly PlacedItem[] | ReturnRefusal> {
  if (wanted.length === 0) return [];
  if (wanted.length > maxLines) return { refused: 'bad-input' };
  const products = [...new Set(chosen.flatMap(({ line }) => line.productShopifyId ?? []))];
  const [variants, sellable] = await Promise.all([
    orders.variantsOf(shop.id, products),
    shopify.availableVariants(shop, [...new Set(wanted.map((one) => one.variantShopifyId))]),
  ]);
  return placeWanted(chosen, wanted, { variants, sellable });
}

export interface Quoted {
  readonly quote: Quote;
  readonly items: readonly PricedItem[];
}

/** `outcome`: the one that is asked for; null: none yet. Not to be asked within a transaction. */
export async function quoteFor(
  deps: Pick<ReturnsDeps, 'points' | 'shopify' | 'log'>,
  shopId: bigint,
  loaded: LoadedAsked,
  asked: {
    readonly chosen: readonly ChosenLine[];
    readonly placed: readonly PlacedItem[];
    readonly outcome: Outcome | null;
  },
): Promise<Quoted> {
  const { chosen, placed, outcome } = asked;
  const estimated = priceAll(loaded, chosen, placed);
  const checked = checkedOutcomes(offeredOutcomes(loaded, chosen, estimated), outcome);
  const amounts = await shopifysAmounts(deps, loaded, chosen, estimated, checked);
  const ofExchange = amounts[checked.indexOf('exchange')] ?? null;
  const items = ofExchange === null ? estimated : taxedByShopify(loaded, chosen, estimated, ofExchange);
  const quotes = quoteLines(loaded, chosen, items);
  const outcomes = await tellPoints(deps, shopId, loaded, { chosen, items, quotes });
  return { quote: { outcomes, shopifys: amounts[0] ?? null }, items };
}

/** The one asked for, else the first of each kind; the goodwill of keeping has no calculation at Shopify. */
function checkedOutcomes(offered: readonly Outcome[], asked: Outcome | null): readonly Outcome[] {
  if (asked !== null) return offered.filter((outcome) => outcome === asked && outcome !== 'keep');
  const money = offered.find((outcome) => outcome === 'refund' || outcome === 'credit');
  return [money, offered.find((outcome) => outcome === 'exchange')].filter(
    (outcome) => outcome !== undefined,
  );
}

/**
 * The tax on what an exchange brings is Shopify's to say: ours is in proportion to what was paid, which may be a minor
 * unit off for each new unit. More than that is a difference that somebody looks at.
 */
function taxedByShopify(
  loaded: LoadedAsked,
  chosen: readonly ChosenLine[],
  items: readonly PricedItem[],
  shopifys: Money,
): readonly PricedItem[] {
  const bill = billOf(quoteInput(loaded, chosen, items), 'exchange');
  const ours = addMoney(subtractMoney(bill.total, bill.owes), bill.alreadyPaidBack);
  const more = subtractMoney(ours, shopifys).minor;
  const units = items.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  const [first, ...rest] = items;
  if (loaded.order.taxesIncluded || first === undefined || more > BigInt(units) || more < -BigInt(units))
    return items;
  const tax = money(first.tax.minor + more, first.tax.currency);
  return tax.minor < 0n ? items : [{ ...first, tax }, ...rest];
}
