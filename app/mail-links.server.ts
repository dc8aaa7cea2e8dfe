import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import type { UnsubscribeLinks } from './modules/messages/index.server.ts';
import { isMessageKind } from './modules/messages/message.ts';
import type { ReadToken, SignedLinks } from './platform/signed-links.server.ts';

/** How long a review can be written by the link of its mail: a rule in days, so it goes by the shop's business time. */
const reviewDays = 60;

/** The links that mails carry: pages of ours at the shop's own storefront, signed for one person or order. */
export interface MailLinks {
  /** `from`: the moment of the mail. */
  review(shopId: bigint, orderId: bigint, from: Instant): Promise<string>;
  /** Which order a review token is for, if it is good at `now`. */
  readReview(shopId: bigint, token: string, now: Instant): ReadToken & { readonly orderId?: bigint };
  readonly unsubscribe: UnsubscribeLinks;
}

const noMoment = parseInstant('1970-01-01T00:00:00Z');

/** `storefrontUrl`: where the shop's storefront is. */
export function openMailLinks(
  signed: SignedLinks,
  storefrontUrl: (shopId: bigint) => Promise<string>,
): MailLinks {
  const page = async (shopId: bigint, name: string, token: string) =>
    `${await storefrontUrl(shopId)}/apps/afterglow/${name}?token=${encodeURIComponent(token)}`;
  return {
    review: (shopId, orderId, from) => {
      const end = from.add({ hours: 24 * reviewDays });
      return page(shopId, 'review', signed.sign('review', shopId, orderId.toString(), end));
    },
    readReview(shopId, token, now) {
      const read = signed.read('review', shopId, token, now);
      if (read.state !== 'good') return read;
      return /^\d{1,18}$/.test(read.subject)
        ? { ...read, orderId: BigInt(read.subject) }
        : { state: 'forged' };
    },
    unsubscribe: {
      url: (shopId, person, kind) =>
        page(shopId, 'unsubscribe', signed.sign('unsubscribe', shopId, `${person} ${kind}`, null)),
      read(shopId, token) {
        // It has no end, so any moment will do.
        const read = signed.read('unsubscribe', shopId, token, noMoment);
        if (read.state !== 'good') return null;
        const [person, kind, ...more] = read.subject.split(' ');
        if (!person || !kind || more.length > 0 || !isMessageKind(kind)) return null;
        return { person, kind };
      },
    },
  };
}
