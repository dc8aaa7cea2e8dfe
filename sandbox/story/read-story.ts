import type { CustomerData, Id, OrderData, ProductData, Shop } from '../domain/types.ts';
import type { Reader } from '../state/database.ts';
import { findDocument } from '../state/documents.ts';
import { readFigures } from './figures.ts';
import { type Step, stepsOf } from './steps/steps.ts';
import { type Figures, findStory, type StoryData } from './story-data.ts';
import { findStoryOrder } from './story-order.ts';

/** A story as it stands now. */
export interface Story {
  data: StoryData;
  customer: CustomerData;
  product: ProductData;
  /** titles of the two variants: "Moss / S" */
  sizes: { kept: string; returned: string };
  order: OrderData | null;
  /** the mail that asks to review the order */
  mailId: string | null;
  now: Figures;
  steps: Step[];
}

/** The shop's story; null where none was begun, or its customer or product is gone. */
export async function readStory(on: Reader, shop: Shop): Promise<Story | null> {
  const data = await findStory(on, shop);
  if (data === null) return null;
  const [customer, product, order] = await Promise.all([
    findDocument(on, shop, 'customer', data.customerId),
    findDocument(on, shop, 'product', data.productId),
    findStoryOrder(on, shop, data),
  ]);
  if (customer === null || product === null) return null;
  const [now, mailId] = await Promise.all([
    readFigures(on, shop, data, order),
    order === null ? null : findRequest(on, shop, customer, order),
  ]);
  const titleOf = (id: Id) => product.variants.find((one) => one.id === id)?.title ?? '';
  return {
    data,
    customer,
    product,
    sizes: { kept: titleOf(data.keptId), returned: titleOf(data.returnedId) },
    order,
    mailId,
    now,
    steps: stepsOf({ story: data, order, now, plan: shop.plan, mailed: mailId !== null }),
  };
}

/** The newest request to review that was sent to the customer since the order. */
async function findRequest(
  on: Reader,
  shop: Shop,
  customer: CustomerData,
  order: OrderData,
): Promise<string | null> {
  const [row] = await on.query<{ id: string }>(
    `select id from mail where shop = $1 and 'review-request' = any(kinds) and $2 = any(to_addresses) and sent_at >= $3
     order by id desc limit 1`,
    [shop.domain, customer.email ?? '', order.processedAt],
  );
  return row?.id ?? null;
}

/** The step to take now; null when all are done. */
export const nextStep = (story: Story): Step | null =>
  story.steps.find(({ state }) => state === 'now') ?? null;
