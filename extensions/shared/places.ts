/** Our full pages, as links within customer accounts know them: by the handle of their extension. */
export const accountPage = 'extension:afterglow-account-page/';

/** The page for returns belongs to an order: it is reached from that order's page and menu. */
export const returnPage = 'extension:afterglow-account-return/';

/** The page of one order, from anywhere in the account. `order`: its gid. */
export const orderPage = (order: string) => `shopify:customer-account/orders/${order.split('/').pop() ?? ''}`;

export const allOrders = 'shopify:customer-account/orders';
