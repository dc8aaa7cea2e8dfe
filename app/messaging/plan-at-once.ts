import type { Instant } from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Messages } from '../modules/messages/index.server.ts';
import type { PlannedMessage } from '../modules/messages/message.ts';

export interface PlanningAtOnce {
  readonly commerce: Pick<Commerce, 'getShop'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/** Plans a message that waits for no hour of the day, in the shop's own time. */
export async function planAtOnce(
  { commerce, messages }: PlanningAtOnce,
  shopId: bigint,
  message: Omit<PlannedMessage, 'window' | 'zone' | 'held'>,
  now: Instant,
): Promise<void> {
  const { timezone } = await commerce.getShop(asShopId(shopId));
  await messages.plan(shopId, { ...message, window: null, zone: timezone, held: false }, now);
}
