import type { UnsubscribeLinks } from './modules/messages/index.server.ts';
import { isMessageKind } from './modules/messages/message.ts';
import type { ReadToken, SignedLinks } from './platform/signed-links.server.ts';

/** Days of real time for which a link to a review form is good. */
const reviewDays = 60;

/** The links that mails carry: pages of ours at the shop's own storefront, signed for one person or order. */
export interface MailLinks {
  review(shopId: bigint, orderId: bigint): Promise<string>;
  /** Which order a review token is for. */
  readReview(shopId: bigint, token: string): ReadToken & { readonly orderId?: bigint };
  readonly unsubscribe: UnsubscribeLinks;
}

/** `storefrontUrl`: where the shop's storefront is. */
export function openMailLinks(
  signed: SignedLinks,
  storefrontUrl: (shopId: bigint) => Promise<string>,
): MailLinks {
  const page = async (shopId: bigint, name: string, token: string) =>
    `${await storefrontUrl(shopId)}/apps/afterglow/${name}?token=${encodeURIComponent(token)}`;
  return {
    review: (shopId, orderId) =>
      page(shopId, 'review', signed.sign('review', shopId, orderId.toString(), reviewDays)),
    readReview(shopId, token) {
      const read = signed.read('review', shopId, token);
      if (read.state !== 'good') return read;
      return /^\d{1,18}$/.test(read.subject)
        ? { ...read, orderId: BigInt(read.subject) }
        : { state: 'forged' };
    },
    unsubscribe: {
      url: (shopId, person, kind) =>
        page(shopId, 'unsubscribe', signed.sign('unsubscribe', shopId, `${person} ${kind}`, null)),
      read(shopId, token) {
        const read = signed.read('unsubscribe', shopId, token);
        if (read.state !== 'good') return null;
        const [person, kind, ...more] = read.subject.split(' ');
        if (!person || !kind || more.length > 0 || !isMessageKind(kind)) return null;
        return { person, kind };
      },
    },
  };
}
