import type { Reader, Tx } from '../../state/database.ts';
import { findDocuments, lockDocument, removeDocument, saveDocument, takeId } from '../../state/documents.ts';
import { type DiscountInput, discountInput, requireValid } from '../discounts/discount-inputs.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, Shop } from '../types.ts';
import { segmentsOf } from './segments.ts';
import type { AutomaticDiscountData } from './types.ts';

/** What a command gives of an automatic discount: the discount without a code, and whom it is for. */
export interface AutomaticInput {
  content: Omit<DiscountInput, 'code' | 'startsAt'> & { startsAt: string | null };
  addSegments: readonly Id[];
  removeSegments: readonly Id[];
}

/** A discount that applies by itself. Refused with the codes of Shopify's DiscountErrorCode. */
export async function createAutomatic(
  tx: Tx,
  shop: Shop,
  input: AutomaticInput,
): Promise<AutomaticDiscountData> {
  const at = isoSeconds(shop.now);
  const form = formOf(input, at);
  await requireTitle(tx, shop, form.title, null);
  const discount: AutomaticDiscountData = {
    id: await takeId(tx),
    ...form,
    segmentIds: await segmentsAfter(tx, shop, [], input),
    deactivatedAt: null,
    deletedAt: null,
    uses: [],
    createdAt: at,
    updatedAt: at,
  };
  await saveAutomatic(tx, shop, discount);
  return discount;
}

/** Gives one new content; when it began and who used it stay. */
export async function updateAutomatic(
  tx: Tx,
  shop: Shop,
  id: Id,
  input: AutomaticInput,
): Promise<AutomaticDiscountData> {
  const before = await lockAutomatic(tx, shop, id);
  const form = formOf(input, before.startsAt);
  await requireTitle(tx, shop, form.title, id);
  const segmentIds = await segmentsAfter(tx, shop, before.segmentIds, input);
  const after = { ...before, ...form, segmentIds, updatedAt: isoSeconds(shop.now) };
  await saveAutomatic(tx, shop, after);
  return after;
}

/** Ends it now. One that has ended stays as it is. */
export async function deactivateAutomatic(tx: Tx, shop: Shop, id: Id): Promise<AutomaticDiscountData> {
  const before = await lockAutomatic(tx, shop, id);
  if (before.deactivatedAt !== null) return before;
  const at = isoSeconds(shop.now);
  const after = { ...before, deactivatedAt: at, updatedAt: at };
  await saveAutomatic(tx, shop, after);
  return after;
}

export async function deleteAutomatic(tx: Tx, shop: Shop, id: Id): Promise<void> {
  await lockAutomatic(tx, shop, id);
  await removeDocument(tx, shop, 'automaticDiscount', id);
}

/** Every one of the shop, the newest first. */
export async function listAutomatic(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
): Promise<AutomaticDiscountData[]> {
  const rows = await on.query<{ data: AutomaticDiscountData }>(
    "select data from resource where shop = $1 and kind = 'automaticDiscount' order by created_at desc, id desc",
    [shop.domain],
  );
  return rows.map((row) => row.data);
}

/** Those that are for this buyer, the oldest first; null is somebody who is not signed in. */
export async function automaticFor(
  on: Reader,
  shop: Shop,
  customerId: Id | null,
): Promise<AutomaticDiscountData[]> {
  const all = (await listAutomatic(on, shop)).reverse();
  if (all.length === 0) return [];
  const own = customerId === null ? new Set<Id>() : await segmentsOf(on, shop, customerId);
  return all.filter(
    ({ segmentIds }) => segmentIds.length === 0 || segmentIds.some((segment) => own.has(segment)),
  );
}

/** Counts one use of each by the order. */
export async function useAutomatic(
  tx: Tx,
  shop: Shop,
  ids: readonly Id[],
  use: AutomaticDiscountData['uses'][number],
): Promise<void> {
  for (const id of ids) {
    const discount = await lockAutomatic(tx, shop, id);
    await saveAutomatic(tx, shop, { ...discount, uses: [...discount.uses, use] });
  }
}

function formOf({ content }: AutomaticInput, startsAt: string) {
  const form = discountInput.parse({ ...content, startsAt: content.startsAt ?? startsAt, code: 'automatic' });
  requireValid(form);
  return { ...form, code: '', startsAt: isoSeconds(form.startsAt) };
}

async function segmentsAfter(
  tx: Tx,
  shop: Shop,
  before: readonly Id[],
  { addSegments, removeSegments }: AutomaticInput,
): Promise<Id[]> {
  const known = await findDocuments(tx, shop, 'segment', addSegments);
  if (known.length < new Set(addSegments).size) {
    throw new Refusal('not-found', 'Customer segments are invalid.', {
      field: ['context', 'customerSegments', 'add'],
      code: 'INVALID',
    });
  }
  return [...new Set([...before.filter((id) => !removeSegments.includes(id)), ...addSegments])];
}

/** Titles of automatic discounts differ. Two that ask for one wait for each other here. */
async function requireTitle(tx: Tx, shop: Shop, title: string, own: Id | null): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`automatic:${shop.domain}`]);
  const others = (await listAutomatic(tx, shop)).filter(({ id }) => id !== own);
  if (others.some((other) => other.title.toLowerCase() === title.toLowerCase())) {
    throw new Refusal('taken', 'Title must be unique for automatic discount', {
      field: ['title'],
      code: 'TAKEN',
    });
  }
}

async function lockAutomatic(tx: Tx, shop: Shop, id: Id): Promise<AutomaticDiscountData> {
  const discount = await lockDocument(tx, shop, 'automaticDiscount', id);
  if (discount === null) {
    throw new Refusal('not-found', 'Discount does not exist.', { field: ['id'], code: 'INVALID' });
  }
  return discount;
}

function saveAutomatic(tx: Tx, shop: Shop, discount: AutomaticDiscountData): Promise<void> {
  return saveDocument(tx, shop, 'automaticDiscount', discount, {
    name: discount.title,
    email: null,
    customerId: null,
    processedAt: discount.createdAt,
  });
}
