import { createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

// Mail servers may write a local part in small letters and cut one that is longer than 64 characters. So everything is
// written in digits and small letters: a number at most 13 of them, the longest name 61.

/** 60 bits. */
const nonceLength = 12;
/** 100 bits. */
const macLength = 20;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const largestId = 2n ** 63n - 1n;

const number = '(0|[1-9a-z][0-9a-z]{0,12})';
const messageIdForm = new RegExp(
  `^<?${number}\\.${number}\\.([a-z2-7]{${nonceLength}})\\.([a-z2-7]{${macLength}})@[^@<>\\s]+>?$`,
);
const returnPathForm = new RegExp(`^<?b\\.${number}\\.${number}\\.([a-z2-7]{${macLength}})@([^@<>\\s]+)>?$`);

/** What a name that is ours leads back to. */
export interface Named {
  readonly shopId: bigint;
  readonly intentId: bigint;
}

export interface MessageIds {
  /** A new Message-ID, with its angle brackets, for one try to hand over. */
  newMessageId(shopId: bigint, intentId: bigint): string;
  /** Null: not ours. */
  readMessageId(messageId: string): Named | null;
  /** Where bounces of this message come back to; null: nobody listens. */
  returnPath(shopId: bigint, intentId: bigint): string | null;
  /** Null: not ours, or not where we listen. */
  readReturnPath(address: string): Named | null;
}

export interface MessageIdsSettings {
  /** 32 bytes */
  readonly key: Uint8Array;
  /** On the right of every Message-ID. */
  readonly domain: string;
  /** Whose mail our own listener takes; null: nobody listens. */
  readonly bounceDomain: string | null;
}

/** Message-IDs and return paths that name the shop and the message they are of, signed, each with a key of its own. */
export function openMessageIds({ key, domain, bounceDomain }: MessageIdsSettings): MessageIds {
  const macWith = (purpose: string) => {
    const derived = hkdfSync('sha256', key, Buffer.alloc(0), `afterglow mail ${purpose}`, 32);
    const own = createSecretKey(Buffer.from(derived));
    return (body: string) => base32(createHmac('sha256', own).update(body).digest(), macLength);
  };
  const macOfId = macWith('message-id');
  const macOfPath = macWith('return-path');
  const print = (shopId: bigint, intentId: bigint) => `${shopId.toString(36)}.${intentId.toString(36)}`;

  return {
    newMessageId(shopId, intentId) {
      const body = `${print(shopId, intentId)}.${base32(randomBytes(8), nonceLength)}`;
      return `<${body}.${macOfId(body)}@${domain}>`;
    },
    readMessageId(messageId) {
      const [, shop, intent, nonce, mac] = messageIdForm.exec(messageId.trim().toLowerCase()) ?? [];
      if (!shop || !intent || !nonce || !mac) return null;
      return same(mac, macOfId(`${shop}.${intent}.${nonce}`)) ? named(shop, intent) : null;
    },
    returnPath(shopId, intentId) {
      if (bounceDomain === null) return null;
      const body = print(shopId, intentId);
      return `b.${body}.${macOfPath(body)}@${bounceDomain}`;
    },
    readReturnPath(address) {
      const [, shop, intent, mac, at] = returnPathForm.exec(address.trim().toLowerCase()) ?? [];
      if (!shop || !intent || !mac || at !== bounceDomain?.toLowerCase()) return null;
      return same(mac, macOfPath(`${shop}.${intent}`)) ? named(shop, intent) : null;
    },
  };
}

function named(shop: string, intent: string): Named | null {
  const [shopId, intentId] = [fromBase36(shop), fromBase36(intent)];
  return shopId > largestId || intentId > largestId ? null : { shopId, intentId };
}

const fromBase36 = (text: string): bigint =>
  [...text].reduce((value, digit) => value * 36n + BigInt(Number.parseInt(digit, 36)), 0n);

const same = (given: string, wanted: string): boolean =>
  timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(wanted, 'latin1'));

/** The first `length` characters: five bits each. */
function base32(bytes: Uint8Array, length: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letter = (_: unknown, index: number) =>
    alphabet.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2));
  return Array.from({ length }, letter).join('');
}
