import { printGid, shopifyId } from '../../../kernel/ids.ts';
import type { RatingsAtShopify, RatingToSet } from '../../../modules/reviews/ports.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused } from '../errors.ts';
import { deleteMetafields, type MetafieldToDelete } from '../operations/metafields-delete.ts';
import { type MetafieldToSet, setMetafields } from '../operations/metafields-set.ts';
import { readProductRatings } from '../operations/product-rating.ts';
import { enableStandardDefinition } from '../operations/standard-definition-enable.ts';

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
    async standing(shop, products) {
      const found = await client.call(shop, readProductRatings, { ids: products.map(productGid) });
      return new Map(found.map(({ id, standard, ours: own }) => [id, { standard, ours: own }]));
    },
    async setRatings(shop, ratings) {
      const set = ratings.flatMap(metafieldsToSet);
      const gone = ratings.flatMap(metafieldsToDelete);
      if (set.length > 0) {
        const [refused] = await client.call(shop, setMetafields, { metafields: set });
        if (refused) throw new AdminRefused(setMetafields.name, [refused.code ?? ''], refused.message);
      }
      if (gone.length > 0) {
        const [refused] = await client.call(shop, deleteMetafields, { metafields: gone });
        if (refused) throw new AdminRefused(deleteMetafields.name, [], refused.message);
      }
    },
  };
}

function metafieldsToSet({ productShopifyId, shown, standard }: RatingToSet): MetafieldToSet[] {
  if (shown === null) return [];
  const ownerId = productGid(productShopifyId);
  const own: MetafieldToSet = { ownerId, ...ours, type: 'json', value: JSON.stringify(shown) };
  if (!standard) return [own];
  const shared = { ownerId, namespace: 'reviews' } as const;
  return [
    { ...shared, key: 'rating', type: 'rating', value: standardValue(shown.value) },
    { ...shared, key: 'rating_count', type: 'number_integer', value: String(shown.count) },
    own,
  ];
}

function metafieldsToDelete({ productShopifyId, shown, standard }: RatingToSet): MetafieldToDelete[] {
  if (shown !== null) return [];
  const ownerId = productGid(productShopifyId);
  const shared = standardKeys.map((key) => ({ ownerId, namespace: 'reviews', key }));
  return [{ ownerId, ...ours }, ...(standard ? shared : [])];
}

const scale = { scale_min: '1.0', scale_max: '5.0' };
const standardValue = (value: string) => JSON.stringify({ ...scale, value });
