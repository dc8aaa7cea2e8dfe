import { z } from 'zod';
import { parseGid } from '../../kernel/ids.ts';
import type { OrderSnapshot } from '../../modules/commerce/order.ts';
import type { BulkArea, BulkRecord } from '../../modules/commerce/ports.ts';
import { customerAnswer } from './operations/customer-fields.ts';
import {
  fulfillmentAnswer,
  lineAnswer,
  orderAnswer,
  orderOfParts,
  refundAnswer,
  transactionAnswer,
} from './operations/order-fields.ts';
import { productAnswer, variantAnswer } from './operations/product-fields.ts';
import { gid } from './scalars.ts';

/** One root object of a result with what hangs on it, as parsed JSON. */
export interface BulkGroup {
  readonly root: unknown;
  readonly children: readonly { readonly type: string; readonly value: unknown }[];
  /** Lines of the file that it took. */
  readonly lines: number;
}

const parented = z.object({ id: z.string(), __parentId: z.string().optional() });

/**
 * Groups the lines of a result: children name their parent and follow right after it, as we ask for. Should they come
 * later all the same, their parents have none here, which `bulkRecordOf` takes for incomplete; they only count as
 * lines. Breaks when a parent has some of its children here and others elsewhere.
 */
export async function* groupBulkLines(
  area: BulkArea,
  lines: AsyncIterable<string>,
): AsyncIterable<BulkGroup> {
  let root: { id: string; value: unknown } | null = null;
  let children: { type: string; value: unknown }[] = [];
  let taken = 0;
  const bare = new Set<string>();
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const value: unknown = JSON.parse(line);
    const { id, __parentId: parentId } = parented.parse(value);
    if (parentId === undefined) {
      if (root !== null) {
        if (children.length === 0 && area !== 'customers') bare.add(root.id);
        yield { root: root.value, children, lines: taken };
      }
      [root, children, taken] = [{ id, value }, [], 1];
      continue;
    }
    if (parentId === root?.id) children.push({ type: parseGid(id).type, value });
    else if (!bare.has(parentId)) {
      throw new Error(`A bulk result names ${id} of ${parentId} away from its parent`);
    }
    taken += 1;
  }
  if (root !== null) yield { root: root.value, children, lines: taken };
}

const bulkOrder = orderAnswer.extend({
  customer: z.object({ id: gid }).nullable(),
  transactions: z.array(transactionAnswer),
  refunds: z.array(refundAnswer),
  fulfillments: z.array(fulfillmentAnswer),
});

/** A group in the app's own types. */
export function bulkRecordOf(area: BulkArea, { root, children, lines }: BulkGroup): BulkRecord {
  const of = (type: string) => children.filter((child) => child.type === type).map((child) => child.value);
  switch (area) {
    case 'customers':
      return { area, lines, customer: customerAnswer.parse(root) };
    case 'products': {
      const collections = of('Collection').map((child) => z.object({ id: gid }).parse(child).id);
      const variants = of('ProductVariant').map((child) => variantAnswer.parse(child));
      const product = { ...productAnswer.parse(root), collections, variants };
      return { area, lines, product, complete: variants.length > 0 };
    }
    case 'orders': {
      const order = bulkOrder.parse(root);
      const snapshot = orderOfParts({
        order,
        customerId: order.customer?.id ?? null,
        lines: of('LineItem').map((child) => lineAnswer.parse(child)),
        transactions: order.transactions,
        refunds: order.refunds.map((refund) => ({ ...refund, lines: [] })),
        fulfillments: order.fulfillments.map((parcel) => ({ ...parcel, lines: [] })),
      });
      const whole = withParcelLines(snapshot);
      const complete = whole !== null && order.refunds.length === 0 && snapshot.lines.length > 0;
      const reading = { order: whole ?? snapshot, customer: null, complete, arrived: [] };
      return { area, lines, reading };
    }
  }
}

/**
 * What is in the parcels, of which the result says nothing: all that is left of the order where one parcel fulfilled it.
 * Null where it may be shared out in any other way.
 */
function withParcelLines(order: OrderSnapshot): OrderSnapshot | null {
  const [parcel, ...others] = order.fulfillments;
  if (parcel === undefined) return order;
  if (others.length > 0 || parcel.status !== 'success' || order.fulfillmentStatus !== 'fulfilled')
    return null;
  const lines = order.lines
    .filter((line) => !line.tip && line.currentQuantity > 0)
    .map((line) => ({ lineShopifyId: line.shopifyId, quantity: line.currentQuantity }));
  return { ...order, fulfillments: [{ ...parcel, lines }] };
}
