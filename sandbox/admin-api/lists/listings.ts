import type { ApiContext } from '../api-types.ts';
import { badRequest } from './connection.ts';
import type { Listing } from './document-connection.ts';
import { type Filter, idFilter, instantFilter, type Params, textFilter, wordFilter } from './filters.ts';
import type { Operator } from './search.ts';

const dates = {
  created_at: instantFilter('r.created_at'),
  updated_at: instantFilter('r.updated_at'),
} satisfies Record<string, Filter>;

const commonSorts = {
  ID: { by: 'r.id', type: 'bigint' },
  CREATED_AT: { by: 'r.created_at', type: 'timestamptz' },
  UPDATED_AT: { by: 'r.updated_at', type: 'timestamptz' },
} as const;

const tagFilter: Filter = (_operator, value, params) =>
  `exists (select from jsonb_array_elements_text(r.data->'tags') as t where t ilike ${params.add(value)})`;

/** By the shop's business time, as `discountStatus` says it. */
function discountState(_operator: Operator, value: string): string {
  const now = `(select case when s.clock_running then s.clock_now + (clock_timestamp() - s.clock_set_at) else s.clock_now end
    from shop s where s.domain = r.shop)`;
  const end = "least((r.data->>'endsAt')::timestamptz, (r.data->>'deactivatedAt')::timestamptz)";
  const expired = `coalesce(${end} <= ${now}, false)`;
  const scheduled = `(r.data->>'startsAt')::timestamptz > ${now}`;
  if (value === 'expired') return expired;
  if (value === 'scheduled') return `not ${expired} and ${scheduled}`;
  if (value === 'active') return `not ${expired} and not ${scheduled}`;
  throw badRequest(`"${value}" is not a status of discounts.`);
}

/** Days of orders that an app sees without the scope read_all_orders. */
const visibleDays = 60;

/** The earliest creation that the app may see, or null when it may see all orders. */
export function visibleSince(context: Pick<ApiContext, 'shop'>): Date | null {
  if (context.shop.readAllOrders) return null;
  return new Date(new Date(context.shop.now).getTime() - visibleDays * 86_400_000);
}

function orderState(value: string): string {
  const cancelled = "r.data->>'cancelledAt' is not null";
  const closed = "r.data->>'closedAt' is not null";
  if (value === 'open') return `not (${cancelled} or ${closed})`;
  if (value === 'cancelled') return cancelled;
  if (value === 'closed') return closed;
  if (value === 'any') return 'true';
  throw badRequest(`"${value}" is not a status of orders.`);
}

export const orderListing: Listing<'order'> = {
  kind: 'order',
  sorts: {
    ...commonSorts,
    PROCESSED_AT: { by: 'r.processed_at', type: 'timestamptz' },
    ORDER_NUMBER: { by: "(r.data->>'number')::int", type: 'int' },
  },
  defaultSort: 'PROCESSED_AT',
  filters: {
    ...dates,
    processed_at: instantFilter('r.processed_at'),
    id: idFilter('r.id'),
    customer_id: idFilter('r.customer_id'),
    name: (operator, value, params) => textFilter('r.name')(operator, value.replace(/^#?/, '#'), params),
    email: textFilter('r.email'),
    tag: tagFilter,
    status: (_operator, value) => orderState(value),
    test: (_operator, value, params) => `(r.data->>'test')::boolean = ${params.add(value === 'true')}`,
    // Of several codes only the first counts here, as Shopify documents.
    discount_code: textFilter(
      `(select d->>'code' from jsonb_array_elements(r.data->'discountApplications') with ordinality as list(d, place)
        where d->>'code' is not null order by place limit 1)`,
    ),
    // One token for cart and checkout.
    checkout_token: textFilter("r.data->>'cartToken'"),
    cart_token: textFilter("r.data->>'cartToken'"),
    default: wordFilter('r.name', 'r.email'),
  },
  visible: (context, params: Params) => {
    const since = visibleSince(context);
    return since === null ? 'true' : `r.created_at >= ${params.add(since)}`;
  },
};

export const customerListing: Listing<'customer'> = {
  kind: 'customer',
  sorts: { ...commonSorts, NAME: { by: 'r.name', type: 'text' } },
  defaultSort: 'ID',
  filters: {
    ...dates,
    customer_date: instantFilter('r.created_at'),
    id: idFilter('r.id'),
    email: textFilter('r.email'),
    phone: textFilter("r.data->>'phone'"),
    first_name: textFilter("r.data->>'firstName'"),
    last_name: textFilter("r.data->>'lastName'"),
    tag: tagFilter,
    default: wordFilter('r.name', 'r.email'),
  },
};

export const productListing: Listing<'product'> = {
  kind: 'product',
  sorts: {
    ...commonSorts,
    TITLE: { by: 'r.name', type: 'text' },
    VENDOR: { by: "(r.data->>'vendor')", type: 'text' },
    PRODUCT_TYPE: { by: "(r.data->>'type')", type: 'text' },
  },
  defaultSort: 'ID',
  filters: {
    ...dates,
    id: idFilter('r.id'),
    title: wordFilter('r.name'),
    handle: textFilter("r.data->>'handle'"),
    vendor: textFilter("r.data->>'vendor'"),
    product_type: textFilter("r.data->>'type'"),
    status: textFilter("r.data->>'status'"),
    tag: tagFilter,
    gift_card: (_operator, value, params) =>
      `(r.data->>'giftCard')::boolean = ${params.add(value === 'true')}`,
    sku: (_operator, value, params) =>
      `exists (select from part p where p.shop = r.shop and p.owner_id = r.id and p.sku ilike ${params.add(value)})`,
    collection_id: (_operator, value, params) =>
      `exists (select from collection_product c where c.shop = r.shop and c.product_id = r.id and c.collection_id = ${params.add(value)}::bigint)`,
    default: wordFilter('r.name'),
  },
};

export const collectionListing: Listing<'collection'> = {
  kind: 'collection',
  sorts: { ...commonSorts, TITLE: { by: 'r.name', type: 'text' } },
  defaultSort: 'ID',
  filters: {
    updated_at: dates.updated_at,
    id: idFilter('r.id'),
    title: wordFilter('r.name'),
    handle: textFilter("r.data->>'handle'"),
    product_id: (_operator, value, params) =>
      `exists (select from collection_product c where c.shop = r.shop and c.collection_id = r.id and c.product_id = ${params.add(value)}::bigint)`,
    default: wordFilter('r.name'),
  },
};

export const discountListing: Listing<'discount'> = {
  kind: 'discount',
  sorts: { ...commonSorts, TITLE: { by: "(r.data->>'title')", type: 'text' } },
  defaultSort: 'ID',
  filters: {
    ...dates,
    id: idFilter('r.id'),
    title: wordFilter("r.data->>'title'"),
    tag: tagFilter,
    status: discountState,
    default: wordFilter("r.data->>'title'", 'r.name'),
  },
  // Deleted ones have no name.
  visible: () => "r.name <> ''",
};

export const automaticListing: Listing<'automaticDiscount'> = {
  kind: 'automaticDiscount',
  sorts: { ...commonSorts, TITLE: { by: 'r.name', type: 'text' } },
  defaultSort: 'ID',
  filters: {
    ...dates,
    id: idFilter('r.id'),
    tag: tagFilter,
    default: wordFilter('r.name'),
  },
};

/** Pictures and films, not the other files that Shopify has. */
export const fileListing: Listing<'file'> = {
  kind: 'file',
  sorts: {
    ...commonSorts,
    FILENAME: { by: 'r.name', type: 'text' },
  },
  defaultSort: 'ID',
  filters: {
    ...dates,
    id: idFilter('r.id'),
    filename: textFilter('r.name'),
    default: wordFilter('r.name'),
  },
};

export const segmentListing: Listing<'segment'> = {
  kind: 'segment',
  sorts: {
    ID: commonSorts.ID,
    CREATION_DATE: commonSorts.CREATED_AT,
    LAST_EDIT_DATE: commonSorts.UPDATED_AT,
  },
  defaultSort: 'ID',
  filters: { id: idFilter('r.id'), name: textFilter('r.name'), default: wordFilter('r.name') },
};
