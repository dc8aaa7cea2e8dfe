import type { z } from 'zod';
import type { ParsedDelivery, UnparsedDelivery } from '../../../modules/commerce/delivery.ts';
import { bulkFinishPayload, scopesPayload, shopPayload } from './app-payloads.ts';
import { collectionPayload } from './collection-payload.ts';
import { customerRedactPayload, dataRequestPayload, shopRedactPayload } from './compliance-payloads.ts';
import { customerMergePayload, customerPayload, emailConsentPayload } from './customer-payload.ts';
import { fulfillmentPayload } from './fulfillment-payload.ts';
import { orderEditPayload } from './order-edit-payload.ts';
import { orderPayload } from './order-payload.ts';
import { parseJson } from './parse-json.ts';
import { productPayload } from './product-payload.ts';
import { refundPayload } from './refund-payload.ts';
import { returnPayload } from './return-payload.ts';

const order = orderPayload.transform((reading): ParsedDelivery => ({ kind: 'order', ...reading }));
const orderDeleted = productPayload.transform(
  ({ id }): ParsedDelivery => ({ kind: 'order-deleted', orderShopifyId: id }),
);
const refund = refundPayload.transform(
  (payload): ParsedDelivery => ({ kind: 'order-changed', orderShopifyId: payload.order_id }),
);
const orderEdit = orderEditPayload.transform(
  (payload): ParsedDelivery => ({ kind: 'order-changed', orderShopifyId: payload.order_edit.order_id }),
);
const fulfillment = fulfillmentPayload.transform(
  (payload): ParsedDelivery => ({ kind: 'order-changed', orderShopifyId: payload.order_id }),
);
const returned = returnPayload.transform(
  ({ id }): ParsedDelivery => ({ kind: 'return-changed', returnShopifyId: id }),
);
const customer = customerPayload.transform(
  (customerShopifyId): ParsedDelivery => ({ kind: 'customer-changed', customerShopifyId }),
);
const customerDeleted = customerPayload.transform(
  (customerShopifyId): ParsedDelivery => ({ kind: 'customer-deleted', customerShopifyId }),
);
const consent = emailConsentPayload.transform(
  (reading): ParsedDelivery => ({ kind: 'consent-changed', ...reading }),
);
const merge = customerMergePayload.transform(
  (payload): ParsedDelivery => ({
    kind: 'customers-merged',
    keptShopifyId: payload.admin_graphql_api_customer_kept_id,
    mergedShopifyId: payload.admin_graphql_api_customer_deleted_id,
    completed: payload.status === 'completed',
  }),
);
const product = productPayload.transform(
  ({ id }): ParsedDelivery => ({ kind: 'product-changed', productShopifyId: id }),
);
const productDeleted = productPayload.transform(
  ({ id }): ParsedDelivery => ({ kind: 'product-deleted', productShopifyId: id }),
);
const collection = collectionPayload.transform(
  ({ id }): ParsedDelivery => ({ kind: 'collection-changed', collectionShopifyId: id }),
);

/** What is listened to, and how it is read. A test holds the topics equal to those of shopify.app.toml. */
const parsers = new Map<string, z.ZodType<ParsedDelivery>>([
  ['orders/create', order],
  ['orders/updated', order],
  ['orders/paid', order],
  ['orders/cancelled', order],
  ['orders/edited', orderEdit],
  ['orders/delete', orderDeleted],
  ['refunds/create', refund],
  ['fulfillments/create', fulfillment],
  ['fulfillments/update', fulfillment],
  ['fulfillment_events/create', fulfillment],
  ['returns/request', returned],
  ['returns/approve', returned],
  ['returns/decline', returned],
  ['returns/update', returned],
  ['returns/process', returned],
  ['returns/cancel', returned],
  ['returns/close', returned],
  ['returns/reopen', returned],
  ['customers/create', customer],
  ['customers/update', customer],
  ['customers/delete', customerDeleted],
  ['customers/merge', merge],
  ['customers_email_marketing_consent/update', consent],
  ['products/create', product],
  ['products/update', product],
  ['products/delete', productDeleted],
  ['collections/update', collection],
  ['shop/update', shopPayload.transform((): ParsedDelivery => ({ kind: 'shop-changed' }))],
  ['app/uninstalled', shopPayload.transform((): ParsedDelivery => ({ kind: 'uninstalled' }))],
  [
    'app/scopes_update',
    scopesPayload.transform(({ current }): ParsedDelivery => ({ kind: 'scopes-changed', scopes: current })),
  ],
  [
    'bulk_operations/finish',
    bulkFinishPayload.transform(
      (payload): ParsedDelivery => ({ kind: 'bulk-finished', operationId: payload.admin_graphql_api_id }),
    ),
  ],
  [
    'customers/data_request',
    dataRequestPayload.transform((payload): ParsedDelivery => ({ kind: 'data-request', ...payload })),
  ],
  [
    'customers/redact',
    customerRedactPayload.transform((payload): ParsedDelivery => ({ kind: 'customer-redact', ...payload })),
  ],
  ['shop/redact', shopRedactPayload.transform((): ParsedDelivery => ({ kind: 'shop-redact' }))],
]);

/** The topics that `parseDelivery` knows. */
export const knownTopics: readonly string[] = [...parsers.keys()];

/** What one delivery says. Tolerant of keys we do not use, strict about those we do; never throws. */
export function parseDelivery(topic: string, payload: string): ParsedDelivery | UnparsedDelivery {
  const parser = parsers.get(topic.toLowerCase());
  if (parser === undefined) return { kind: 'unknown-topic' };
  let json: unknown;
  try {
    json = parseJson(payload);
  } catch {
    return { kind: 'unparsable', reason: 'the payload is not JSON' };
  }
  try {
    const result = parser.safeParse(json);
    if (result.success) return result.data;
    return { kind: 'unparsable', reason: whereItFailed(result.error) };
  } catch (error) {
    // The kernel refuses values that no schema describes, such as amounts of an unknown currency.
    return { kind: 'unparsable', reason: error instanceof Error ? error.name : 'unknown' };
  }
}

/** Names of fields and kinds of fault only: a payload's values are personal. */
function whereItFailed(error: z.ZodError): string {
  const places = error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'payload'} (${issue.code})`);
  return `not as documented: ${places.join(', ')}`;
}
