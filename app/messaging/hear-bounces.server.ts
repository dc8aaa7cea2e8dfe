import { shopId as asShopId } from '#app/kernel/ids.ts';
import { type BounceListener, openBounceListener } from '../platform/mail/bounce-listener.server.ts';
import type { App } from '../wiring.server.ts';

/** Takes what comes back for our mails, where the environment says so; null: it does not. */
export async function hearBounces({
  env,
  messageIds,
  messages,
  clock,
  log,
}: Pick<App, 'env' | 'messageIds' | 'messages' | 'clock' | 'log'>): Promise<BounceListener | null> {
  if (env.bounceListen === null) return null;
  return openBounceListener({
    listen: env.bounceListen,
    readReturnPath: messageIds.readReturnPath,
    log,
    async hear({ shopId, intentId, report }) {
      await messages.noteFeedback(shopId, intentId, report, await clock.now(asShopId(shopId)));
    },
  });
}
