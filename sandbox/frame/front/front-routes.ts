import { type Context, Hono } from 'hono';
import type { ProductData } from '../../domain/types.ts';
import { findStage } from '../../story/stage/stage-record.ts';
import { adminBase, handleOf } from '../admin-context.ts';
import type { FrameDeps } from '../deps.ts';
import { loadContext } from '../load-context.ts';
import { pictureAddress } from '../products/picture-address.ts';
import { frontPage } from './front-page.ts';

const showcase = 10;

export function frontRoutes(deps: FrameDeps): Hono {
  return new Hono()
    .get('/', async (c: Context) => {
      const [bar, health, pictures, whole, stage] = await Promise.all([
        loadContext(c, deps, handleOf(deps.demoShop)),
        deps.checkApp(),
        somePictures(deps),
        isWhole(deps),
        findStage(deps.state, { domain: deps.demoShop }),
      ]);
      return c.html(frontPage({ bar, health, pictures, whole, stage }));
    })
    .get('/admin', (c) => c.redirect(adminBase(deps.demoShop)))
    .get('/admin/', (c) => c.redirect(adminBase(deps.demoShop)));
}

/** Ten products spread over the catalogue. */
async function somePictures(deps: FrameDeps): Promise<string[]> {
  const products = await deps.state.query<{ data: ProductData }>(
    `select data from resource where shop = $1 and kind = 'product' order by id limit 60`,
    [deps.demoShop],
  );
  if (products.length < showcase) return [];
  return Array.from(
    { length: showcase },
    (_, index) => products[Math.floor((index * products.length) / showcase)],
  )
    .filter((one) => one !== undefined)
    .map(({ data }) => pictureAddress(data.id, data.variants[0]?.title ?? null));
}

/** False while the demo shop's past is still being written. */
async function isWhole(deps: FrameDeps): Promise<boolean> {
  const rows = await deps.state.query('select shop from seed where shop = $1', [deps.demoShop]);
  return rows.length > 0;
}
