import { createProducts } from '../domain/products.ts';
import type { Shop } from '../domain/types.ts';
import type { Tx } from '../state/database.ts';
import { variantsOf } from './basket.ts';
import { type CatalogueEntry, catalogue } from './catalogue.ts';

const blurbs: Record<string, string> = {
  Kitchen: 'For tables that are used every day.',
  Living: 'Quiet things for a room you like to come back to.',
  Garden: 'For the hour outside before dinner.',
  Outdoor: 'Light enough to take, good enough to keep.',
  Clothing: 'Cut simply, made to be mended.',
  Gifts: 'Small enough to wrap, good enough to keep.',
};

/** Puts the demo shop's products and collections on its shelves. */
export async function createCatalogue(tx: Tx, shop: Shop): Promise<void> {
  await createProducts(tx, shop, catalogue.map(productOf));
}

function productOf(entry: CatalogueEntry): Parameters<typeof createProducts>[2][number] {
  const [first, ...others] = variantsOf(entry);
  if (first === undefined) throw new Error(`${entry.title} has no variant.`);
  const colour = entry.colours[0];
  return {
    sku: first.sku,
    variantTitle: first.title,
    price: first.price,
    title: entry.title,
    type: entry.productType,
    vendor: entry.vendor,
    tags: [...entry.tags],
    collections: [...entry.collections],
    giftCard: entry.giftCard,
    descriptionHtml: `<p>${blurbs[entry.collections[0] ?? ''] ?? 'Chosen by Fern &amp; Fable.'}</p>`,
    image: {
      url: '/images/products/new.svg',
      altText: colour === undefined ? entry.title : `${entry.title}, ${colour.toLowerCase()}`,
      width: 600,
      height: 600,
    },
    variants: others.map((variant) => ({ sku: variant.sku, title: variant.title, price: variant.price })),
  };
}

/** Gives every product of the shop its picture's address at this origin, such as http://localhost:4000. */
export async function setPictureAddresses(tx: Tx, shop: Pick<Shop, 'domain'>, origin: string): Promise<void> {
  await tx.query(
    `update resource set data = jsonb_set(data, '{image,url}', to_jsonb($2 || '/images/products/' || id || '.svg'))
     where shop = $1 and kind = 'product' and data #>> '{image,url}' is not null
       and data #>> '{image,url}' <> $2 || '/images/products/' || id || '.svg'`,
    [shop.domain, origin],
  );
}

/** What lies on the shelves today: mostly plenty, some few, some none; by SKU, so that it is the same each time. */
export async function setTodaysStock(tx: Tx, shop: Pick<Shop, 'domain'>): Promise<void> {
  await tx.query(
    `update stock set available = case when h % 17 = 0 then 0 when h % 9 = 0 then 1 + h % 4 else 6 + h % 90 end
     from (select shop, id, ('x' || substr(md5(sku), 1, 6))::bit(24)::int as h from part where kind = 'variant') as v
     where stock.shop = $1 and v.shop = stock.shop and v.id = stock.variant_id`,
    [shop.domain],
  );
}
