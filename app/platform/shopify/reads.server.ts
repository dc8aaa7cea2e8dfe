import { printGid, type ShopifyId } from '../../kernel/ids.ts';
import type { BulkArea, BulkRecord, ChangesAsked, ShopifyReads } from '../../modules/commerce/ports.ts';
import type { ProductSnapshot, VariantSnapshot } from '../../modules/commerce/product.ts';
import type { AdminClient } from './admin-client.server.ts';
import { bulkRecordOf, groupBulkLines } from './bulk-result.ts';
import { AdminUnavailable, NotInstalled } from './errors.ts';
import { readAccessScopes } from './operations/access-scopes.ts';
import { cancelBulk } from './operations/bulk-cancel.ts';
import { document as bulkCustomers } from './operations/bulk-customers.ts';
import { readBulkOperation } from './operations/bulk-operation.ts';
import { document as bulkOrders } from './operations/bulk-orders.ts';
import { document as bulkProducts } from './operations/bulk-products.ts';
import { runBulk } from './operations/bulk-run.ts';
import { listChangedCustomers } from './operations/changed-customers.ts';
import { listChangedOrders } from './operations/changed-orders.ts';
import { listChangedProducts } from './operations/changed-products.ts';
import { readCollectionProducts } from './operations/collection-products.ts';
import { readCollectionTitles } from './operations/collection-titles.ts';
import { readCustomer } from './operations/customer.ts';
import { readProduct } from './operations/product.ts';
import { readShop } from './operations/shop.ts';
import { readWholeOrder } from './read-order.server.ts';

const bulkDocuments: Record<BulkArea, string> = {
  products: bulkProducts,
  customers: bulkCustomers,
  orders: bulkOrders,
};

/** What commerce asks of Shopify, by GraphQL. `download` fetches the results of bulk operations. */
export function openShopifyReads(client: AdminClient, download: typeof fetch): ShopifyReads {
  const changes = ({ since, after }: ChangesAsked) => ({
    query: `updated_at:>='${since.round({ smallestUnit: 'second', roundingMode: 'floor' })}'`,
    after,
  });
  return {
    async isInstalled(shop) {
      try {
        await client.call(shop, readAccessScopes, {});
        return true;
      } catch (error) {
        if (error instanceof NotInstalled) return false;
        throw error;
      }
    },
    shop: async (shop) => (await client.call(shop, readShop, {})).shop,
    grantedScopes: (shop) => client.call(shop, readAccessScopes, {}),
    order: (shop, id) => readWholeOrder(client, shop, id),
    customer: (shop, id) => client.call(shop, readCustomer, { id: printGid('Customer', id) }),
    product: (shop, id) => readWholeProduct(client, shop, id),
    productsOfCollection: (shop, id) => readMembers(client, shop, id),
    collectionTitles: (shop, ids) => readTitles(client, shop, ids),
    changedOrders: (shop, asked) => client.call(shop, listChangedOrders, changes(asked)),
    changedCustomers: (shop, asked) => client.call(shop, listChangedCustomers, changes(asked)),
    changedProducts: (shop, asked) => client.call(shop, listChangedProducts, changes(asked)),
    startBulk: (shop, area) => client.call(shop, runBulk, { query: bulkDocuments[area] }),
    bulkOperation: (shop, id) => client.call(shop, readBulkOperation, { id }),
    cancelBulk: async (shop, id) => void (await client.call(shop, cancelBulk, { id })),
    openBulkResult: (area, url, fromLine) => openResult(download, area, url, fromLine),
  };
}

interface ShopRef {
  readonly id: bigint;
  readonly domain: string;
}

async function readWholeProduct(
  client: AdminClient,
  shop: ShopRef,
  id: ShopifyId,
): Promise<ProductSnapshot | null> {
  const collections: ShopifyId[] = [];
  const variants: VariantSnapshot[] = [];
  let [variantsAfter, collectionsAfter]: (string | null)[] = [null, null];
  for (;;) {
    const variables: { id: string; variantsAfter: string | null; collectionsAfter: string | null } = {
      id: printGid('Product', id),
      variantsAfter: variantsAfter ?? null,
      collectionsAfter: collectionsAfter ?? null,
    };
    const page = await client.call(shop, readProduct, variables);
    if (page === null) return null;
    const { collections: some, variants: more, ...product } = page;
    collections.push(...some.nodes.map((node) => node.id));
    variants.push(...more.nodes);
    if (!some.pageInfo.hasNextPage && !more.pageInfo.hasNextPage) {
      return { ...product, collections: [...new Set(collections)], variants };
    }
    collectionsAfter = some.pageInfo.endCursor ?? variables.collectionsAfter;
    variantsAfter = more.pageInfo.endCursor ?? variables.variantsAfter;
  }
}

async function readMembers(client: AdminClient, shop: ShopRef, id: ShopifyId): Promise<ShopifyId[] | null> {
  const members: ShopifyId[] = [];
  let after: string | null = null;
  do {
    const variables: { id: string; after: string | null } = { id: printGid('Collection', id), after };
    const page = await client.call(shop, readCollectionProducts, variables);
    if (page === null) return null;
    members.push(...page.nodes.map((node) => node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return members;
}

async function readTitles(
  client: AdminClient,
  shop: ShopRef,
  ids: readonly ShopifyId[],
): Promise<Map<ShopifyId, string>> {
  const known = await client.call(shop, readCollectionTitles, {
    ids: ids.map((id) => printGid('Collection', id)),
  });
  return new Map(known.map(({ id, title }) => [id, title]));
}

async function openResult(
  download: typeof fetch,
  area: BulkArea,
  url: string,
  fromLine: bigint,
): Promise<AsyncIterable<BulkRecord> | null> {
  const response = await download(url).catch((cause: unknown) => {
    throw new AdminUnavailable('The result of a bulk operation could not be fetched', { cause });
  });
  if (response.status === 403 || response.status === 404 || response.status === 410) return null;
  if (!response.ok || response.body === null) {
    throw new AdminUnavailable(`The result of a bulk operation answered ${response.status}`);
  }
  return recordsOf(area, linesOf(response.body), fromLine);
}

/** Lines as they arrive; a result can be larger than memory. */
async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncIterable<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const lines = (rest + chunk.value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Records are imported whole, so the line to begin with is a root object's. Whose children come late shows before it. */
async function* recordsOf(
  area: BulkArea,
  lines: AsyncIterable<string>,
  fromLine: bigint,
): AsyncIterable<BulkRecord> {
  let line = 0n;
  for await (const group of groupBulkLines(area, lines)) {
    if (line >= fromLine) yield bulkRecordOf(area, group);
    line += BigInt(group.lines);
  }
}
