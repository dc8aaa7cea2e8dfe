import type { PricedCart, PricedLine } from '../../domain/checkout/cart-types.ts';
import { findCart, priceCart } from '../../domain/checkout/carts.ts';
import { findVariantById } from '../../domain/products.ts';
import { readStock } from '../../domain/stock.ts';
import { Strict } from '../liquid/strict.ts';
import type { PageContext } from './page-context.ts';
import { liquidPrice } from './price.ts';
import { pictureOf, productObjects, variantObject } from './product.ts';

/** The visitor's cart as it would be paid; null while there is none or after it became an order. */
export async function readCart({ state, shop, cartToken }: PageContext): Promise<PricedCart | null> {
  const cart = cartToken === null ? null : await findCart(state, shop, cartToken);
  return cart === null || cart.orderId !== null ? null : priceCart(state, shop, cart.token);
}

/** The cart as a Liquid object; an empty one when there is none. */
export async function cartObject(page: PageContext, priced: PricedCart | null): Promise<Strict> {
  const currency = priced?.currency ?? page.shop.currency;
  const price = (amount: string) => liquidPrice(amount, currency);
  const lines = priced?.lines ?? [];
  const items = await Promise.all(lines.map((line) => lineObject(page, line, currency)));
  const subtotal = price(priced?.subtotal ?? '0');
  const discount = price(priced?.discount ?? '0');
  return new Strict('cart', {
    items,
    item_count: lines.reduce((count, line) => count + line.quantity, 0),
    'empty?': lines.length === 0,
    note: priced?.cart.note ?? null,
    attributes: priced?.cart.attributes ?? {},
    currency: new Strict('currency', { iso_code: currency, name: currency, symbol: currency }),
    original_total_price: subtotal,
    items_subtotal_price: subtotal,
    total_discount: discount,
    total_price: subtotal - discount,
    checkout_charge_amount: subtotal - discount,
    taxes_included: page.shop.pricesIncludeTax,
    requires_shipping: lines.length > 0,
    total_weight: 0,
    discount_codes: (priced?.codes ?? []).map(
      ({ code, applicable, refused, amount }) =>
        // `refused` and `amount` are the sandbox's own: Shopify tells a theme only whether a code applies.
        new Strict('discount_code', { code, applicable, refused, amount: price(amount) }),
    ),
    cart_level_discount_applications: [],
    discount_applications: [],
  });
}

async function lineObject(page: PageContext, line: PricedLine, currency: string): Promise<Strict> {
  const price = (amount: string) => liquidPrice(amount, currency);
  const off = line.discounts.reduce((sum, one) => sum + price(one.amount), 0);
  const original = price(line.unitPrice) * line.quantity;
  const found = await findVariantById(page.state, page.shop, line.variantId);
  const [product] = found === null ? [] : await productObjects(page, [found.product], line.variantId);
  const stock = await readStock(page.state, page.shop, [line.variantId]);
  return new Strict('line_item', {
    id: Number(line.variantId),
    key: `${line.variantId}:${line.id}`,
    variant_id: Number(line.variantId),
    product_id: Number(line.productId),
    title: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    product_title: line.title,
    variant_title: line.variantTitle,
    product_has_only_default_variant: line.variantTitle === null,
    product: product ?? null,
    variant:
      found === null
        ? null
        : variantObject(page, found.product, found.variant, (stock.get(line.variantId) ?? 0) > 0),
    image: found === null ? null : pictureOf(found.product, found.variant),
    sku: line.sku,
    quantity: line.quantity,
    price: price(line.unitPrice),
    original_price: price(line.unitPrice),
    original_line_price: original,
    final_line_price: original - off,
    final_price: Math.round((original - off) / line.quantity),
    line_price: original - off,
    total_discount: off,
    line_level_discount_allocations: line.discounts.map(
      ({ code, automatic, amount }) =>
        new Strict('discount_allocation', {
          amount: price(amount),
          discount_application: new Strict('discount_application', {
            title: code,
            type: automatic ? 'automatic' : 'discount_code',
          }),
        }),
    ),
    url: `${page.root}/products/${line.handle}?variant=${line.variantId}`,
    url_to_remove: `${page.root}/cart/change?id=${line.variantId}&quantity=0`,
    gift_card: found?.product.giftCard ?? false,
    properties: {},
  });
}
