import type { OrderData, Shop } from '../domain/types.ts';
import type { Reader } from '../state/database.ts';
import type { StoryData } from './story-data.ts';

/** The first order of the story's customer with both sizes since it began, or null. */
export async function findStoryOrder(on: Reader, shop: Shop, story: StoryData): Promise<OrderData | null> {
  const rows = await on.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and kind = 'order' and customer_id = $2 and id > $3 order by id limit 50`,
    [shop.domain, story.customerId, story.afterId],
  );
  const both = rows.find(({ data }) =>
    [story.keptId, story.returnedId].every((id) => data.lines.some((line) => line.variantId === id)),
  );
  return both?.data ?? null;
}
