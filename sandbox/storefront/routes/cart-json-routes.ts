import { type Context, Hono } from 'hono';
import type { CartChange } from '../../domain/checkout/cart-inputs.ts';
import type { CartData } from '../../domain/checkout/cart-types.ts';
import { priceCart } from '../../domain/checkout/carts.ts';
import type { StorefrontDeps } from '../deps.ts';
import { Strict } from '../liquid/strict.ts';
import { cartObject } from '../objects/cart.ts';
import { codesOf, itemsOf, quantitiesOf, readCartFields, wordsOf } from './cart-form.ts';
import { cartProblem, changeVisitorsCart, codeChanges } from './change-visitors-cart.ts';
import { type Files, type OpenPage, withPage } from './open-page.ts';

/** Shopify's Ajax API of the cart, for scripts of theme blocks. */
export function cartJsonRoutes(deps: StorefrontDeps, files: Files): Hono {
  const change =
    (changesOf: (fields: Awaited<ReturnType<typeof readCartFields>>, cart: CartData) => CartChange[]) =>
    (c: Context) =>
      withPage(c, deps, files, async (open) => {
        try {
          const fields = await readCartFields(c);
          const cart = await changeVisitorsCart(c, deps.state, open.page.shop, (own) =>
            changesOf(fields, own),
          );
          return c.json(await cartJson(open, cart.token));
        } catch (error) {
          const description = error instanceof SyntaxError ? 'This is no JSON.' : cartProblem(error);
          if (description === null) throw error;
          return c.json({ status: 422, message: 'Cart Error', description }, 422);
        }
      });
  const update = change((fields, cart) => {
    const codes = codesOf(fields);
    return [
      { ...wordsOf(fields), set: quantitiesOf(fields) },
      ...(codes === null ? [] : codeChanges(cart, codes)),
    ];
  });
  return new Hono()
    .get('/cart.js', (c) =>
      withPage(c, deps, files, async (open) => c.json(await cartJson(open, open.cart?.cart.token ?? null))),
    )
    .post('/cart/update.js', update)
    .post('/cart/change.js', update)
    .post(
      '/cart/add.js',
      change((fields, cart) => [
        {
          set: Object.fromEntries(
            [...itemsOf(fields)].map(([id, count]) => [
              id,
              count + (cart.lines.find((line) => line.variantId === id)?.quantity ?? 0),
            ]),
          ),
        },
      ]),
    );
}

const shown = [
  'note',
  'attributes',
  'original_total_price',
  'total_price',
  'total_discount',
  'item_count',
  'requires_shipping',
  'items_subtotal_price',
] as const;

const shownOfLine = [
  'id',
  'key',
  'variant_id',
  'product_id',
  'title',
  'product_title',
  'variant_title',
  'sku',
  'quantity',
  'price',
  'final_price',
  'original_line_price',
  'final_line_price',
  'line_price',
  'total_discount',
  'url',
  'gift_card',
] as const;

const pick = (object: Strict, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, object.liquidMethodMissing(name)]));

async function cartJson({ page }: OpenPage, token: string | null): Promise<object> {
  const priced = token === null ? null : await priceCart(page.state, page.shop, token);
  const cart = await cartObject(page, priced);
  const items = cart.liquidMethodMissing('items');
  return {
    token,
    ...pick(cart, shown),
    currency: priced?.currency ?? page.shop.currency,
    items: Array.isArray(items)
      ? items.filter((one) => one instanceof Strict).map((one) => pick(one, shownOfLine))
      : [],
    discount_codes: (priced?.codes ?? []).map(({ code, applicable }) => ({ code, applicable })),
  };
}
