import type { ShopId } from '../kernel/ids.ts';
import { findSampleOrder } from '../messaging/sample-order.ts';
import type { OrderView } from '../modules/commerce/views.ts';
import { app } from '../wiring.server.ts';

export { hasArrived, wasSent } from '../messaging/sample-order.ts';

/** A real order of the shop to try settings on: see `findSampleOrder`. */
export const findSample = (
  shopId: ShopId,
  kinds: readonly ((order: OrderView) => boolean)[],
): Promise<OrderView | null> => findSampleOrder(app().commerce, shopId, kinds);
