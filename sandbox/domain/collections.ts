import { collectionPayload, productPayload } from '../payloads/product-payload.ts';
import type { Reader, Tx } from '../state/database.ts';
import { findDocument, lockDocument, saveDocument, takeId } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { type CollectionChange, type CollectionInput, collectionChange, collectionInput } from './inputs.ts';
import { Refusal } from './refusal.ts';
import { readStock } from './stock.ts';
import { isoSeconds } from './timestamps.ts';
import type { CollectionData, Id, Shop } from './types.ts';

/** Creates a manual collection. Refused (`taken`) when the title exists. */
export async function createCollection(tx: Tx, shop: Shop, input: CollectionInput): Promise<CollectionData> {
  const form = collectionInput.parse(input);
  if ((await findByTitle(tx, shop, form.title)) !== null) {
    throw new Refusal('taken', `The collection "${form.title}" exists already.`);
  }
  const at = isoSeconds(shop.now);
  const collection: CollectionData = {
    id: await takeId(tx),
    title: form.title,
    handle: form.title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    descriptionHtml: form.descriptionHtml,
    createdAt: at,
    updatedAt: at,
  };
  await saveCollection(tx, shop, collection);
  for (const product of form.products) await addMember(tx, shop, collection.id, product);
  await enqueueWebhook(tx, shop, 'collections/create', { payload: collectionPayload(shop, collection) });
  return collection;
}

/**
 * Renames a collection, adds or removes products. Sends collections/update, or products/update of those that came or
 * went where the shop tells members that way.
 */
export async function updateCollection(tx: Tx, shop: Shop, input: CollectionChange): Promise<CollectionData> {
  const change = collectionChange.parse(input);
  const collection = await lockDocument(tx, shop, 'collection', change.id);
  if (collection === null) throw new Refusal('not-found', `There is no collection ${change.id}.`);
  const changed = { ...collection, title: change.title ?? collection.title, updatedAt: isoSeconds(shop.now) };
  await saveCollection(tx, shop, changed);
  for (const product of change.add) await addMember(tx, shop, changed.id, product);
  for (const product of change.remove) {
    await tx.query(
      'delete from collection_product where shop = $1 and collection_id = $2 and product_id = $3',
      [shop.domain, changed.id, product],
    );
  }
  const moved = [...change.add, ...change.remove];
  if (
    shop.switches.membershipSendsCollectionUpdate ||
    moved.length === 0 ||
    changed.title !== collection.title
  ) {
    await enqueueWebhook(tx, shop, 'collections/update', { payload: collectionPayload(shop, changed) });
  } else {
    for (const product of moved) await announceMember(tx, shop, product);
  }
  return changed;
}

async function announceMember(tx: Tx, shop: Shop, id: Id): Promise<void> {
  const product = await findDocument(tx, shop, 'product', id);
  if (product === null) return;
  const stock = await readStock(
    tx,
    shop,
    product.variants.map((variant) => variant.id),
  );
  await enqueueWebhook(tx, shop, 'products/update', { payload: productPayload(shop, product, stock) });
}

/** Puts a product into collections by title, as its own page does; those that do not exist are made. */
export async function addToCollections(
  tx: Tx,
  shop: Shop,
  product: Id,
  titles: readonly string[],
): Promise<void> {
  for (const title of titles) {
    const id = await findByTitle(tx, shop, title);
    if (id === null) await createCollection(tx, shop, { title, products: [product] });
    else if (shop.switches.membershipSendsCollectionUpdate)
      await updateCollection(tx, shop, { id, add: [product] });
    else await addMember(tx, shop, id, product);
  }
}

/** Every collection, by title. */
export async function listCollections(on: Reader, shop: Shop): Promise<{ id: Id; title: string }[]> {
  return on.query<{ id: string; title: string }>(
    "select id, name as title from resource where shop = $1 and kind = 'collection' order by name",
    [shop.domain],
  );
}

async function findByTitle(tx: Tx, shop: Shop, title: string): Promise<Id | null> {
  const rows = await tx.query<{ id: string }>(
    "select id from resource where shop = $1 and kind = 'collection' and name = $2",
    [shop.domain, title],
  );
  return rows[0]?.id ?? null;
}

async function addMember(tx: Tx, shop: Shop, collection: Id, product: Id): Promise<void> {
  await tx.query(
    'insert into collection_product (shop, collection_id, product_id) values ($1, $2, $3) on conflict do nothing',
    [shop.domain, collection, product],
  );
}

async function saveCollection(tx: Tx, shop: Shop, collection: CollectionData): Promise<void> {
  await saveDocument(tx, shop, 'collection', collection, {
    name: collection.title,
    email: null,
    customerId: null,
    processedAt: collection.createdAt,
  });
}
