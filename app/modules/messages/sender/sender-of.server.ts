import type { Mail, MessagesDeps } from '../ports.ts';
import { findSender, type StoredSender } from '../store/sender.server.ts';
import { domainOf } from './sender-form.ts';

/** Who a shop's mails come from. */
export type Sender = Pick<Mail, 'from' | 'replyTo' | 'dkim'>;

/**
 * The shop's own address once its records prove that we may use it; until then ours under the shop's name, and
 * answers go to the shop.
 */
export async function senderOf(
  { db, people, seal, ownAddress }: Pick<MessagesDeps, 'db' | 'people' | 'seal' | 'ownAddress'>,
  shopId: bigint,
): Promise<Sender> {
  const [stored, shop] = await Promise.all([findSender(db.sql, shopId), people.shopForMessages(shopId)]);
  const { fromAddress, replyTo, dkim } = stored;
  const name = stored.fromName || shop.name;
  if (!isUsed(stored) || fromAddress === null || dkim === null)
    return { from: { name, address: ownAddress }, replyTo: replyTo ?? fromAddress, dkim: null };
  return {
    from: { name, address: fromAddress },
    replyTo,
    dkim: {
      domain: domainOf(fromAddress),
      selector: dkim.selector,
      privateKey: seal.open(dkim.sealed),
    },
  };
}

/** Whether the shop's own address is used now. */
export function isUsed({ fromAddress, dkim, proven }: StoredSender): boolean {
  return proven && fromAddress !== null && dkim !== null;
}
