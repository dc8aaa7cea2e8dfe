import { z } from 'zod';
import { findDiscount } from '../domain/discounts/find-discounts.ts';
import { fileView } from '../files/file-view.ts';
import type { ApiContext, Args, FieldFunction, View } from './api-types.ts';
import { currentBulkOperation, listBulkOperations } from './bulk/records.ts';
import { scoped } from './limits/scopes.ts';
import { emptyConnection, listConnection } from './lists/connection.ts';
import { documentConnection, documentCount } from './lists/document-connection.ts';
import {
  automaticListing,
  collectionListing,
  customerListing,
  discountListing,
  fileListing,
  orderListing,
  productListing,
  segmentListing,
} from './lists/listings.ts';
import { variantConnection } from './lists/variants.ts';
import { mergeJobStatus } from './mutations/customer-merge.ts';
import { metafieldDefinitions } from './mutations/metafields/definitions.ts';
import { findNode, findNodeOf } from './nodes.ts';
import { installationView } from './views/app.ts';
import { automaticNodeView } from './views/automatic-discount.ts';
import { bulkOperationView } from './views/bulk-operation.ts';
import { discountNodeView } from './views/discount.ts';
import { location, locations } from './views/location.ts';
import { returnCalculate } from './views/returns/calculated.ts';
import { returnableFulfillments, returnReasonDefinitions } from './views/returns/returnable.ts';
import { segmentView } from './views/segment.ts';
import { shopView } from './views/shop.ts';

const node =
  (type: string): FieldFunction =>
  (args, context) =>
    findNodeOf(type, args.id, context);

/** Every query the sandbox answers. */
export const queries: View = {
  shop: (_: Args, context: ApiContext) => shopView(context),
  currentAppInstallation: (_: Args, context: ApiContext) => installationView(context),
  appInstallation: (args: Args, context: ApiContext) =>
    args.id == null ? installationView(context) : findNodeOf('AppInstallation', args.id, context),
  app: (args: Args, context: ApiContext) =>
    args.id == null ? installationView(context).app : findNodeOf('App', args.id, context),
  node: (args: Args, context: ApiContext) => findNode(args.id, context),
  nodes: (args: Args, context: ApiContext) =>
    Promise.all(
      z
        .array(z.string())
        .parse(args.ids)
        .map((id) => findNode(id, context)),
    ),

  products: scoped('read_products', (args, context) =>
    documentConnection(context, productListing, args, { view: context.show.product }),
  ),
  productsCount: scoped('read_products', (args, context) => documentCount(context, productListing, args)),
  product: node('Product'),
  productByIdentifier: scoped('read_products', (args, context) => productByIdentifier(args, context)),
  productVariant: node('ProductVariant'),
  productVariants: scoped('read_products', variantConnection),
  collections: scoped('read_products', (args, context) =>
    documentConnection(context, collectionListing, args, { view: context.show.collection }),
  ),
  collection: node('Collection'),

  customers: scoped('read_customers', (args, context) =>
    documentConnection(context, customerListing, args, { view: context.show.customer }),
  ),
  customersCount: scoped('read_customers', (args, context) => documentCount(context, customerListing, args)),
  customer: node('Customer'),
  customerByIdentifier: scoped('read_customers', (args, context) => customerByIdentifier(args, context)),
  customerMergeJobStatus: scoped('read_customer_merge', mergeJobStatus),

  files: scoped('read_files', (args, context) =>
    documentConnection(context, fileListing, args, { view: fileView }),
  ),

  orders: scoped('read_orders', (args, context) =>
    documentConnection(context, orderListing, args, { view: context.show.order }),
  ),
  ordersCount: scoped('read_orders', (args, context) => documentCount(context, orderListing, args)),
  order: node('Order'),
  orderByIdentifier: (args: Args, context: ApiContext) => {
    const { identifier } = z.object({ identifier: z.object({ id: z.string().nullish() }) }).parse(args);
    return findNodeOf('Order', identifier.id, context);
  },
  refund: node('Refund'),
  fulfillment: node('Fulfillment'),

  return: node('Return'),
  returnableFulfillments: scoped('read_returns', returnableFulfillments),
  returnCalculate: scoped('read_returns', returnCalculate),
  returnReasonDefinitions: scoped('read_returns', returnReasonDefinitions),
  reverseFulfillmentOrder: node('ReverseFulfillmentOrder'),
  reverseDelivery: node('ReverseDelivery'),
  locations,
  location,
  storeCreditAccount: node('StoreCreditAccount'),
  storeCreditConfiguration: scoped('read_store_credit_accounts', () => ({ storeCreditEnabled: true })),

  codeDiscountNodes: scoped('read_discounts', (args, context) =>
    documentConnection(context, discountListing, args, { view: discountNodeView }),
  ),
  codeDiscountNode: node('DiscountCodeNode'),
  codeDiscountNodeByCode: scoped('read_discounts', async (args, context) => {
    const { code } = z.object({ code: z.string() }).parse(args);
    const discount = await findDiscount(context.on, context.shop, code);
    return discount === null ? null : discountNodeView(discount, context);
  }),

  automaticDiscountNodes: scoped('read_discounts', (args, context) =>
    documentConnection(context, automaticListing, args, { view: automaticNodeView }),
  ),
  automaticDiscountNode: node('DiscountAutomaticNode'),
  segments: scoped('read_customers', (args, context) =>
    documentConnection(context, segmentListing, args, { view: segmentView }),
  ),
  segment: node('Segment'),

  metafieldDefinitions,
  // Subscriptions of the app's configuration file are not shown here, and the app makes no others.
  webhookSubscriptions: emptyConnection,
  webhookSubscriptionsCount: { count: 0, precision: 'EXACT' },

  bulkOperation: node('BulkOperation'),
  currentBulkOperation: async (_: Args, context: ApiContext) => {
    const current = await currentBulkOperation(context.on, context.shop);
    return current === null ? null : bulkOperationView(current, context);
  },
  bulkOperations: async (args: Args, context: ApiContext) => {
    const all = await listBulkOperations(context.on, context.shop);
    const { query } = z.object({ query: z.string().nullish() }).parse(args);
    const status = /status:(\w+)/i.exec(query ?? '')?.[1]?.toUpperCase();
    const shown = status === undefined ? all : all.filter((one) => one.status === status);
    return listConnection(shown, args, context, {
      key: (one) => one.id,
      view: (one) => bulkOperationView(one, context),
    });
  },
};

async function productByIdentifier(args: Args, context: ApiContext): Promise<View | null> {
  const { identifier } = z
    .object({ identifier: z.object({ id: z.string().nullish(), handle: z.string().nullish() }) })
    .parse(args);
  if (identifier.id != null) return findNodeOf('Product', identifier.id, context);
  const rows = await context.on.query<{ id: string }>(
    "select id from resource where shop = $1 and kind = 'product' and data->>'handle' = $2 limit 1",
    [context.shop.domain, identifier.handle ?? ''],
  );
  const product = rows[0] === undefined ? null : await context.load.product(rows[0].id);
  return product === null ? null : context.show.product(product, context);
}

async function customerByIdentifier(args: Args, context: ApiContext): Promise<View | null> {
  const { identifier } = z
    .object({ identifier: z.object({ id: z.string().nullish(), emailAddress: z.string().nullish() }) })
    .parse(args);
  if (identifier.id != null) return findNodeOf('Customer', identifier.id, context);
  const rows = await context.on.query<{ id: string }>(
    "select id from resource where shop = $1 and kind = 'customer' and email = $2 limit 1",
    [context.shop.domain, (identifier.emailAddress ?? '').toLowerCase()],
  );
  const customer = rows[0] === undefined ? null : await context.load.customer(rows[0].id);
  return customer === null ? null : context.show.customer(customer, context);
}
