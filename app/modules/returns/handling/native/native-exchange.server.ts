import { addMoney, type Money, noMoney, portionOfMoney, subtractMoney } from '#app/kernel/money.ts';
import type { PricedItem } from '../../asking/quote-lines.ts';
import type { ChosenLine } from '../../decisions/choose-units.ts';
import type { ReturnsDeps } from '../../deps.ts';
import type {
  NativeExchangeLine,
  NativeReturn,
  ReturnableOrder,
  ReturnsShop,
  ReturnUnits,
} from '../../ports.ts';

/**
 * What staff exchange for at Shopify, tax included. What went out costs what the order's own line says. Prices of what
 * has still to go out are not told line by line: all of it costs the difference between Shopify's amount without it and
 * with it, and each line has its part of it by number. What a closed return has not sent out goes nowhere.
 */
export async function exchangedThere(
  { shopify }: Pick<ReturnsDeps, 'shopify'>,
  shop: ReturnsShop,
  native: NativeReturn,
  { chosen, order }: { readonly chosen: readonly ChosenLine[]; readonly order: ReturnableOrder },
): Promise<readonly PricedItem[]> {
  const lines = native.exchangeLines.map((line) => ({
    ...line,
    quantity: native.status === 'closed' ? line.processedQuantity : line.quantity,
  }));
  const coming = lines.flatMap(leftOf);
  const shares = coming.length === 0 ? [] : sharesOf(coming, await worthOf(shopify, shop, native, coming));
  const none = noMoney(order.currency);
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => {
      const { price, tax } = line.sold ?? { price: none, tax: none };
      const gone = order.taxesIncluded ? price : addMoney(price, tax);
      const share = shares.find(({ id }) => id === line.id)?.price ?? none;
      return itemOf(line, addMoney(gone, share), chosen);
    });
}

/** Units that nobody has processed, where there are any. */
function leftOf({ id, quantity, processedQuantity }: ProcessableLine): ReturnUnits[] {
  const left = quantity - processedQuantity;
  return left > 0 ? [{ id, quantity: left }] : [];
}

type ProcessableLine = ReturnUnits & { readonly processedQuantity: number };

async function worthOf(
  shopify: ReturnsDeps['shopify'],
  shop: ReturnsShop,
  native: NativeReturn,
  exchangeLines: readonly ReturnUnits[],
): Promise<Money> {
  const units = native.lines.flatMap(leftOf);
  const without = await shopify.suggestedAmount(shop, native.id, units, 'refund');
  const withThem = await shopify.suggestedAmount(shop, native.id, units, 'refund', { exchangeLines });
  return subtractMoney(without, withThem);
}

/** The parts add up to the whole. */
function sharesOf(lines: readonly ReturnUnits[], whole: Money) {
  const all = BigInt(lines.reduce((sum, { quantity }) => sum + quantity, 0));
  let before = 0n;
  return lines.map((line) => {
    const upTo = before + BigInt(line.quantity);
    const price = subtractMoney(portionOfMoney(whole, upTo, all), portionOfMoney(whole, before, all));
    before = upTo;
    return { id: line.id, price };
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
