const things: Record<string, string> = {
  all_orders: 'orders older than 60 days',
  checkouts: 'checkouts',
  customer_merge: 'merged customers',
  customers: 'customers',
  discounts: 'discounts',
  files: 'files',
  fulfillments: 'fulfilments',
  gift_cards: 'gift cards',
  inventory: 'stock',
  locales: 'languages',
  locations: 'locations',
  markets: 'markets',
  metaobjects: 'metaobjects',
  orders: 'orders',
  products: 'products and collections',
  returns: 'returns',
  shipping: 'shipping',
  store_credit_account_transactions: 'store credit',
  store_credit_accounts: 'store credit accounts',
};

/** Access scopes as a merchant reads them: "See orders", "See and change customers". */
export function scopeTexts(scopes: readonly string[]): string[] {
  const changed = new Set(
    scopes.filter((scope) => scope.startsWith('write_')).map((scope) => scope.slice(6)),
  );
  const seen = new Set(scopes.filter((scope) => scope.startsWith('read_')).map((scope) => scope.slice(5)));
  const name = (thing: string) => things[thing] ?? thing.replaceAll('_', ' ');
  return [
    ...[...changed].map((thing) => `See and change ${name(thing)}`),
    ...[...seen].filter((thing) => !changed.has(thing)).map((thing) => `See ${name(thing)}`),
  ];
}
