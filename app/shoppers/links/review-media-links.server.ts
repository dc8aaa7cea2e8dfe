import { instantOfDate } from '../../kernel/calendar.ts';
import type { MediaOwner } from '../../modules/reviews/media/door.ts';
import type { SignedLinks } from '../../platform/secrets/signed-links.server.ts';

const purpose = 'review-media';
const hours = 1;

/** Addresses of photos and videos of reviews for pages that show them before Shopify does. */
export interface ReviewMediaLinks {
  /** Good for an hour by real time, for one: of its owner, or (null) whosever it is, for staff. */
  of(shopId: bigint, mediaId: bigint, by: MediaOwner | null): string;
  /** Null: it is not ours, or its time is over. */
  read(
    token: string,
  ): { readonly shopId: bigint; readonly mediaId: bigint; readonly by: MediaOwner | null } | null;
}

/** `appUrl`: where we are, as the outside knows it. */
export function openReviewMediaLinks(
  signed: SignedLinks,
  appUrl: string,
  realNow: () => Date,
): ReviewMediaLinks {
  return {
    of(shopId, mediaId, by) {
      const end = instantOfDate(realNow()).add({ hours });
      const token = signed.sign(purpose, shopId, `${mediaId} ${whoOf(by)}`, end);
      return `${appUrl.replace(/\/+$/, '')}/review-media?token=${encodeURIComponent(token)}`;
    },
    read(token) {
      const read = signed.readOfAnyShop(purpose, token, instantOfDate(realNow()));
      if (read.state !== 'good') return null;
      const said = /^(\d{1,19}) (staff|customer:(\d{1,19})|order:(\d{1,19}))$/.exec(read.subject);
      if (said?.[1] === undefined) return null;
      return { shopId: read.shopId, mediaId: BigInt(said[1]), by: ownerOf(said[3], said[4]) };
    },
  };
}

function whoOf(by: MediaOwner | null): string {
  if (by === null) return 'staff';
  return 'customerId' in by ? `customer:${by.customerId}` : `order:${by.orderId}`;
}

function ownerOf(customer: string | undefined, order: string | undefined): MediaOwner | null {
  if (customer !== undefined) return { customerId: BigInt(customer) };
  return order === undefined ? null : { orderId: BigInt(order) };
}
