import type { Merchant } from '../../merchants/merchant.server.ts';
import { readProductTitles } from '../../merchants/product-titles.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

export interface GroupView {
  readonly id: string;
  readonly title: string;
  /** Shopify's numbers. */
  readonly products: readonly string[];
  /** Of all of them; null: nobody has reviewed any. */
  readonly rating: { readonly value: string; readonly count: string } | null;
}

export interface GroupsView {
  /** Reviews that wait for a decision. */
  readonly pending: number;
  readonly allowed: boolean;
  readonly groups: readonly GroupView[];
  /** By Shopify's numbers. */
  readonly titles: Readonly<Record<string, string>>;
}

export async function readGroupsView({ shopId, mayPublish, shop }: Merchant): Promise<GroupsView> {
  const { reviews, clock } = app();
  const now = await clock.now(shopId);
  const print = openPrint({ zone: shop.timezone, now });
  const [pending, groups] = await Promise.all([reviews.waiting(shopId), reviews.listGroups(shopId)]);
  const titles = await readProductTitles(
    shopId,
    groups.flatMap(({ products }) => products.map(String)),
  );
  const summaries = await Promise.all(
    groups.map(({ products }) => reviews.readSummary(shopId, products[0] ?? null, now)),
  );
  return {
    pending,
    allowed: mayPublish,
    titles,
    groups: groups.map(({ id, title, products }, at) => {
      const rating = products.length === 0 ? undefined : summaries[at]?.rating;
      return {
        id: id.toString(),
        title,
        products: products.map(String),
        rating: rating === undefined ? null : { value: rating.value, count: print.count(rating.count) },
      };
    }),
  };
}
