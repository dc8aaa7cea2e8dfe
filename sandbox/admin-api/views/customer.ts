import type { CustomerData, OrderData } from '../../domain/types.ts';
import { sum, toShopMoney } from '../../money/amount.ts';
import { orderTotals } from '../../money/order-totals.ts';
import type { ApiContext, Args, View } from '../api-types.ts';
import { gid } from '../gid.ts';
import { listConnection } from '../lists/connection.ts';
import { documentConnection } from '../lists/document-connection.ts';
import { orderListing, visibleSince } from '../lists/listings.ts';
import { addressView } from './address.ts';
import { metafieldsOf } from './metafield.ts';
import { moneyV2 } from './money.ts';
import { storeCreditAccounts } from './store-credit.ts';

export function customerView(customer: CustomerData, context: ApiContext): View {
  const orders = once(() => ordersOf(context, customer));
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return {
    __typename: 'Customer',
    id: gid('Customer', customer.id),
    legacyResourceId: customer.id,
    email: customer.email,
    phone: customer.phone,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: name === '' ? (customer.email ?? customer.phone ?? '') : name,
    locale: customer.locale,
    note: customer.note,
    tags: [...customer.tags].sort(),
    state: customer.account ? 'ENABLED' : 'DISABLED',
    verifiedEmail: true,
    taxExempt: false,
    taxExemptions: [],
    multipassIdentifier: null,
    dataSaleOptOut: false,
    productSubscriberStatus: 'NEVER_SUBSCRIBED',
    defaultEmailAddress: emailView(customer, context),
    defaultPhoneNumber: null,
    defaultAddress: customer.address === null ? null : addressView(customer.address),
    addressesV2: (args: Args, api: ApiContext) =>
      listConnection(customer.address === null ? [] : [customer.address], args, api, {
        key: (address) => address.id,
        view: addressView,
      }),
    canDelete: async () => (await orders()).length === 0,
    mergeable: { isMergeable: true, reason: null, errorFields: [], mergeInProgress: null },
    numberOfOrders: async () => String((await orders()).length),
    amountSpent: async () => moneyV2(spent(await orders()), context.shop.currency),
    lastOrder: async () => {
      const since = visibleSince(context);
      const last = (await orders()).at(-1);
      const hidden = last === undefined || (since !== null && new Date(last.createdAt) < since);
      return hidden ? null : context.show.order(last, context);
    },
    orders: (args: Args, api: ApiContext) =>
      documentConnection(api, orderListing, args, {
        view: api.show.order,
        within: (params) => `r.customer_id = ${params.add(customer.id)}::bigint`,
      }),
    storeCreditAccounts: storeCreditAccounts(customer.id),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    ...metafieldsOf('CUSTOMER', customer.id),
  };
}

function emailView(customer: CustomerData, context: ApiContext): View | null {
  if (customer.email === null) return null;
  return {
    emailAddress: customer.email,
    marketingState: customer.marketing,
    marketingOptInLevel: 'SINGLE_OPT_IN',
    marketingUpdatedAt: customer.marketingUpdatedAt,
    marketingUnsubscribeUrl: `https://${context.shop.domain}/account/unsubscribe/${customer.id}`,
    openTrackingLevel: 'UNKNOWN',
    validFormat: true,
    sourceLocation: null,
  };
}

/** All orders of the customer, oldest first; counts and sums include those the app may not read one by one. */
async function ordersOf(context: ApiContext, customer: CustomerData): Promise<OrderData[]> {
  const rows = await context.on.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and customer_id = $2 and kind = 'order' order by processed_at, id`,
    [context.shop.domain, customer.id],
  );
  return rows.map((row) => row.data);
}

function spent(orders: readonly OrderData[]): bigint {
  return sum(
    orders
      .filter((order) => !order.test)
      .map((order) => {
        const { received, refunded } = orderTotals(order);
        return toShopMoney(received - refunded, order.presentmentCurrency, order.rate, order.currency);
      }),
  );
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
