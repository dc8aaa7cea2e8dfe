import { instantOfDate } from '../../kernel/calendar.ts';
import type { SignedLinks } from '../../platform/secrets/signed-links.server.ts';

const purpose = 'return-photo';
const hours = 1;
const ofStaff = 'staff';

/** Addresses of photos for pages, which show a picture without a token of a session: a shopper's, or the admin's. */
export interface PhotoLinks {
  /** Good for an hour by real time, for one photo: of one customer, or (null) whosever it is, for staff. */
  of(shopId: bigint, photoId: bigint, customerId: bigint | null): string;
  /** Null: it is not ours, or its time is over. */
  read(
    token: string,
  ): { readonly shopId: bigint; readonly photoId: bigint; readonly customerId: bigint | null } | null;
}

/** `appUrl`: where we are, as the outside knows it. */
export function openPhotoLinks(signed: SignedLinks, appUrl: string, realNow: () => Date): PhotoLinks {
  return {
    of(shopId, photoId, customerId) {
      const end = instantOfDate(realNow()).add({ hours });
      const token = signed.sign(purpose, shopId, `${photoId} ${customerId ?? ofStaff}`, end);
      return `${appUrl.replace(/\/+$/, '')}/photos?token=${encodeURIComponent(token)}`;
    },
    read(token) {
      const read = signed.readOfAnyShop(purpose, token, instantOfDate(realNow()));
      const [photo, customer] = read.state === 'good' ? read.subject.split(' ') : [];
      if (read.state !== 'good' || !photo || !customer) return null;
      return {
        shopId: read.shopId,
        photoId: BigInt(photo),
        customerId: customer === ofStaff ? null : BigInt(customer),
      };
    },
  };
}
