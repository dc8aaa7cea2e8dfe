import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { customerId as asCustomerId, shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { MailedCustomer, MailedOrder } from '../modules/commerce/views.ts';
import type { PeoplePort, Recipient } from '../modules/messages/index.server.ts';
import type { MessageKind } from '../modules/messages/message.ts';
import { customerOf, personOfCustomer, personOfHash } from '../modules/messages/sending/person.ts';
import { lifecycleOf } from '../modules/messages/templates/lifecycle.ts';
import type { Returns } from '../modules/returns/door.ts';
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
  withdrawals: Pick<Returns, 'findWithdrawal'>,
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
      const stated = await addressesOf(withdrawals, shopId, who);
      return who.map((one) => {
        if (one.kind === 'withdrawal-receipt')
          return statedAsRecipient(one.subjectId === null ? undefined : stated.get(one.subjectId), seal, at);
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

/** What somebody wrote of themselves, by the withdrawal's number; erased: there is none. */
async function addressesOf(
  withdrawals: Pick<Returns, 'findWithdrawal'>,
  shopId: bigint,
  who: readonly Asked[],
): Promise<ReadonlyMap<bigint, Stated>> {
  const ids = who.flatMap(({ kind, subjectId }) => (kind === 'withdrawal-receipt' ? (subjectId ?? []) : []));
  const found = await Promise.all(ids.map((id) => withdrawals.findWithdrawal(shopId, id)));
  return new Map(
    found.flatMap((one) =>
      one?.statement ? [[one.id, { email: one.statement.email, locale: one.language }] as const] : [],
    ),
  );
}

interface Stated {
  readonly email: string;
  readonly locale: string;
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
