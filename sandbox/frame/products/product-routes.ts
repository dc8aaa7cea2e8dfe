import { Hono } from 'hono';
import { drawProduct } from '../../pictures/draw-product.ts';
import type { FrameDeps } from '../deps.ts';
import { missingPage } from '../missing-page.ts';
import { withContext } from '../with-context.ts';
import { collectionsOf, findProduct, findProducts, stockOf } from './find-products.ts';
import { productPage } from './product-page.ts';
import { productsPage } from './products-page.ts';

export function productRoutes(deps: FrameDeps): Hono {
  return new Hono()
    .get('/', (c) =>
      withContext(c, deps, async (context) => {
        const text = (c.req.query('query') ?? '').trim().slice(0, 200);
        const page = await findProducts(deps.state, context.shop.domain, text, c.req.query('after') ?? null);
        return c.html(productsPage(context, text, page));
      }),
    )
    .get('/:id{[0-9]{1,18}}', (c) =>
      withContext(c, deps, async (context) => {
        const { domain } = context.shop;
        const product = await findProduct(deps.state, domain, c.req.param('id'));
        if (product === null) return c.html(missingPage(context, 'product'), 404);
        const [stock, collections] = await Promise.all([
          stockOf(deps.state, domain, [product]),
          collectionsOf(deps.state, domain, product.id),
        ]);
        return c.html(productPage(context, { product, stock, collections }));
      }),
    );
}

/** Pictures of products, drawn from what the product is; an unknown product gets a parcel. */
export function pictureRoutes(deps: FrameDeps): Hono {
  return new Hono().get('/:file{[0-9]{1,18}\\.svg}', async (c) => {
    const id = c.req.param('file').replace('.svg', '');
    const [row] = await deps.state.query<{ title: string; type: string }>(
      `select r.data ->> 'title' as title, r.data ->> 'type' as type
       from shop s join resource r on r.shop = s.domain and r.kind = 'product' and r.id = $1 limit 1`,
      [id],
    );
    const svg = drawProduct({
      title: row?.title ?? id,
      productType: row?.type ?? '',
      colour: c.req.query('colour') ?? null,
    });
    return c.body(svg, 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'access-control-allow-origin': '*',
    });
  });
}
