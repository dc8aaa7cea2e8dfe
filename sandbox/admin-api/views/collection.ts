import type { CollectionData } from '../../domain/types.ts';
import type { ApiContext, Args, View } from '../api-types.ts';
import { gid, idOf } from '../gid.ts';
import { documentConnection } from '../lists/document-connection.ts';
import { productListing } from '../lists/listings.ts';
import { metafieldsOf } from './metafield.ts';
import { inCollection } from './product.ts';

export function collectionView(collection: CollectionData, context: ApiContext): View {
  return {
    __typename: 'Collection',
    id: gid('Collection', collection.id),
    legacyResourceId: collection.id,
    title: collection.title,
    handle: collection.handle,
    description: collection.descriptionHtml.replace(/<[^>]*>/g, ''),
    descriptionHtml: collection.descriptionHtml,
    sortOrder: 'BEST_SELLING',
    templateSuffix: null,
    updatedAt: collection.updatedAt,
    image: null,
    products: (args: Args, api: ApiContext) => {
      // Shopify's own orders of a collection are by position here: the order in which products were made.
      const listed = { ...args, sortKey: args.sortKey === 'TITLE' ? 'TITLE' : 'ID' };
      return documentConnection(api, productListing, listed, {
        view: api.show.product,
        within: (params) =>
          `exists (select from collection_product c where c.shop = r.shop and c.product_id = r.id
           and c.collection_id = ${params.add(collection.id)}::bigint)`,
      });
    },
    productsCount: async () => {
      const rows = await context.on.query<{ count: number }>(
        'select count(*)::int as count from collection_product where shop = $1 and collection_id = $2',
        [context.shop.domain, collection.id],
      );
      return { count: rows[0]?.count ?? 0, precision: 'EXACT' };
    },
    hasProduct: (args: Args) => inCollection(context, idOf('Product', args.id), collection.id),
    ...metafieldsOf('COLLECTION', collection.id),
  };
}
