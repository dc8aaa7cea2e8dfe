import { printGid, shopifyId } from '../../kernel/ids.ts';
import type { RatingsAtShopify } from '../../modules/reviews/ports.ts';
import type { AdminClient } from './admin-client.server.ts';
import { AdminRefused } from './errors.ts';
import { deleteMetafields } from './operations/metafields-delete.ts';
import { type MetafieldToSet, setMetafields } from './operations/metafields-set.ts';
import { readProductRating } from './operations/product-rating.ts';
import { enableStandardDefinition } from './operations/standard-definition-enable.ts';

/** Where all apps look for ratings, and where our theme blocks find the rest. */
const standardKeys = ['rating', 'rating_count'] as const;
const ours = { namespace: 'afterglow', key: 'reviews' } as const;

const productGid = (id: bigint) => printGid('Product', shopifyId(id));

/** Ratings of products as metafields. Each call sets a state, so doing it again is harmless. */
export function openRatings(client: AdminClient): RatingsAtShopify {
  return {
    async defineRatings(shop) {
      for (const key of standardKeys) {
        const variables = { ownerType: 'PRODUCT', namespace: 'reviews', key } as const;
        const refused = await client.call(shop, enableStandardDefinition, variables);
        const real = refused.filter((error) => error.code !== 'TAKEN');
        if (real[0]) throw new AdminRefused(enableStandardDefinition.name, [real[0].code], real[0].message);
      }
    },
    standing: (shop, product) => client.call(shop, readProductRating, { id: productGid(product) }),
    async writeRating(shop, product, rating, standard) {
      const ownerId = productGid(product);
      const metafields: MetafieldToSet[] = [
        { ownerId, ...ours, type: 'json', value: JSON.stringify(rating) },
        ...(standard ? standardRating(ownerId, rating) : []),
      ];
      const [refused] = await client.call(shop, setMetafields, { metafields });
      if (refused) throw new AdminRefused(setMetafields.name, [refused.code ?? ''], refused.message);
    },
    async removeRating(shop, product, standard) {
      const ownerId = productGid(product);
      const shared = standard ? standardKeys.map((key) => ({ ownerId, namespace: 'reviews', key })) : [];
      const [refused] = await client.call(shop, deleteMetafields, {
        metafields: [{ ownerId, ...ours }, ...shared],
      });
      if (refused) throw new AdminRefused(deleteMetafields.name, [], refused.message);
    },
  };
}

function standardRating(
  ownerId: string,
  { value, count }: { readonly value: string; readonly count: number },
): MetafieldToSet[] {
  const rating = JSON.stringify({ scale_min: '1.0', scale_max: '5.0', value });
  return [
    { ownerId, namespace: 'reviews', key: 'rating', type: 'rating', value: rating },
    { ownerId, namespace: 'reviews', key: 'rating_count', type: 'number_integer', value: String(count) },
  ];
}
