import { Drop } from 'liquidjs';
import type { CollectionData, Id } from '../../domain/types.ts';
import { textNumber } from '../../pictures/colours.ts';
import { Strict } from '../liquid/strict.ts';
import { collectionsHolding, listCollectionData, productsIn, searchProducts } from './catalogue.ts';
import { metafieldsOf } from './metafields.ts';
import type { PageContext } from './page-context.ts';
import { productObjects } from './product.ts';

export function collectionObject(page: PageContext, collection: CollectionData): Strict {
  const products = once(async () =>
    productObjects(page, await productsIn(page.state, page.shop, collection.id)),
  );
  return new Strict('collection', {
    id: Number(collection.id),
    title: collection.title,
    handle: collection.handle,
    description: collection.descriptionHtml,
    url: `${page.root}/collections/${collection.handle}`,
    products,
    products_count: async () => (await products()).length,
    all_products_count: async () => (await products()).length,
    image: async () => pictureFrom(await products(), collection.handle),
    featured_image: async () => pictureFrom(await products(), collection.handle),
    metafields: metafieldsOf(page.state, page.shop, 'COLLECTION', collection.id),
    template_suffix: null,
  });
}

/** "All products", which every shop has without making it. */
export function everything(page: PageContext, title: string): Strict {
  const products = once(async () => productObjects(page, await searchProducts(page.state, page.shop, '')));
  return new Strict('collection', {
    id: null,
    title,
    handle: 'all',
    description: '',
    url: `${page.root}/collections/all`,
    products,
    products_count: async () => (await products()).length,
    all_products_count: async () => (await products()).length,
    image: async () => pictureFrom(await products(), 'all'),
    featured_image: async () => pictureFrom(await products(), 'all'),
    metafields: null,
    template_suffix: null,
  });
}

/** The shop's collections: a list, and each by its handle (`collections['gifts']`); `all` is always there. */
export class CollectionList extends Drop {
  readonly #list: readonly Strict[];
  readonly #all: Strict;

  constructor(list: readonly Strict[], all: Strict) {
    super();
    this.#list = list;
    this.#all = all;
  }

  override liquidMethodMissing(key: string | number): unknown {
    if (key === 'size') return this.#list.length;
    if (key === 'first') return this.#list[0] ?? null;
    if (key === 'all') return this.#all;
    return this.#list.find((one) => one.liquidMethodMissing('handle') === key) ?? null;
  }

  [Symbol.iterator](): Iterator<Strict> {
    return this.#list.values();
  }
}

/** Every collection of the shop that holds something. */
export async function collectionList(page: PageContext): Promise<CollectionList> {
  const list = await listCollectionData(page.state, page.shop);
  return new CollectionList(
    list.map((one) => collectionObject(page, one)),
    everything(page, 'All'),
  );
}

/** The collections a product is in. */
export async function collectionsWith(page: PageContext, product: Id): Promise<Strict[]> {
  return (await collectionsHolding(page.state, page.shop, product)).map((one) => collectionObject(page, one));
}

/** One of its products stands for a collection: always the same, and not the same as another collection's. */
function pictureFrom(products: readonly Strict[], handle: string): unknown {
  const chosen = products[textNumber(handle) % Math.max(1, products.length)];
  return chosen?.liquidMethodMissing('featured_image') ?? null;
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
