import { printGid, shopifyId } from '../../../kernel/ids.ts';
import type { ReviewsShop } from '../../../modules/reviews/ports.ts';
import type { QuestionsAtShopify } from '../../../modules/reviews/questions/ports.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused } from '../errors.ts';
import { deleteMetafields } from '../operations/metafields-delete.ts';
import { type MetafieldToSet, setMetafields } from '../operations/metafields-set.ts';
import { readProductRatings } from '../operations/product-rating.ts';

/** Where our theme block finds them. */
const place = { namespace: 'afterglow', key: 'questions' } as const;

const productGid = (id: bigint) => printGid('Product', shopifyId(id));

/** Questions of products as metafields. Each call sets a state, so doing it again is harmless. */
export function openQuestionsAtShopify(client: AdminClient): QuestionsAtShopify {
  const set = async (shop: ReviewsShop, metafields: readonly MetafieldToSet[]) =>
    (await client.call(shop, setMetafields, { metafields }))[0] ?? null;
  return {
    async writeQuestions(shop, products) {
      const metafields = products.map(({ product, shown }) => ({
        ...{ ownerId: productGid(product), ...place, type: 'json', value: JSON.stringify(shown) },
      }));
      if ((await set(shop, metafields)) === null) return;
      // All or none is written, and one product that is gone refuses all.
      for (const metafield of metafields) {
        const refused = await set(shop, [metafield]);
        if (refused === null) continue;
        const found = await client.call(shop, readProductRatings, { ids: [metafield.ownerId] });
        if (found.length > 0)
          throw new AdminRefused(setMetafields.name, [refused.code ?? ''], refused.message);
      }
    },
    async removeQuestions(shop, products) {
      const metafields = products.map((product) => ({ ownerId: productGid(product), ...place }));
      const [refused] = await client.call(shop, deleteMetafields, { metafields });
      if (refused) throw new AdminRefused(deleteMetafields.name, [], refused.message);
    },
  };
}
