import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { customerId as asCustomerId, shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { MailedCustomer, MailedOrder } from '../modules/commerce/views.ts';
import type { PeoplePort, Recipient } from '../modules/messages/index.server.ts';
import type { MessageKind } from '../modules/messages/message.ts';
import { customerOf, personOfCustomer, personOfHash } from '../modules/messages/sending/person.ts';
import { lifecycleOf } from '../modules/messages/templates/lifecycle.ts';
import type { Returns } from '../modules/returns/door.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import type { Guest, Storefront } from '../platform/shopify/storefront.server.ts';

interface Asked {
  readonly kind: MessageKind;
  readonly subjectId: bigint | null;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
}

/** Whom messages go to, answered by commerce; a guest's address is asked of Shopify and kept nowhere. */
export function peopleForMessages(
  commerce: Pick<Commerce, 'getShop' | 'mailedCustomers' | 'mailedOrders'>,
  storefront: Pick<Storefront, 'guests'>,
  seal: Pick<PeoplePort, 'emailIndex'>,
  written: WrittenAddresses,
): PeoplePort {
  return {
    async shopForMessages(shopId) {
      const shop = await commerce.getShop(asShopId(shopId));
      const { name, domain, timezone, country, currency, uninstalledAt } = shop;
      const installed = uninstalledAt === null;
      return { name: name || domain, domain, zone: timezone, country, currency, installed };
    },
    async recipients(shopId, who, now) {
      const shop = await commerce.getShop(asShopId(shopId));
      const [customers, orders] = await Promise.all([
        commerce.mailedCustomers(shop.id, known(who.map(({ customerId }) => customerId))),
        commerce.mailedOrders(shop.id, known(who.map(({ orderId }) => orderId))),
      ]);
      const orderOf = ({ orderId }: Asked) => (orderId === null ? undefined : orders.get(orderId));
      const theirs = who.flatMap((one) => (one.customerId === null ? (orderOf(one)?.shopifyId ?? []) : []));
      const guests = await storefront.guests(shop, [...new Set(theirs)]);
      const at = { now, zone: shop.timezone, country: shop.country };
      const stated = await addressesOf(written, shopId, who);
      return who.map((one) => {
        if (isByAddress(one)) return statedAsRecipient(stated.get(keyOf(one)), seal, at);
        const order = orderOf(one);
        if (one.customerId !== null) return customerAsRecipient(customers.get(one.customerId), order, at);
        const guest = order === undefined ? undefined : guests.get(order.shopifyId);
        if (order === undefined || guest === undefined) return 'no-address';
        return { ...guestAsRecipient(guest, order, at), person: personOfHash(seal.emailIndex(guest.email)) };
      });
    },
    async personsNow(shopId, person) {
      const customer = customerOf(person);
      if (customer === null) return [person];
      const known = await commerce.mailedCustomers(asShopId(shopId), [asCustomerId(customer)]);
      const { id = customer, email = null } = known.get(customer) ?? {};
      const guests = email === null ? [] : [personOfHash(seal.emailIndex(email))];
      return [personOfCustomer(id), ...guests];
    },
    async localeOf(shopId, person) {
      const customer = customerOf(person);
      if (customer === null) return null;
      const known = await commerce.mailedCustomers(asShopId(shopId), [asCustomerId(customer)]);
      return known.get(customer)?.locale ?? null;
    },
    emailIndex: (email) => seal.emailIndex(email),
  };
}

const known = (ids: readonly (bigint | null)[]) => [...new Set(ids.filter((id) => id !== null))];

interface At {
  readonly now: Instant;
  readonly zone: Zone;
  /** Of the shop. */
  readonly country: string;
}

/** Whoever Shopify has deleted has no consent left; what they still wait for is told to the address that they gave. */
function customerAsRecipient(
  customer: MailedCustomer | undefined,
  order: MailedOrder | undefined,
  { now, zone, country }: At,
): Recipient | 'no-address' | 'redacted' {
  if (customer === undefined || customer.redactedAt !== null) return 'redacted';
  const { id, shopifyId, email, locale, firstName, countryCode, marketing, deletedAt } = customer;
  if (email === null) return 'no-address';
  return {
    email,
    person: personOfCustomer(id),
    locale,
    firstName,
    country: order?.countryCode ?? countryCode ?? country,
    marketing: deletedAt === null ? marketing : null,
    lifecycle: lifecycleOf(customer, now, zone),
    customerShopifyId: shopifyId,
    orderShopifyId: order?.shopifyId ?? null,
  };
}

/** Of a guest nothing is known but this one order. */
function guestAsRecipient(
  guest: Guest,
  order: MailedOrder,
  { now, zone, country }: At,
): Omit<Recipient, 'person'> {
  const bought = order.valid ? { validOrders: 1, lastValidAt: order.processedAt } : noOrders;
  return {
    ...guest,
    country: order.countryCode ?? country,
    marketing: null,
    lifecycle: lifecycleOf(bought, now, zone),
    customerShopifyId: null,
    orderShopifyId: order.shopifyId,
  };
}

/** Who knows the addresses that people without a login wrote. */
export interface WrittenAddresses {
  readonly returns: Pick<Returns, 'findWithdrawal'>;
  readonly reviews: () => Pick<Reviews, 'answerToTell'>;
}

/** It goes to the address that was written, whoever that is. */
const isByAddress = ({ kind, customerId }: Asked) =>
  kind === 'withdrawal-receipt' || (kind === 'question-answered' && customerId === null);

const keyOf = ({ kind, subjectId }: Asked) => `${kind}:${subjectId}`;

/** What people wrote of themselves, by what they wrote it with; erased: there is none. */
async function addressesOf(
  { returns, reviews }: WrittenAddresses,
  shopId: bigint,
  who: readonly Asked[],
): Promise<ReadonlyMap<string, Stated>> {
  const find = async ({ kind, subjectId }: Asked): Promise<Stated | null> => {
    if (subjectId === null) return null;
    if (kind === 'withdrawal-receipt') {
      const found = await returns.findWithdrawal(shopId, subjectId);
      return found?.statement ? { email: found.statement.email, locale: found.language } : null;
    }
    const told = await reviews().answerToTell(shopId, subjectId);
    return told === null || told.email === null ? null : { email: told.email, locale: told.language };
  };
  const found = await Promise.all(
    who.filter(isByAddress).map(async (one) => [keyOf(one), await find(one)] as const),
  );
  return new Map(found.flatMap(([key, stated]) => (stated === null ? [] : [[key, stated] as const])));
}

interface Stated {
  readonly email: string;
  readonly locale: string | null;
}

/** Nobody knows who they are: they gave an address, and a language by the page they wrote on. */
function statedAsRecipient(
  stated: Stated | undefined,
  seal: Pick<PeoplePort, 'emailIndex'>,
  { now, zone, country }: At,
): Recipient | 'redacted' {
  if (stated === undefined) return 'redacted';
  return {
    ...stated,
    person: personOfHash(seal.emailIndex(stated.email)),
    ...{ firstName: null, country, marketing: null, customerShopifyId: null, orderShopifyId: null },
    lifecycle: lifecycleOf(noOrders, now, zone),
  };
}

const noOrders = { validOrders: 0, lastValidAt: null } as const;
