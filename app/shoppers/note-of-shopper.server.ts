import { app } from '../wiring.server.ts';
import type { ProxyVisit } from './shopper.server.ts';

/** Counts that a mail was opened or a link of it followed. That it could not be counted keeps nobody from their page. */
export async function noteOfShopper(
  { shopId, now }: Pick<ProxyVisit, 'shopId' | 'now'>,
  messageId: bigint,
  kind: 'opened' | 'clicked',
): Promise<void> {
  const { messages, log } = app();
  try {
    await messages.noteFeedback(shopId, messageId, { kind }, now);
  } catch (error) {
    log.warn({ err: error, shopId: shopId.toString(), kind }, 'what became of a mail could not be counted');
  }
}
