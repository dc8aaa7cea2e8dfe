import { type Money, noMoney, portionOfMoney, subtractMoney } from '#app/kernel/money.ts';
import type { PricedItem } from '../../asking/quote-lines.ts';
import type { ChosenLine } from '../../decisions/choose-units.ts';
import type { ReturnsDeps } from '../../deps.ts';
import type { NativeExchangeLine, NativeReturn, ReturnsShop } from '../../ports.ts';

/**
 * What staff exchange for at Shopify. Their prices are not told line by line: what all of them cost, tax included, is
 * the difference between Shopify's amount without them and with them, and each has its part of it by number.
 */
export async function exchangedThere(
  { shopify }: Pick<ReturnsDeps, 'shopify'>,
  shop: ReturnsShop,
  native: NativeReturn,
  chosen: readonly ChosenLine[],
): Promise<readonly PricedItem[]> {
  const lines = native.exchangeLines;
  if (lines.length === 0) return [];
  const units = native.lines.map(({ id, quantity }) => ({ id, quantity }));
  const exchangeLines = lines.map(({ id, quantity }) => ({ id, quantity }));
  const without = await shopify.suggestedAmount(shop, native.id, units, 'refund');
  const withThem = await shopify.suggestedAmount(shop, native.id, units, 'refund', { exchangeLines });
  return sharesOf(lines, subtractMoney(without, withThem)).map(({ line, price }) =>
    itemOf(line, price, chosen),
  );
}

/** The parts add up to the whole. */
function sharesOf(lines: readonly NativeExchangeLine[], whole: Money) {
  const all = BigInt(lines.reduce((sum, { quantity }) => sum + quantity, 0));
  let before = 0n;
  return lines.map((line) => {
    const upTo = before + BigInt(line.quantity);
    const price = subtractMoney(portionOfMoney(whole, upTo, all), portionOfMoney(whole, before, all));
    before = upTo;
    return { line, price };
  });
}

function itemOf(line: NativeExchangeLine, price: Money, chosen: readonly ChosenLine[]): PricedItem {
  const [first] = chosen;
  if (first === undefined) throw new Error('A return has lines');
  const variantShopifyId = line.variantShopifyId ?? line.id;
  const productShopifyId = first.line.productShopifyId ?? first.line.shopifyId;
  return {
    position: 0,
    title: line.title,
    variant: { productShopifyId, variantShopifyId, title: '', price },
    ordinals: Array.from({ length: line.quantity }, (_, index) => index + 1),
    ...{ list: price, price, tax: noMoney(price.currency) },
  };
}
