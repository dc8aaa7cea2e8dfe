import type { MessagesDeps } from '../ports.ts';
import { findSender } from '../store/sender.server.ts';

/** Opens the shop's key for Klaviyo, for telling it something only; null: none is set. */
export async function klaviyoKeyOf(
  { db, seal }: { readonly db: Pick<MessagesDeps['db'], 'sql'>; readonly seal: MessagesDeps['seal'] },
  shopId: bigint,
): Promise<string | null> {
  const { klaviyoSealed } = await findSender(db.sql, shopId);
  return klaviyoSealed === null ? null : seal.open(klaviyoSealed);
}
