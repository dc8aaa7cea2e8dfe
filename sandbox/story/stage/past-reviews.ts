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
  recommends?: boolean;
  /** How it fits: 1 too small, 3 true to size, 5 too large. */
  answers?: { fit: string };
}

const fits = (fit: 1 | 2 | 3 | 4 | 5) => ({ answers: { fit: String(fit) } });

/** What past customers say, in turns: seven of each product, and nobody in another's words. */
export const words: readonly Words[] = [
  {
    ...{ rating: 5, title: 'Better than expected', recommends: true, ...fits(3) },
    body: 'Soft, well made, and it still looks new after a season.',
  },
  {
    ...{ rating: 4, title: 'Good, cut a little small', recommends: true, ...fits(2) },
    body: 'Take one size up if you are between two.',
  },
  {
    ...{ rating: 5, title: 'My favourite now', recommends: true, ...fits(3) },
    body: 'I have bought a second one in another colour.',
  },
  {
    ...{ rating: 3, title: 'Fine', ...fits(3) },
    body: 'The colour is a shade darker than in the picture, the quality is right.',
  },
  {
    ...{ rating: 5, title: 'Exactly as described', recommends: true, ...fits(3) },
    body: 'Fits true to size and arrived within three days.',
  },
  {
    ...{ rating: 4, title: 'Solid', recommends: true, ...fits(3) },
    body: 'Sturdy seams. It creased in the parcel but that is gone after one wash.',
  },
  {
    ...{ rating: 2, title: 'Not for me', recommends: false, ...fits(4) },
    body: 'Nice fabric, but the sleeves are too long for me.',
  },
  {
    ...{ rating: 5, title: 'Worn every week', recommends: true, ...fits(3) },
    body: 'I was looking for something plain that lasts, and this is it.',
  },
  {
    ...{ rating: 4, title: 'Warm without being heavy', recommends: true, ...fits(3) },
    body: 'Good on a cool evening. I would have liked a pocket on the inside.',
  },
  {
    ...{ rating: 5, title: 'A gift that was kept', recommends: true, ...fits(4) },
    body: 'My brother is hard to please and has hardly taken it off since.',
  },
  {
    ...{ rating: 3, title: 'Does its job', ...fits(2) },
    body: 'Comfortable, though the cuffs went wider after a month.',
  },
  {
    ...{ rating: 5, title: 'The right length at last', recommends: true, ...fits(3) },
    body: 'I am tall, and here nothing ends above the wrist.',
  },
  {
    ...{ rating: 4, title: 'Well finished', recommends: true, ...fits(3) },
    body: 'Every thread is where it belongs. Ironing takes patience.',
  },
  {
    ...{ rating: 2, title: 'Smaller than I thought', recommends: false, ...fits(1) },
    body: 'I ordered my usual size and could not close it. The material is fine.',
  },
  {
    ...{ rating: 5, title: 'Looks like more than it cost', recommends: true, ...fits(3) },
    body: 'People ask me where it comes from. The colour has not faded.',
  },
  {
    ...{ rating: 4, title: 'For work and for weekends', recommends: true, ...fits(3) },
    body: 'Goes with nearly everything I own, and dries over night.',
  },
  {
    ...{ rating: 5, title: 'Soft from the first day', recommends: true, ...fits(3) },
    body: 'No breaking in, no scratching. I sleep better on trains since.',
  },
  {
    ...{ rating: 3, title: 'Between two sizes', ...fits(4) },
    body: 'The one is tight and the other loose; I kept the loose one.',
  },
  {
    ...{ rating: 5, title: 'Third time', recommends: true, ...fits(3) },
    body: 'The first two went to my sons, so here I am again.',
  },
  {
    ...{ rating: 4, title: 'Honest quality', recommends: true, ...fits(3) },
    body: 'What the page says is what came. One button sat a little loose.',
  },
  {
    ...{ rating: 2, title: 'Too thin for me', recommends: false, ...fits(3) },
    body: 'In April I still freeze in it. It may be right for the summer.',
  },
];
