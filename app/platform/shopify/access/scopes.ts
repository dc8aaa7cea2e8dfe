/** Asked for at install: what the ground needs. Kept equal to shopify.app.toml by a test. */
export const requiredScopes = [
  'read_customers',
  'read_orders',
  'read_products',
  'read_fulfillments',
  'read_customer_merge',
] as const;

/** Without it, Shopify shows an app the last 60 days of orders. */
export const allOrdersScope = 'read_all_orders';
