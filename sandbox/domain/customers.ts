import { isDeepStrictEqual } from 'node:util';
import {
  customerDeletedPayload,
  customerMergePayload,
  customerPayload,
  emailConsentPayload,
  tagsPayload,
} from '../payloads/customer-payload.ts';
import type { Reader, Tx } from '../state/database.ts';
import { findDocument, lockDocument, removeDocument, saveDocument, takeId } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import {
  type AddressInput,
  type CustomerChange,
  type CustomerInput,
  customerChange,
  customerInput,
  type MergeInput,
  mergeInput,
} from './inputs.ts';
import { Refusal } from './refusal.ts';
import { refuseWithCredit } from './store-credit/pay-with-credit.ts';
import { isoSeconds } from './timestamps.ts';
import type { AddressData, CustomerData, Id, MarketingState, Shop } from './types.ts';

/** Creates a customer; sends customers/create. Refused (`taken`) when the e-mail exists. */
export async function createCustomer(tx: Tx, shop: Shop, input: CustomerInput): Promise<CustomerData> {
  const form = customerInput.parse(input);
  if (form.email != null) await requireFreeEmail(tx, shop, form.email, null);
  const at = isoSeconds(shop.now);
  const marketing = marketingState(form.marketing);
  const address = form.address ?? { countryCode: form.country ?? shop.country };
  const customer: CustomerData = {
    id: await takeId(tx),
    email: form.email ?? null,
    phone: form.phone ?? null,
    firstName: form.firstName ?? null,
    lastName: form.lastName ?? null,
    locale: form.locale,
    marketing,
    marketingUpdatedAt: marketing === 'NOT_SUBSCRIBED' ? null : at,
    tags: form.tags,
    note: null,
    account: form.account,
    address: await addressOf(tx, address, form),
    mergedInto: null,
    createdAt: at,
    updatedAt: at,
  };
  await saveCustomer(tx, shop, customer);
  await enqueueWebhook(tx, shop, 'customers/create', { payload: customerPayload(shop, customer) });
  return customer;
}

/** Changes a customer; sends customers/update and what changed in tags or consent. */
export async function updateCustomer(tx: Tx, shop: Shop, input: CustomerChange): Promise<CustomerData> {
  const change = customerChange.parse(input);
  const before = await lockCustomer(tx, shop, change.id);
  if (change.email != null) await requireFreeEmail(tx, shop, change.email, before.id);
  const at = isoSeconds(shop.now);
  const marketing = change.marketing === undefined ? before.marketing : marketingState(change.marketing);
  const after: CustomerData = {
    ...before,
    email: change.email === undefined ? before.email : change.email,
    phone: change.phone === undefined ? before.phone : change.phone,
    firstName: change.firstName === undefined ? before.firstName : change.firstName,
    lastName: change.lastName === undefined ? before.lastName : change.lastName,
    note: change.note === undefined ? before.note : change.note,
    locale: change.locale ?? before.locale,
    tags: change.tags ?? before.tags,
    account: change.account ?? before.account,
    marketing,
    marketingUpdatedAt: marketing === before.marketing ? before.marketingUpdatedAt : at,
    address: change.address === undefined ? before.address : await addressOf(tx, change.address, before),
    updatedAt: at,
  };
  await saveCustomer(tx, shop, after);
  await announceChange(tx, shop, before, after);
  return after;
}

/** Takes part in marketing by e-mail or no longer; refused (`no-email`) where there is no address. */
export async function subscribe(tx: Tx, shop: Shop, id: Id, subscribed: boolean): Promise<CustomerData> {
  const { email } = await getCustomer(tx, shop, id);
  if (email === null)
    throw new Refusal('no-email', 'Without an e-mail address there is nothing to subscribe.');
  return updateCustomer(tx, shop, { id, marketing: subscribed ? 'subscribed' : 'unsubscribed' });
}

async function announceChange(tx: Tx, shop: Shop, before: CustomerData, after: CustomerData): Promise<void> {
  if (shop.switches.tagsSendCustomerUpdate || changedBeyondTags(before, after)) {
    await enqueueWebhook(tx, shop, 'customers/update', { payload: customerPayload(shop, after) });
  }
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  if (added.length > 0) {
    await enqueueWebhook(tx, shop, 'customer.tags_added', { payload: tagsPayload(after, added, shop.now) });
  }
  if (removed.length > 0) {
    await enqueueWebhook(tx, shop, 'customer.tags_removed', {
      payload: tagsPayload(after, removed, shop.now),
    });
  }
  if (after.marketing !== before.marketing) {
    const payload = emailConsentPayload(shop, after);
    await enqueueWebhook(tx, shop, 'customers_email_marketing_consent/update', { payload });
  }
}

/** Something else than tags and consent is other than it was. */
function changedBeyondTags(before: CustomerData, after: CustomerData): boolean {
  const { tags, marketing, marketingUpdatedAt, updatedAt } = before;
  return !isDeepStrictEqual({ ...after, tags, marketing, marketingUpdatedAt, updatedAt }, before);
}

/**
 * Merges `from` into `keep`: its orders move over, tags are joined, then it is gone. Sends customers/merge,
 * customers/delete and customers/update. Refused: `same-customer`, `not-found`, `not-mergeable` (store credit).
 */
export async function mergeCustomers(tx: Tx, shop: Shop, input: MergeInput): Promise<CustomerData> {
  const { from, keep } = mergeInput.parse(input);
  if (from === keep) throw new Refusal('same-customer', 'A customer cannot be merged with themselves.');
  const [first, second] = from < keep ? [from, keep] : [keep, from];
  await lockCustomer(tx, shop, first);
  await lockCustomer(tx, shop, second);
  await refuseWithCredit(tx, shop, [from, keep]);
  const gone = await getCustomer(tx, shop, from);
  const kept = await getCustomer(tx, shop, keep);
  const merged: CustomerData = {
    ...kept,
    email: kept.email ?? gone.email,
    phone: kept.phone ?? gone.phone,
    firstName: kept.firstName ?? gone.firstName,
    lastName: kept.lastName ?? gone.lastName,
    address: kept.address ?? gone.address,
    tags: [...new Set([...kept.tags, ...gone.tags])],
    note: [kept.note, gone.note].filter(Boolean).join('\n') || null,
    updatedAt: isoSeconds(shop.now),
  };
  await tx.query(
    `update resource set customer_id = $3, data = data || jsonb_build_object('customerId', $3::bigint::text)
     where shop = $1 and kind = 'order' and customer_id = $2`,
    [shop.domain, from, keep],
  );
  await removeDocument(tx, shop, 'customer', from);
  await saveCustomer(tx, shop, merged);
  const payload = customerMergePayload(keep, from, await takeId(tx));
  await enqueueWebhook(tx, shop, 'customers/merge', { payload });
  await enqueueWebhook(tx, shop, 'customers/delete', { payload: customerDeletedPayload(gone) });
  await enqueueWebhook(tx, shop, 'customers/update', { payload: customerPayload(shop, merged) });
  return merged;
}

/** Removes a customer; their orders stay, without a customer. Sends customers/delete. */
export async function deleteCustomer(tx: Tx, shop: Shop, id: Id): Promise<void> {
  const customer = await lockCustomer(tx, shop, id);
  await tx.query(
    `update resource set customer_id = null, data = data || '{"customerId": null}'
     where shop = $1 and kind = 'order' and customer_id = $2`,
    [shop.domain, id],
  );
  await removeDocument(tx, shop, 'customer', id);
  await enqueueWebhook(tx, shop, 'customers/delete', { payload: customerDeletedPayload(customer) });
}

/** The customer; refused (`not-found`) when there is none. */
export async function getCustomer(on: Reader, shop: Shop, id: Id): Promise<CustomerData> {
  const customer = await findDocument(on, shop, 'customer', id);
  if (customer === null) throw new Refusal('not-found', `There is no customer ${id}.`);
  return customer;
}

async function lockCustomer(tx: Tx, shop: Shop, id: Id): Promise<CustomerData> {
  const customer = await lockDocument(tx, shop, 'customer', id);
  if (customer === null) throw new Refusal('not-found', `There is no customer ${id}.`);
  return customer;
}

async function requireFreeEmail(tx: Tx, shop: Shop, email: string, own: Id | null): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    "select id from resource where shop = $1 and kind = 'customer' and email = $2",
    [shop.domain, email.toLowerCase()],
  );
  if (rows.some((row) => row.id !== own)) throw new Refusal('taken', 'Email has already been taken');
}

function marketingState(word: 'subscribed' | 'not_subscribed' | 'pending' | 'unsubscribed'): MarketingState {
  const states = {
    subscribed: 'SUBSCRIBED',
    not_subscribed: 'NOT_SUBSCRIBED',
    pending: 'PENDING',
    unsubscribed: 'UNSUBSCRIBED',
  } as const;
  return states[word];
}

/** An address with an id of its own; names it lacks are its owner's. */
export async function addressOf(
  tx: Tx,
  input: AddressInput,
  owner: { firstName?: string | null | undefined; lastName?: string | null | undefined },
): Promise<AddressData> {
  return {
    id: await takeId(tx),
    firstName: input.firstName ?? owner.firstName ?? null,
    lastName: input.lastName ?? owner.lastName ?? null,
    address1: input.address1 ?? null,
    city: input.city ?? null,
    provinceCode: input.provinceCode ?? null,
    zip: input.zip ?? null,
    countryCode: input.countryCode,
    phone: input.phone ?? null,
  };
}

async function saveCustomer(tx: Tx, shop: Shop, customer: CustomerData): Promise<void> {
  await saveDocument(tx, shop, 'customer', customer, {
    name: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
    email: customer.email,
    customerId: null,
    processedAt: customer.createdAt,
  });
}
