import type { Tx } from '#app/kernel/transaction.ts';
import { exchangeRows } from '../../asking/quote-lines.ts';
import { returnFact } from '../../case/facts.ts';
import { inShopCurrency } from '../../case/shop-currency.ts';
import type { ReturnsDeps } from '../../deps.ts';
import type { NativeReturn, ReturnsShop } from '../../ports.ts';
import { insertReturn } from '../../store/insert-return.server.ts';
import { findReturnId } from '../../store/load-returns.server.ts';
import {
  addStep,
  linkExchange,
  linkToShopify,
  lockOrder,
  lockReturn,
} from '../../store/write-returns.server.ts';
import { approveLocked } from '../approve-return.server.ts';
import { isStillFree, type NativeCase, readNativeCase } from './native-case.server.ts';

/** Whoever has to look again has lost to somebody who got units. */
const maxLooks = 10;

/**
 * Opens a case for one of Shopify's returns, once however often one hears of it; it is ruled, shown and settled like
 * any other. Null: it is none that we handle.
 */
export async function openNative(
  deps: ReturnsDeps,
  shop: ReturnsShop,
  native: NativeReturn,
): Promise<bigint | null> {
  for (let look = 1; look <= maxLooks; look++) {
    const read = await readNativeCase(deps, shop, native);
    if (read === null) return null;
    const id = await deps.db.inTransaction(shop.id, async (tx) => {
      await lockOrder(tx, read.loaded.order.orderId);
      const known = await findReturnId(tx.sql, shop.id, native.id);
      if (known !== null) return known;
      return (await isStillFree(tx.sql, shop.id, read)) ? writeNative(tx, read) : null;
    });
    if (id !== null) return id;
  }
  throw new Error(`The units of return ${native.id} kept changing while it was read`);
}

/** Asked for there: by the policy, or by a person. Made there by staff: they have said yes. */
async function writeNative(tx: Tx, read: NativeCase): Promise<bigint> {
  const { native, loaded, terms } = read;
  const { order, zone } = loaded;
  const asked = native.status === 'requested';
  const at = native.createdAt;
  const id = await insertNative(tx, read);
  await linkToShopify(tx, id, native.id);
  for (const line of native.exchangeLines) await linkExchange(tx, id, line);
  await addStep(tx, id, { kind: 'requested', at, actor: asked ? 'shopper' : 'shopify' });
  const stored = await lockReturn(tx, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  await tx.announce([returnFact('return-requested', stored, at, stored.units.length)]);
  if (!asked) await approveLocked(tx, stored, { order, zone, actor: 'shopify', now: at });
  else if (terms.approval === 'auto')
    await approveLocked(tx, stored, { order, zone, actor: 'afterglow', now: at });
  return id;
}

async function insertNative(
  tx: Tx,
  { native, loaded, chosen, terms, quote, items }: NativeCase,
): Promise<bigint> {
  const { order } = loaded;
  const outcome = items.length > 0 ? 'exchange' : 'refund';
  const offered = quote.outcomes.find((one) => one.outcome === outcome);
  if (offered === undefined) throw new Error('What Shopify does with its return is among the outcomes');
  const { id } = await insertReturn(tx, {
    orderId: order.orderId,
    orderShopifyId: order.shopifyId,
    orderName: order.name,
    customerId: order.customerId,
    key: `shopify:${native.id}`,
    outcome,
    policyVersion: loaded.policyVersion,
    currency: order.currency,
    quotedMinor: offered.total.minor,
    quote,
    at: native.createdAt,
    origin: native.status === 'requested' ? 'shopify-request' : 'shopify',
    terms,
    quotedShop: inShopCurrency(offered.total, order.rate),
    owedShop: inShopCurrency(offered.owes, order.rate),
    lines: chosen.map((line) => ({ ...line, answers: [], photos: [] })),
    exchange: exchangeRows(items),
  });
  return id;
}
