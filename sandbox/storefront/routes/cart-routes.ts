import { type Context, Hono } from 'hono';
import { keepNotice } from '../../frame/load-context.ts';
import { safeReturnPath } from '../../frame/same-origin.ts';
import type { StorefrontDeps } from '../deps.ts';
import { codesOf, itemsOf, quantitiesOf, readCartFields, wordsOf } from './cart-form.ts';
import { cartProblem, changeVisitorsCart, codeChanges } from './change-visitors-cart.ts';
import { type Files, type OpenPage, showTemplate, withPage, words } from './open-page.ts';

/** The cart: its page, and the forms that change it. Every form leads to a page. */
export function cartRoutes(deps: StorefrontDeps, files: Files): Hono {
  const change = (c: Context, work: (open: OpenPage) => Promise<string>) =>
    withPage(c, deps, files, async (open) => c.redirect(await tryToChange(open, work), 303));
  return new Hono()
    .get('/cart', (c) => withPage(c, deps, files, cartPage))
    .post('/cart', (c) => change(c, updateCart))
    .post('/cart/update', (c) => change(c, updateCart))
    .post('/cart/add', (c) => change(c, addToCart))
    .on(['GET', 'POST'], '/cart/change', (c) => change(c, updateCart))
    .post('/cart/clear', (c) => change(c, clearCart))
    .get('/discount/:code', (c) => change(c, (open) => takeCode(open, c.req.param('code'))))
    .get('/checkout', (c) =>
      withPage(c, deps, files, async (open) =>
        c.redirect(checkoutOf(open, open.cart?.cart.token ?? null), 303),
      ),
    );
}

async function cartPage(open: OpenPage): Promise<Response> {
  const currency = open.cart?.currency;
  return showTemplate(open, {
    template: 'cart',
    title: words(open, 'cart.title'),
    ...(currency !== undefined && { currency }),
  });
}

/** Where the work leads to; what the cart does not take is said on the page the shopper came from. */
async function tryToChange(open: OpenPage, work: (open: OpenPage) => Promise<string>): Promise<string> {
  try {
    return await work(open);
  } catch (error) {
    const problem = cartProblem(error);
    if (problem === null) throw error;
    keepNotice(open.c, { tone: 'bad', text: problem });
    return `${open.page.root}/cart`;
  }
}

async function addToCart({ c, page }: OpenPage): Promise<string> {
  const fields = await readCartFields(c);
  const items = itemsOf(fields);
  await changeVisitorsCart(c, page.state, page.shop, (cart) => {
    const set = [...items].map(([id, count]) => {
      const had = cart.lines.find((line) => line.variantId === id)?.quantity ?? 0;
      return [id, had + count] as const;
    });
    return [{ ...wordsOf(fields), set: Object.fromEntries(set) }];
  });
  return returnOf(page.root, fields.get('return_to')?.at(-1), `${page.root}/cart`);
}

/** New quantities, note and codes; pressed as "Check out" it goes there. */
async function updateCart(open: OpenPage): Promise<string> {
  const { c, page } = open;
  const fields = await readCartFields(c);
  const codes = codesOf(fields);
  const cart = await changeVisitorsCart(c, page.state, page.shop, (own) => [
    { ...wordsOf(fields), set: ofThisCart(quantitiesOf(fields), own.lines) },
    ...(codes === null ? [] : codeChanges(own, codes)),
  ]);
  return fields.has('checkout') && cart.lines.length > 0
    ? checkoutOf(open, cart.token)
    : returnOf(page.root, fields.get('return_to')?.at(-1), `${page.root}/cart`);
}

/** An old page may name lines that are gone; they stay gone. */
function ofThisCart(
  set: Record<string, number>,
  lines: readonly { variantId: string }[],
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(set).filter(([id]) => lines.some((line) => line.variantId === id)),
  );
}

async function clearCart({ c, page }: OpenPage): Promise<string> {
  await changeVisitorsCart(c, page.state, page.shop, (cart) => [
    { set: Object.fromEntries(cart.lines.map((line) => [line.variantId, 0])) },
  ]);
  return `${page.root}/cart`;
}

/** A link that carries a code: it is put on the cart, and the visitor goes on. */
async function takeCode({ c, page }: OpenPage, code: string): Promise<string> {
  await changeVisitorsCart(c, page.state, page.shop, (cart) => codeChanges(cart, [...cart.codes, code]));
  return returnOf(page.root, c.req.query('redirect'), page.root);
}

/** A path below the storefront; one that a shop's own links write without its root gets it. */
function returnOf(root: string, wanted: string | undefined, otherwise: string): string {
  const path = safeReturnPath(wanted, otherwise);
  return path === root || path.startsWith(`${root}/`) || path.startsWith(`${root}?`)
    ? path
    : `${root}${path}`;
}

function checkoutOf({ page, cart }: OpenPage, token: string | null): string {
  const empty = token === null || (cart !== null && cart.cart.lines.length === 0);
  return empty ? `${page.root}/cart` : `${page.root}/checkout/${token}`;
}
