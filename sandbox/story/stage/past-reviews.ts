import type { Id, OrderData, Shop } from '../../domain/types.ts';
import type { Reader } from '../../state/database.ts';

/** A line that a customer bought long ago, which has arrived and stayed. */
export interface PastLine {
  orderId: Id;
  lineId: Id;
  customerId: Id;
}

/** One line of each of so many customers, oldest order first. */
export async function pastLines(on: Reader, shop: Shop, productId: Id, most: number): Promise<PastLine[]> {
  const rows = await on.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and kind = 'order' and customer_id is not null
       and data -> 'lines' @> jsonb_build_array(jsonb_build_object('productId', $2::text))
       and data -> 'fulfillments' @> '[{"events": [{"status": "delivered"}]}]'
       and data ->> 'cancelledAt' is null and jsonb_array_length(data -> 'refunds') = 0
     order by processed_at limit 60`,
    [shop.domain, productId],
  );
  const found = new Map<Id, PastLine>();
  for (const { data } of rows) {
    const line = data.lines.find((one) => one.productId === productId && hasArrived(data, one.id));
    if (line === undefined || data.customerId === null || found.has(data.customerId)) continue;
    found.set(data.customerId, { orderId: data.id, lineId: line.id, customerId: data.customerId });
  }
  return [...found.values()].slice(0, most);
}

function hasArrived(order: OrderData, lineId: Id): boolean {
  return order.fulfillments.some(
    ({ lines, events }) =>
      lines.some((one) => one.lineId === lineId) && events.some(({ status }) => status === 'delivered'),
  );
}

export interface Words {
  rating: number;
  title: string;
  body: string;
}

/** What past customers say, in turns. */
export const words: readonly Words[] = [
  {
    rating: 5,
    title: 'Better than expected',
    body: 'Soft, well made, and it still looks new after a season.',
  },
  { rating: 4, title: 'Good, cut a little small', body: 'Take one size up if you are between two.' },
  { rating: 5, title: 'My favourite now', body: 'I have bought a second one in another colour.' },
  {
    rating: 3,
    title: 'Fine',
    body: 'The colour is a shade darker than in the picture, the quality is right.',
  },
  { rating: 5, title: 'Exactly as described', body: 'Fits true to size and arrived within three days.' },
  {
    rating: 4,
    title: 'Solid',
    body: 'Sturdy seams. It creased in the parcel but that is gone after one wash.',
  },
  { rating: 2, title: 'Not for me', body: 'Nice fabric, but the sleeves are too long for me.' },
];
