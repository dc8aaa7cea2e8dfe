import { decimal, minor } from '../../money/amount.ts';
import { discountPayload, redeemCodePayload } from '../../payloads/discount-payload.ts';
import type { Reader, Tx } from '../../state/database.ts';
import { findDocument, findDocuments, lockDocument, takeId } from '../../state/documents.ts';
import { enqueueWebhook } from '../../webhooks/outbox.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, Shop } from '../types.ts';
import { type DiscountForm, type DiscountInput, discountInput, requireValid } from './discount-inputs.ts';
import type { DiscountData } from './discount-types.ts';
import { discountKey, findDiscount } from './find-discounts.ts';
import { saveDiscount } from './save-discount.ts';

/**
 * Creates a discount with its code; sends discounts/create and discounts/redeemcode_added. Refused with the codes of
 * Shopify's DiscountErrorCode, `taken` when a live discount has the code.
 */
export async function createDiscount(tx: Tx, shop: Shop, input: DiscountInput): Promise<DiscountData> {
  const form = discountInput.parse(input);
  await requireGood(tx, shop, form, null);
  const at = isoSeconds(shop.now);
  const discount: DiscountData = {
    id: await takeId(tx),
    ...contentOf(shop, form),
    deactivatedAt: null,
    deletedAt: null,
    uses: [],
    createdAt: at,
    updatedAt: at,
  };
  await saveDiscount(tx, shop, discount);
  await enqueueWebhook(tx, shop, 'discounts/create', { payload: discountPayload(shop, discount) });
  await enqueueWebhook(tx, shop, 'discounts/redeemcode_added', {
    payload: redeemCodePayload(shop, discount, at),
  });
  return discount;
}

/** Gives a discount new content, its uses stay; sends discounts/update. */
export async function updateDiscount(
  tx: Tx,
  shop: Shop,
  id: Id,
  input: DiscountInput,
): Promise<DiscountData> {
  const form = discountInput.parse(input);
  const before = await lockDiscount(tx, shop, id);
  await requireGood(tx, shop, form, before.id);
  return change(tx, shop, { ...before, ...contentOf(shop, form) });
}

/** Ends the discount now; sends discounts/update. One that has ended stays as it is. */
export async function deactivateDiscount(tx: Tx, shop: Shop, id: Id): Promise<DiscountData> {
  const before = await lockDiscount(tx, shop, id);
  if (before.deactivatedAt !== null) return before;
  return change(tx, shop, { ...before, deactivatedAt: isoSeconds(shop.now) });
}

/** Lets an ended discount run again, without an end; sends discounts/update. */
export async function activateDiscount(tx: Tx, shop: Shop, id: Id): Promise<DiscountData> {
  const before = await lockDiscount(tx, shop, id);
  const ended = before.endsAt !== null && Date.parse(before.endsAt) <= Date.parse(shop.now);
  return change(tx, shop, { ...before, deactivatedAt: null, endsAt: ended ? null : before.endsAt });
}

/** Removes the discount, and its code is free again; sends discounts/redeemcode_removed and discounts/delete. */
export async function deleteDiscount(tx: Tx, shop: Shop, id: Id): Promise<void> {
  const before = await lockDiscount(tx, shop, id);
  const at = isoSeconds(shop.now);
  await saveDiscount(tx, shop, { ...before, deletedAt: at, updatedAt: at });
  await enqueueWebhook(tx, shop, 'discounts/redeemcode_removed', {
    payload: redeemCodePayload(shop, before, at),
  });
  await enqueueWebhook(tx, shop, 'discounts/delete', {
    payload: { admin_graphql_api_id: `gid://shopify/DiscountCodeNode/${id}`, deleted_at: at },
  });
}

/** Every live discount, the newest first. */
export async function listDiscounts(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  limit: number,
): Promise<DiscountData[]> {
  const rows = await on.query<{ data: DiscountData }>(
    `select data from resource where shop = $1 and kind = 'discount' and name <> ''
     order by created_at desc, id desc limit $2`,
    [shop.domain, limit],
  );
  return rows.map((row) => row.data);
}

/** The live discount with this id, or null. */
export async function findDiscountById(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  id: Id,
): Promise<DiscountData | null> {
  const discount = await findDocument(on, shop, 'discount', id);
  return discount === null || discount.deletedAt !== null ? null : discount;
}

async function lockDiscount(tx: Tx, shop: Shop, id: Id): Promise<DiscountData> {
  const discount = await lockDocument(tx, shop, 'discount', id);
  if (discount === null || discount.deletedAt !== null) {
    throw new Refusal('not-found', 'Code discount does not exist.', { field: ['id'], code: 'INVALID' });
  }
  return discount;
}

async function change(tx: Tx, shop: Shop, changed: DiscountData): Promise<DiscountData> {
  const after = { ...changed, updatedAt: isoSeconds(shop.now) };
  await saveDiscount(tx, shop, after);
  await enqueueWebhook(tx, shop, 'discounts/update', { payload: discountPayload(shop, after) });
  return after;
}

async function requireGood(tx: Tx, shop: Shop, form: DiscountForm, own: Id | null): Promise<void> {
  requireValid(form);
  // Two that ask for one code wait for each other here.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `discount:${shop.domain}:${discountKey(form.code)}`,
  ]);
  const holder = await findDiscount(tx, shop, form.code);
  if (holder !== null && holder.id !== own) {
    throw new Refusal('taken', 'Code must be unique. Please try a different code.', {
      field: ['code'],
      code: 'TAKEN',
    });
  }
  const known = await findDocuments(tx, shop, 'customer', form.customerIds);
  if (known.length < new Set(form.customerIds).size) {
    throw new Refusal('not-found', 'Customers do not exist.', {
      field: ['context', 'customers', 'add'],
      code: 'INVALID',
    });
  }
}

type Content = Omit<DiscountData, 'id' | 'deactivatedAt' | 'deletedAt' | 'uses' | 'createdAt' | 'updatedAt'>;

function contentOf(shop: Shop, form: DiscountForm): Content {
  const amount = (text: string) => decimal(minor(text, shop.currency), shop.currency);
  const { value } = form;
  return {
    ...form,
    code: form.code.trim(),
    value:
      value === null || form.kind === 'free-shipping'
        ? null
        : 'amount' in value
          ? { ...value, amount: amount(value.amount) }
          : value,
    items: form.kind === 'free-shipping' ? { all: true } : form.items,
    bought:
      form.bought === null || form.bought.amount === null
        ? form.bought
        : { ...form.bought, amount: amount(form.bought.amount) },
    minimumSubtotal: form.minimumSubtotal === null ? null : amount(form.minimumSubtotal),
    maximumShipping: form.maximumShipping === null ? null : amount(form.maximumShipping),
    startsAt: isoSeconds(form.startsAt),
    endsAt: form.endsAt === null ? null : isoSeconds(form.endsAt),
  };
}
