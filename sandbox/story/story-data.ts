import type { Id, Shop } from '../domain/types.ts';
import { json, type Reader } from '../state/database.ts';

type ShopName = Pick<Shop, 'domain'>;

/** What the strip shows; null is "there is none yet". */
export interface Figures {
  /** minor units of `currency` that Shopify refunded on the story's order */
  refund: string;
  currency: string;
  /** what the customer's metafield says */
  points: { available: number; pending: number } | null;
  /** available units of the two sizes: the one that is kept and the one that goes back */
  stock: { kept: number; returned: number };
  rating: { value: string; count: number } | null;
}

/** Whose story it is and about what. */
export interface StoryData {
  customerId: Id;
  productId: Id;
  /** variants of the two sizes */
  keptId: Id;
  returnedId: Id;
  /** orders with a greater id are of this story */
  afterId: Id;
  before: Figures;
  /** the customer was signed in by the story's first step */
  met: boolean;
  /** the cart that its second step filled */
  cartToken: string | null;
  /** the app has a return of the order that waits for its approval */
  asked: boolean;
}

export async function findStory(on: Reader, shop: ShopName): Promise<StoryData | null> {
  const [row] = await on.query<{ data: StoryData }>('select data from story where shop = $1', [shop.domain]);
  return row?.data ?? null;
}

/** Begins a story, in the place of one before it. */
export async function saveStory(on: Reader, shop: ShopName, data: StoryData): Promise<void> {
  await on.query(
    `insert into story (shop, data) values ($1, $2::jsonb)
     on conflict (shop) do update set data = excluded.data, begun_at = clock_timestamp()`,
    [shop.domain, json(data)],
  );
}

/** Notes how far a story is; one that was begun anew in the meantime is left alone. */
export async function noteInStory(
  on: Reader,
  shop: ShopName,
  story: Pick<StoryData, 'afterId'>,
  change: Partial<Pick<StoryData, 'met' | 'cartToken' | 'asked'>>,
): Promise<void> {
  await on.query(`update story set data = data || $2::jsonb where shop = $1 and data ->> 'afterId' = $3`, [
    shop.domain,
    json(change),
    story.afterId,
  ]);
}
