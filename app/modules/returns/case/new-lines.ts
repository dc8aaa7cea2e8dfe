import type { ShopifyId } from '#app/kernel/ids.ts';
import { compareMoney, type Money, subtractMoney } from '#app/kernel/money.ts';
import type { NewReturn, ReturnableUnits } from '../ports.ts';

type NewLine = NewReturn['lines'][number];

/** Units of one line, as a return of Shopify's is told of them. */
export interface UnitsToTell extends Pick<NewLine, 'reasonId' | 'note' | 'restockingPercent'> {
  readonly lineShopifyId: ShopifyId;
  readonly units: readonly { readonly fulfillmentShopifyId: ShopifyId }[];
}

/** By line and parcel; null: Shopify does not let us return that many. */
export function newLines(
  told: readonly UnitsToTell[],
  available: readonly ReturnableUnits[],
): NewReturn['lines'] | null {
  const left = new Map(available.map((one) => [one.fulfillmentLineShopifyId, one.quantity]));
  const lines: NewLine[] = [];
  for (const { lineShopifyId, units, reasonId, note, restockingPercent } of told) {
    for (const parcel of new Set(units.map((unit) => unit.fulfillmentShopifyId))) {
      const place = available.find(
        (one) => one.fulfillmentShopifyId === parcel && one.lineShopifyId === lineShopifyId,
      );
      const quantity = units.filter((unit) => unit.fulfillmentShopifyId === parcel).length;
      const free = place === undefined ? 0 : (left.get(place.fulfillmentLineShopifyId) ?? 0);
      if (place === undefined || free < quantity) return null;
      left.set(place.fulfillmentLineShopifyId, free - quantity);
      const { fulfillmentLineShopifyId } = place;
      lines.push({ fulfillmentLineShopifyId, quantity, reasonId, note, restockingPercent });
    }
  }
  return lines;
}

/** What goes out, made even by a discount where it costs less than the list says. */
export function newExchangeLine(
  variantShopifyId: ShopifyId,
  quantity: number,
  { list, price }: { readonly list: Money; readonly price: Money },
): NewReturn['exchangeLines'][number] {
  const discount = compareMoney(price, list) < 0 ? subtractMoney(list, price) : null;
  return { variantShopifyId, quantity, discount };
}
