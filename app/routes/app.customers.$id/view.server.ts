import type { CustomerId } from '#app/kernel/ids.ts';
import type { CustomerView as Customer, PrivacyRequestView } from '#app/modules/commerce/views.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface ProfileView {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly country: string | null;
  readonly marketing: string | null;
  readonly tags: readonly string[];
  readonly since: string;
  readonly orders: string;
  readonly lastOrder: MomentView | null;
  readonly adminUrl: string;
  readonly standing: 'known' | 'deleted' | 'erased';
  /** Open requests of this customer for their data. */
  readonly requests: readonly { readonly id: string; readonly received: string }[];
  readonly printedOn: string;
}

/** Who the customer is, as text. Null: there is no such customer. */
export async function readProfile(
  merchant: Merchant,
  customerId: CustomerId,
): Promise<{ customer: Customer; profile: ProfileView } | null> {
  const { commerce } = app();
  const id = merchant.shopId;
  const [customer, requests] = await Promise.all([
    commerce.findCustomer(id, customerId),
    commerce.listPrivacyRequests(id),
  ]);
  if (customer === null) return null;
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const profile = profileView(customer, requests, print, textsFor());
  return { customer, profile: { ...profile, printedOn: print.date(merchant.now).text } };
}

function profileView(
  customer: Customer,
  requests: readonly PrivacyRequestView[],
  print: Print,
  texts: Texts,
) {
  const words = texts.customer;
  const { marketing } = customer;
  return {
    id: customer.id.toString(),
    name: customer.name || customer.email || words.unnamed,
    email: customer.email,
    country: customer.countryCode === null ? null : print.country(customer.countryCode),
    marketing: marketing !== null && marketing in words.marketing ? words.marketing[keyOf(marketing)] : null,
    tags: customer.tags,
    since: words.since(print.date(customer.createdAt).text),
    orders: words.orders(customer.orderCount),
    lastOrder: customer.lastOrderAt === null ? null : print.moment(customer.lastOrderAt),
    adminUrl: `shopify:admin/customers/${customer.shopifyId}`,
    standing: standingOf(customer),
    requests: requests
      .filter(
        ({ kind, completedAt, customerId }) =>
          kind === 'data-request' && completedAt === null && customerId === customer.id,
      )
      .map(({ id, receivedAt }) => ({ id: id.toString(), received: print.date(receivedAt).text })),
  };
}

function keyOf(marketing: string): keyof Texts['customer']['marketing'] {
  return marketing === 'subscribed' || marketing === 'pending' || marketing === 'unsubscribed'
    ? marketing
    : 'not_subscribed';
}

function standingOf({ redactedAt, deletedAt }: Customer): ProfileView['standing'] {
  return redactedAt !== null ? 'erased' : deletedAt !== null ? 'deleted' : 'known';
}
