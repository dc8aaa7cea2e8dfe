import { Hono } from 'hono';
import type { StorefrontDeps } from '../deps.ts';
import { Strict } from '../liquid/strict.ts';
import { findProductByHandle, searchProducts } from '../objects/catalogue.ts';
import { CollectionList, collectionList } from '../objects/collection.ts';
import { productObjects } from '../objects/product.ts';
import { type Files, type OpenPage, showTemplate, withPage, words } from './open-page.ts';

/** Home, collections, products, the page of the loyalty programme and search. */
export function pageRoutes(deps: StorefrontDeps, files: Files): Hono {
  return new Hono()
    .get('/', (c) =>
      withPage(c, deps, files, (open) =>
        showTemplate(open, { template: 'index', title: open.page.shop.name }),
      ),
    )
    .get('/collections', (c) =>
      withPage(c, deps, files, (open) =>
        showTemplate(open, { template: 'list-collections', title: words(open, 'header.collections') }),
      ),
    )
    .get('/collections/:collection', (c) =>
      withPage(c, deps, files, (open) => collectionPage(open, c.req.param('collection'))),
    )
    .get('/products/:product', (c) =>
      withPage(c, deps, files, (open) => productPage(open, c.req.param('product'), null)),
    )
    .get('/collections/:collection/products/:product', (c) =>
      withPage(c, deps, files, (open) =>
        productPage(open, c.req.param('product'), c.req.param('collection')),
      ),
    )
    .get('/pages/rewards', (c) =>
      withPage(c, deps, files, (open) =>
        showTemplate(open, { template: 'page', title: words(open, 'footer.rewards') }),
      ),
    )
    .get('/search', (c) => withPage(c, deps, files, searchPage));
}

async function collectionPage(open: OpenPage, handle: string): Promise<Response> {
  const collection = await findCollection(open, handle);
  if (collection === null) return missing(open);
  return showTemplate(open, {
    template: 'collection',
    title: String(collection.liquidMethodMissing('title')),
    objects: { collection },
  });
}

async function findCollection(open: OpenPage, handle: string): Promise<Strict | null> {
  const list = await collectionList(open.page);
  const found = list instanceof CollectionList ? list.liquidMethodMissing(handle) : null;
  return found instanceof Strict ? found : null;
}

async function productPage(open: OpenPage, handle: string, within: string | null): Promise<Response> {
  const { page, c } = open;
  const data = await findProductByHandle(page.state, page.shop, handle);
  if (data === null) return missing(open);
  const [product] = await productObjects(page, [data], c.req.query('variant') ?? null);
  const collection = within === null ? null : await findCollection(open, within);
  return showTemplate(open, {
    template: 'product',
    title: data.title,
    description: data.descriptionHtml,
    objects: { product, collection },
  });
}

async function searchPage(open: OpenPage): Promise<Response> {
  const terms = (open.c.req.query('q') ?? '').trim().slice(0, 100);
  const found = terms === '' ? [] : await searchProducts(open.page.state, open.page.shop, terms);
  const search = new Strict('search', {
    terms,
    performed: terms !== '',
    results: await productObjects(open.page, found),
    results_count: found.length,
    types: ['product'],
  });
  return showTemplate(open, { template: 'search', title: words(open, 'search.title'), objects: { search } });
}

/** There is nothing at this address; the theme says so. */
export function missing(open: OpenPage): Promise<Response> {
  return showTemplate(open, { template: '404', title: words(open, 'missing.title'), status: 404 });
}
