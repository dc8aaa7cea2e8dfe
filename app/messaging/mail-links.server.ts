import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import { isMessageKind, type MessageKind } from '../modules/messages/message.ts';
import type { MessageLinks } from '../modules/messages/ports.ts';
import { isPerson } from '../modules/messages/sending/person.ts';
import type { ReadToken, SignedLinks } from '../platform/secrets/signed-links.server.ts';

/** How long a review can be written by the link of its mail: a rule in days, so it goes by the shop's business time. */
const reviewDays = 60;

/** The longest address that a link which counts can lead to; a longer one stands in the mail as it is, uncounted. */
const longestTarget = 1_600;

/** Whom a link that unsubscribes is about, and from what. */
export interface UnsubscribeLink {
  readonly person: string;
  readonly kinds: readonly MessageKind[];
}

/**
 * The links that mails carry: pages of ours at the shop's own storefront, and one address of our own, all signed for
 * one person, order or message. Those that read answer null, or `forged`, to what is not ours or of another shop.
 */
export interface MailLinks {
  /** `from`: the moment of the mail. */
  review(shopId: bigint, orderId: bigint, from: Instant): Promise<string>;
  /** Which order a review token is for, if it is good at `now`. */
  readReview(shopId: bigint, token: string, now: Instant): ReadToken & { readonly orderId?: bigint };
  /** What messages puts into its mails. */
  readonly messages: MessageLinks;
  /** As `messages.preferences`, where the storefront is known to be at `storefrontUrl`. */
  preferencesAt(storefrontUrl: string, shopId: bigint, person: string): string;
  /** Of the storefront's page for one kind, as mails before the page of preferences carry it. */
  readUnsubscribe(shopId: bigint, token: string): UnsubscribeLink | null;
  /** Of our own address, which no shop stands before. */
  readOneClick(token: string): (UnsubscribeLink & { readonly shopId: bigint }) | null;
  readClick(shopId: bigint, token: string): { readonly messageId: bigint; readonly url: string } | null;
  readOpen(shopId: bigint, token: string): { readonly messageId: bigint } | null;
}

/** Tokens without an end are good at any moment. */
const noMoment = parseInstant('1970-01-01T00:00:00Z');

/** `storefrontUrl`: where the shop's storefront is. `appUrl`: where we are, as the outside knows it. */
export function openMailLinks(
  signed: SignedLinks,
  storefrontUrl: (shopId: bigint) => Promise<string>,
  appUrl: string,
): MailLinks {
  const pageAt = (storefront: string, name: string, token: string) =>
    `${storefront}/apps/afterglow/${name}?token=${encodeURIComponent(token)}`;
  const page = async (shopId: bigint, name: string, token: string) =>
    pageAt(await storefrontUrl(shopId), name, token);
  const subjectOf = (purpose: string, shopId: bigint, token: string) => {
    const read = signed.read(purpose, shopId, token, noMoment);
    return read.state === 'good' ? read.subject : null;
  };
  const readUnsubscribe: MailLinks['readUnsubscribe'] = (shopId, token) =>
    unsubscribeOf(subjectOf('unsubscribe', shopId, token));
  return {
    review: (shopId, orderId, from) => {
      const end = from.add({ hours: 24 * reviewDays });
      return page(shopId, 'review', signed.sign('review', shopId, orderId.toString(), end));
    },
    readReview(shopId, token, now) {
      const read = signed.read('review', shopId, token, now);
      if (read.state !== 'good') return read;
      const orderId = idOf(read.subject);
      return orderId === null ? { state: 'forged' } : { ...read, orderId };
    },
    preferencesAt: (storefront, shopId, person) =>
      pageAt(storefront, 'preferences', signed.sign('preferences', shopId, person, null)),
    readUnsubscribe,
    readOneClick(token) {
      const read = signed.readOfAnyShop('one-click', token, noMoment);
      const about = read.state === 'good' ? unsubscribeOf(read.subject) : null;
      return read.state === 'good' && about !== null ? { shopId: read.shopId, ...about } : null;
    },
    readClick(shopId, token) {
      const said = /^(\d{1,18}) (.+)$/s.exec(subjectOf('click', shopId, token) ?? '');
      const messageId = idOf(said?.[1] ?? null);
      const url = said?.[2] ?? '';
      return messageId === null || !isTarget(url) ? null : { messageId, url };
    },
    readOpen(shopId, token) {
      const messageId = idOf(subjectOf('open', shopId, token));
      return messageId === null ? null : { messageId };
    },
    messages: {
      preferences: (shopId, person) =>
        page(shopId, 'preferences', signed.sign('preferences', shopId, person, null)),
      oneClick(shopId, person, kinds) {
        const token = signed.sign('one-click', shopId, `${person} ${kinds.join(',')}`, null);
        return `${appUrl.replace(/\/+$/, '')}/mail/unsubscribe?token=${encodeURIComponent(token)}`;
      },
      click: async (shopId, messageId, url) =>
        isTarget(url) ? page(shopId, 'go', signed.sign('click', shopId, `${messageId} ${url}`, null)) : url,
      open: (shopId, messageId) =>
        page(shopId, 'seen.gif', signed.sign('open', shopId, messageId.toString(), null)),
      readPreferences(shopId, token) {
        const person = subjectOf('preferences', shopId, token);
        if (person !== null) return isPerson(person) ? { person } : null;
        const about = readUnsubscribe(shopId, token);
        return about === null ? null : { person: about.person };
      },
    },
  };
}

const idOf = (text: string | null) => (text !== null && /^\d{1,18}$/.test(text) ? BigInt(text) : null);

/** "customer:41 review-request,points-available" */
function unsubscribeOf(subject: string | null): UnsubscribeLink | null {
  const [person, list, ...more] = subject?.split(' ') ?? [];
  if (!person || !list || more.length > 0 || !isPerson(person)) return null;
  const names = list.split(',');
  const kinds = names.filter(isMessageKind);
  return kinds.length === names.length ? { person, kinds } : null;
}

/** Where a counted link may lead: a page, at an address of a length that every mail program and browser keeps. */
function isTarget(url: string): boolean {
  return Buffer.byteLength(url) <= longestTarget && /^https?:\/\/[^\s\\]+$/.test(url) && URL.canParse(url);
}
