import { minor, toPresentment } from '../../money/amount.ts';
import type { CheckoutLine } from '../../pricing/checkout/checkout-question.ts';
import type { Reader } from '../../state/database.ts';
import { findVariantById } from '../products.ts';
import type { Id, ProductData, Shop, VariantData } from '../types.ts';
import type { CartData } from './cart-types.ts';

/** A cart's line with what it sells. */
export interface SoldLine extends CheckoutLine {
  id: Id;
  product: ProductData;
  variant: VariantData;
}

/** The lines whose products are still sold, priced in what the buyer pays in. */
export async function readCartLines(
  on: Reader,
  shop: Shop,
  cart: CartData,
  money: { currency: string; rate: string },
): Promise<SoldLine[]> {
  const sold: { line: CartData['lines'][number]; product: ProductData; variant: VariantData }[] = [];
  for (const line of cart.lines) {
    const found = await findVariantById(on, shop, line.variantId);
    if (found !== null && found.product.status === 'ACTIVE') sold.push({ line, ...found });
  }
  const collections = await collectionsOf(
    on,
    shop,
    sold.map(({ product }) => product.id),
  );
  return sold.map(({ line, product, variant }) => ({
    id: line.id,
    product,
    variant,
    productId: product.id,
    variantId: variant.id,
    collectionIds: collections.get(product.id) ?? [],
    quantity: line.quantity,
    unitPrice: toPresentment(minor(variant.price, shop.currency), shop.currency, money.rate, money.currency),
    giftCard: product.giftCard,
  }));
}

/** The collections of each product. */
export async function collectionsOf(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  products: readonly Id[],
): Promise<Map<Id, Id[]>> {
  const rows = await on.query<{ product_id: string; collection_id: string }>(
    `select product_id, collection_id from collection_product
     where shop = $1 and product_id = any($2::bigint[]) order by collection_id`,
    [shop.domain, [...products]],
  );
  const by = new Map<Id, Id[]>();
  for (const row of rows) by.set(row.product_id, [...(by.get(row.product_id) ?? []), row.collection_id]);
  return by;
}
