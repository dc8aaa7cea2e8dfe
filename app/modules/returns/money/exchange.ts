import { compareMoney, type Money, noMoney, portionOfMoney, timesMoney } from '#app/kernel/money.ts';
import type { QuotedUnits, QuoteInput } from './bill.ts';
import { inOrderCurrency, least } from './bill.ts';
import { valueOfUnits } from './units.ts';

/** What one variant of an exchange costs; amounts are of all its units, in the order's currency. */
export interface PricedItems {
  /** As the shop sells them now. */
  readonly list: Money;
  /** As they are priced for the exchange, as displayed. */
  readonly price: Money;
  /** On top of `price`; 0 where prices include it. */
  readonly tax: Money;
}

/** New items of that list price in the shop's currency instead of these units of one line: see `priceListed`. */
export function priceItems(order: QuoteInput['order'], units: QuotedUnits, unitPrice: Money): PricedItems {
  const one = inOrderCurrency(order, Number(unitPrice.minor));
  return priceListed(order, units, timesMoney(one, units.ordinals.length));
}

/**
 * New items instead of these units, with the list price of all of them. `even`: they cost what was paid for the units,
 * unless the shop sells them for less. Their tax is in proportion to that of the units; Shopify has the last word on it.
 */
export function priceListed(
  order: QuoteInput['order'],
  { line, ordinals, terms }: QuotedUnits,
  list: Money,
): PricedItems {
  const paid = valueOfUnits(line.net, ordinals, line.quantity);
  const paidTax = valueOfUnits(line.tax, ordinals, line.quantity);
  const price = terms.outcomes.exchange?.even === true ? least(list, paid) : list;
  return { list, price, tax: order.taxesIncluded ? noMoney(order.currency) : taxOn(price, paid, paidTax) };
}

/** What costs as much has as much tax; nothing is known of the tax on what was free. */
function taxOn(price: Money, paid: Money, paidTax: Money): Money {
  if (compareMoney(price, paid) === 0) return paidTax;
  return paid.minor === 0n ? noMoney(price.currency) : portionOfMoney(paidTax, price.minor, paid.minor);
}
