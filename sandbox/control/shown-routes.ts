import { Hono } from 'hono';
import { z } from 'zod';
import { getCustomer } from '../domain/customers.ts';
import { listGiftCards } from '../domain/gift-cards/gift-cards.ts';
import { idText } from '../domain/inputs.ts';
import { findVariant } from '../domain/products.ts';
import { Refusal } from '../domain/refusal.ts';
import { getShop } from '../domain/shops.ts';
import { accountsOf } from '../domain/store-credit/accounts.ts';
import { balanceOf } from '../domain/store-credit/lots.ts';
import type { Shop } from '../domain/types.ts';
import { findFiles, statusOf } from '../files/files.ts';
import { decimal } from '../money/amount.ts';
import { type ControlDeps, inShop, param, readBody } from './context.ts';
import { otherRating, writeOtherRating } from './elsewhere-rating.ts';

/** Gift cards that are told of at most. */
const mostCards = 250;
/** And files. */
const mostFiles = 250;

/** What customers have as store credit and gift cards, what a product shows as its rating, and the shop's files. */
export function shownRoutes(deps: ControlDeps): Hono {
  return new Hono()
    .get('/shops/:domain/customers/:id/store-credit', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const customer = await getCustomer(deps.state, shop, idText.parse(param(c, 'id')));
      const wanted = c.req.query('currency');
      const accounts = await accountsOf(deps.state, shop, customer.id);
      const account =
        accounts.find((one) => one.currency === (wanted ?? shop.currency)) ??
        (wanted === undefined ? accounts[0] : undefined);
      const currency = account?.currency ?? wanted ?? shop.currency;
      const balance = account === undefined ? 0n : balanceOf(account);
      return c.json({ amount: decimal(balance, currency), currency });
    })
    .get('/shops/:domain/gift-cards', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const cards = await listGiftCards(deps.state, shop, mostCards);
      return c.json(
        cards
          .map(({ id, code, customerId, initial, currency, expiresOn }) => ({
            ...{ id, code, customerId, amount: initial, currency, expiresOn },
          }))
          .reverse(),
      );
    })
    .get('/shops/:domain/products/:sku/questions', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json(await questionsOf(deps, shop, param(c, 'sku')));
    })
    .get('/shops/:domain/products/:sku/rating', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      return c.json(await ratingOf(deps, shop, param(c, 'sku')));
    })
    .post('/shops/:domain/products/:sku/rating', async (c) => {
      const form = await readBody(c, otherRating);
      await inShop(c, deps, (tx, shop) => writeOtherRating(tx, shop, param(c, 'sku'), form));
      return c.json({}, 201);
    })
    .get('/shops/:domain/files', async (c) => {
      const shop = await getShop(deps.state, param(c, 'domain'));
      const files = await findFiles(deps.state, shop, mostFiles);
      return c.json(files.map((file) => ({ kind: file.kind, name: file.name, status: statusOf(file) })));
    });
}

const ratingForm = z.object({ value: z.string() });

/** The standard metafields reviews.rating and reviews.rating_count of the product; null without the first. */
async function ratingOf(
  deps: ControlDeps,
  shop: Shop,
  sku: string,
): Promise<{ value: string; count: number } | null> {
  const found = await findVariant(deps.state, shop, sku);
  if (found === null) throw new Refusal('not-found', `There is no product with the SKU ${sku}.`);
  const rows = await deps.state.query<{ key: string; value: string }>(
    `select key, value from metafield where shop = $1 and owner_type = 'PRODUCT' and owner_id = $2
     and namespace = 'reviews' and key in ('rating', 'rating_count')`,
    [shop.domain, found.product.id],
  );
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const rating = values.get('rating');
  if (rating === undefined) return null;
  return {
    value: ratingForm.parse(JSON.parse(rating)).value,
    count: Number(values.get('rating_count') ?? 0),
  };
}

/** The metafield afterglow.questions of the product; null: there is none. */
async function questionsOf(deps: ControlDeps, shop: Shop, sku: string): Promise<unknown> {
  const found = await findVariant(deps.state, shop, sku);
  if (found === null) throw new Refusal('not-found', `There is no product with the SKU ${sku}.`);
  const [row] = await deps.state.query<{ value: string }>(
    `select value from metafield where shop = $1 and owner_type = 'PRODUCT' and owner_id = $2
     and namespace = 'afterglow' and key = 'questions'`,
    [shop.domain, found.product.id],
  );
  return row === undefined ? null : JSON.parse(row.value);
}
