import { decimal, minor } from '../money/amount.ts';
import { productDeletedPayload, productPayload } from '../payloads/product-payload.ts';
import type { Reader, Tx } from '../state/database.ts';
import {
  findDocument,
  lockDocument,
  ownerOf,
  removeDocument,
  saveDocument,
  saveParts,
  takeId,
  takeIds,
} from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { addToCollections } from './collections.ts';
import { type ProductChange, type ProductInput, productChange, productInput } from './inputs.ts';
import { Refusal } from './refusal.ts';
import { readStock, setStock } from './stock.ts';
import { isoSeconds } from './timestamps.ts';
import type { Id, ProductData, Shop, VariantData } from './types.ts';

/** Creates products with one variant each (more by `variants`); sends products/create for each. */
export async function createProducts(
  tx: Tx,
  shop: Shop,
  input: ProductInput[],
): Promise<{ sku: string; productId: Id; variantId: Id }[]> {
  const made: { sku: string; productId: Id; variantId: Id }[] = [];
  for (const one of input) {
    const product = await createProduct(tx, shop, one);
    for (const variant of product.variants) {
      made.push({ sku: variant.sku, productId: product.id, variantId: variant.id });
    }
  }
  return made;
}

async function createProduct(tx: Tx, shop: Shop, input: ProductInput): Promise<ProductData> {
  const form = productInput.parse(input);
  const at = isoSeconds(shop.now);
  const first = {
    sku: form.sku,
    barcode: form.barcode,
    title: form.variantTitle ?? 'Default Title',
    price: form.price,
    stock: form.stock,
  };
  const forms = [first, ...form.variants];
  for (const { sku } of forms) {
    if ((await findVariant(tx, shop, sku)) !== null) {
      throw new Refusal('taken', `The SKU ${sku} exists already.`);
    }
  }
  const id = await takeId(tx);
  const title = form.title ?? `Product ${form.sku}`;
  const variants: VariantData[] = [];
  for (const [index, variant] of forms.entries()) {
    const [variantId = '', inventoryItemId = ''] = await takeIds(tx, 2);
    variants.push({
      id: variantId,
      inventoryItemId,
      sku: variant.sku,
      title: variant.title,
      price: shopDecimal(shop, variant.price),
      compareAtPrice: form.compareAtPrice === undefined ? null : shopDecimal(shop, form.compareAtPrice),
      barcode: variant.barcode ?? null,
      position: index + 1,
      taxable: !form.giftCard,
      requiresShipping: !form.giftCard,
      createdAt: at,
      updatedAt: at,
    });
    await setStock(tx, shop, variantId, variant.stock);
  }
  const product: ProductData = {
    id,
    title,
    handle: handleOf(title),
    descriptionHtml: form.descriptionHtml,
    vendor: form.vendor ?? shop.name,
    type: form.type,
    status: 'ACTIVE',
    tags: form.tags,
    giftCard: form.giftCard,
    image: form.image === undefined ? null : { id: await takeId(tx), ...form.image },
    variants,
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
  };
  await saveProduct(tx, shop, product);
  await addToCollections(tx, shop, product.id, form.collections);
  await enqueueWebhook(tx, shop, 'products/create', { payload: await payloadOf(tx, shop, product) });
  return product;
}

/** Changes a product; sends products/update. */
export async function updateProduct(tx: Tx, shop: Shop, input: ProductChange): Promise<ProductData> {
  const change = productChange.parse(input);
  const product = await lockDocument(tx, shop, 'product', change.id);
  if (product === null) throw new Refusal('not-found', `There is no product ${change.id}.`);
  const at = isoSeconds(shop.now);
  const { price } = change;
  const changed: ProductData = {
    ...product,
    title: change.title ?? product.title,
    vendor: change.vendor ?? product.vendor,
    type: change.type ?? product.type,
    tags: change.tags ?? product.tags,
    status: change.status ?? product.status,
    descriptionHtml: change.descriptionHtml ?? product.descriptionHtml,
    variants:
      price === undefined
        ? product.variants
        : product.variants.map((variant) => ({ ...variant, price: shopDecimal(shop, price), updatedAt: at })),
    updatedAt: at,
  };
  await saveProduct(tx, shop, changed);
  await addToCollections(tx, shop, changed.id, change.collections);
  await enqueueWebhook(tx, shop, 'products/update', { payload: await payloadOf(tx, shop, changed) });
  return changed;
}

/** Removes a product; orders keep their lines, whose product is then null. Sends products/delete. */
export async function deleteProduct(tx: Tx, shop: Shop, id: Id): Promise<void> {
  const product = await lockDocument(tx, shop, 'product', id);
  if (product === null) throw new Refusal('not-found', `There is no product ${id}.`);
  await tx.query('delete from collection_product where shop = $1 and product_id = $2', [shop.domain, id]);
  for (const variant of product.variants) {
    await tx.query('delete from stock where shop = $1 and variant_id = $2', [shop.domain, variant.id]);
  }
  await removeDocument(tx, shop, 'product', id);
  await enqueueWebhook(tx, shop, 'products/delete', { payload: productDeletedPayload(product) });
}

/** The product; refused (`not-found`) when there is none. */
export async function getProduct(on: Reader, shop: Shop, id: Id): Promise<ProductData> {
  const product = await findDocument(on, shop, 'product', id);
  if (product === null) throw new Refusal('not-found', `There is no product ${id}.`);
  return product;
}

/** The variant with this SKU and its product, or null. */
export async function findVariant(
  on: Reader,
  shop: Shop,
  sku: string,
): Promise<{ product: ProductData; variant: VariantData } | null> {
  const rows = await on.query<{ id: string }>(
    "select id from part where shop = $1 and kind = 'variant' and sku = $2 order by id limit 1",
    [shop.domain, sku],
  );
  const id = rows[0]?.id;
  return id === undefined ? null : findVariantById(on, shop, id);
}

/** The variant with this id and its product, or null. */
export async function findVariantById(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  id: Id,
): Promise<{ product: ProductData; variant: VariantData } | null> {
  const owner = await ownerOf(on, shop, 'variant', id);
  const product = owner === null ? null : await findDocument(on, shop, 'product', owner);
  const variant = product?.variants.find((one) => one.id === id);
  return product === null || variant === undefined ? null : { product, variant };
}

async function saveProduct(tx: Tx, shop: Shop, product: ProductData): Promise<void> {
  await saveDocument(tx, shop, 'product', product, {
    name: product.title,
    email: null,
    customerId: null,
    processedAt: product.createdAt,
  });
  await saveParts(
    tx,
    shop,
    product.id,
    product.variants.map(({ id, sku }) => ({ kind: 'variant' as const, id, sku })),
  );
}

async function payloadOf(tx: Tx, shop: Shop, product: ProductData): Promise<object> {
  const stock = await readStock(
    tx,
    shop,
    product.variants.map((variant) => variant.id),
  );
  return productPayload(shop, product, stock);
}

function shopDecimal(shop: Shop, text: string): string {
  return decimal(minor(text, shop.currency), shop.currency);
}

/** "Linen Shirt" → "linen-shirt", as in a product's address. */
export function handleOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
