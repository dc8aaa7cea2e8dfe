import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../kernel/calendar.ts';

/** What a signed token says, once its signature has been found good. */
export type ReadToken =
  | { readonly state: 'good'; readonly subject: string }
  | { readonly state: 'expired' | 'other-shop' | 'forged' };

/** As `ReadToken`, of a token that itself says which shop it is of. */
export type ReadShopToken =
  | { readonly state: 'good'; readonly shopId: bigint; readonly subject: string }
  | { readonly state: 'expired' | 'forged' };

/**
 * Tokens for links in mails: signed, for one purpose, one shop and one subject, until a moment. Whose clock that is,
 * real or business, is for those who make and read them.
 */
export interface SignedLinks {
  /** `end`: the first moment at which it is no longer good; null: for ever, as an unsubscribe link has to be. */
  sign(purpose: string, shopId: bigint, subject: string, end: Instant | null): string;
  read(purpose: string, shopId: bigint, token: string, now: Instant): ReadToken;
  /** For addresses that no shop stands before: the signature vouches for the shop in the token. */
  readOfAnyShop(purpose: string, token: string, now: Instant): ReadShopToken;
}

/** Room for an address inside it: see `longestTarget` of the links in mails. */
const longestToken = 2_400;

/** `key`: 32 bytes; each purpose signs with a key of its own. */
export function openSignedLinks(key: Uint8Array): SignedLinks {
  const keys = new Map<string, KeyObject>();
  const keyFor = (purpose: string) => {
    const known = keys.get(purpose);
    if (known) return known;
    const derived = hkdfSync('sha256', key, Buffer.alloc(0), `afterglow link ${purpose}`, 32);
    const made = createSecretKey(Buffer.from(derived));
    keys.set(purpose, made);
    return made;
  };
  const macOf = (purpose: string, body: string) =>
    createHmac('sha256', keyFor(purpose)).update(body).digest();
  const readOfAnyShop: SignedLinks['readOfAnyShop'] = (purpose, token, now) => {
    const [body, mac, ...more] = token.length <= longestToken ? token.split('.') : [];
    if (!body || !mac || more.length > 0) return { state: 'forged' };
    const given = Buffer.from(mac, 'base64url');
    const wanted = macOf(purpose, body);
    // One text per token: base64 has others that decode to the same bytes.
    if (given.length !== wanted.length || mac !== given.toString('base64url')) return { state: 'forged' };
    if (!timingSafeEqual(given, wanted)) return { state: 'forged' };
    const said = /^(\d{1,19})\.(\d{1,12})\.(.+)$/s.exec(Buffer.from(body, 'base64url').toString('utf8'));
    if (said?.[1] === undefined || said[2] === undefined || said[3] === undefined) return { state: 'forged' };
    const end = Number(said[2]);
    if (end !== 0 && end * 1000 <= now.epochMilliseconds) return { state: 'expired' };
    return { state: 'good', shopId: BigInt(said[1]), subject: said[3] };
  };
  return {
    sign(purpose, shopId, subject, end) {
      const seconds = end === null ? 0 : Math.floor(end.epochMilliseconds / 1000);
      const body = Buffer.from(`${shopId}.${seconds}.${subject}`, 'utf8').toString('base64url');
      return `${body}.${macOf(purpose, body).toString('base64url')}`;
    },
    read(purpose, shopId, token, now) {
      const read = readOfAnyShop(purpose, token, now);
      if (read.state !== 'good') return read;
      return read.shopId === shopId ? { state: 'good', subject: read.subject } : { state: 'other-shop' };
    },
    readOfAnyShop,
  };
}
