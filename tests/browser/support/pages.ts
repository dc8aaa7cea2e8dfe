import type { LivedInShop } from './shops.ts';

/** Shops to look at: one that is lived in, one with nothing in it, one without the app. */
export interface Shops {
  sandbox: string;
  lived: LivedInShop;
  /** The app's path of the customer with a long statement. */
  customer: string;
  /** The app's path of a mail that went out. */
  message: string;
  bare: string;
  without: string;
}

export interface KnownPage {
  /** Also the name of its picture. */
  name: string;
  address: (shops: Shops) => string;
  /** What shows once it is there: in the app's frame for a page of the app. */
  shows: string | RegExp;
  app?: true;
  /** What its own document answers. */
  status?: 404;
}

const frame = (name: string, path: string, shows: string | RegExp): KnownPage => ({
  name: `admin-${name}`,
  address: ({ lived }) => `${lived.admin}${path}`,
  shows,
});
const order = (name: string, which: 'rich' | 'fresh', path: string, shows: string | RegExp): KnownPage => ({
  name: `admin-order-${name}`,
  address: ({ lived }) => `${lived.admin}/orders/${lived[which]}${path}`,
  shows,
});
const app = (name: string, path: string, shows: string | RegExp): KnownPage => ({
  name: `app-${name}`,
  address: ({ lived }) => `${lived.admin}/apps/afterglow${path}`,
  shows,
  app: true,
});
const ofCustomer = (name: string, search: string, shows: string | RegExp): KnownPage => ({
  name: `app-customer-${name}`,
  address: ({ lived, customer }) => `${lived.admin}/apps/afterglow${customer}${search}`,
  shows,
  app: true,
});
const ofReturn = (name: string, shows: string | RegExp): KnownPage => ({
  name: `app-return-${name}`,
  address: ({ lived }) => `${lived.admin}/apps/afterglow/app/returns/${lived.return}`,
  shows,
  app: true,
});
const bare = (name: string, path: string, shows: string | RegExp): KnownPage => ({
  name: `bare-${name}`,
  address: (shops) => `${shops.bare}${path}`,
  shows,
  ...(path.startsWith('/apps') ? { app: true as const } : {}),
});

/** Pages of the sandbox: its front page and the merchant's admin around the app. */
export const framePages: readonly KnownPage[] = [
  { name: 'front', address: ({ sandbox }) => `${sandbox}/`, shows: 'One story, six clicks' },
  frame('home', '', 'Latest orders'),
  frame('orders', '/orders', 'Create order'),
  frame('orders-none', '/orders?query=nothing-like-this', 'No order'),
  frame('order-new', '/orders/new', 'Discount, tax and shipping'),
  order('rich', 'rich', '', 'Timeline'),
  order('fresh', 'fresh', '', 'Mark as paid'),
  order('fulfil', 'fresh', '/fulfil', 'Items to send'),
  order('refund', 'rich', '/refund', 'Shipping, stock and reason'),
  order('edit', 'rich', '/edit', 'Quantities'),
  order('cancel', 'fresh', '/cancel', 'How it is cancelled'),
  frame('customers', '/customers', 'Guest No 1'),
  frame('customers-none', '/customers?query=nothing-like-this', /[Nn]o(body|one)? .*(match|customer)|match/),
  {
    name: 'admin-customer',
    address: ({ lived }) => `${lived.admin}/customers/${lived.customer}`,
    shows: 'Ines Okafor',
  },
  frame('discounts', '/discounts', /^LOY-/),
  frame('products', '/products', 'Fjord mug'),
  frame('products-none', '/products?query=nothing-like-this', 'No product matches'),
  {
    name: 'admin-product',
    address: ({ lived }) => `${lived.admin}/products/${lived.product}`,
    shows: 'Organisation',
  },
  frame('settings', '/settings', 'What only a real store can confirm'),
  { ...frame('missing-order', '/orders/999', 'There is no such order'), status: 404 },
  { ...frame('missing', '/nowhere', 'There is no such page'), status: 404 },
  {
    name: 'lost',
    address: ({ sandbox }) => `${sandbox}/admin/nowhere`,
    shows: 'Nothing is here',
    status: 404,
  },
  {
    name: 'admin-install',
    address: ({ without }) => `${without}/apps/afterglow`,
    shows: 'Install Afterglow',
  },
  bare('home', '', 'No orders in the last 30 days'),
  bare('orders', '/orders', /No orders/),
  bare('customers', '/customers', /No customers/),
  bare('products', '/products', 'No products yet'),
  bare('discounts', '/discounts', 'No discounts yet'),
];

/** Pages of the app, embedded. */
export const appPages: readonly KnownPage[] = [
  app('today', '/app', 'Points with customers'),
  app('returns', '/app/returns', 'To review'),
  app('returns-none', '/app/returns?tab=done', 'No finished returns yet'),
  app('returns-filtered', '/app/returns?tab=all&outcome=credit&overdue=yes', 'No return matches'),
  ofReturn('to-review', 'What comes back'),
  app('returns-withdrawals', '/app/returns/withdrawals', 'Nothing to look at'),
  app('returns-figures', '/app/returns/figures', 'Month by month'),
  app('returns-settings', '/app/returns/settings', 'How long a return may wait'),
  app('returns-policy', '/app/returns/policy', 'What a shopper reads'),
  app('returns-simulate', '/app/returns/policy/simulate', 'In total'),
  app('returns-try', '/app/returns/policy/try', 'Order, such as #1001'),
  app('returns-try-none', '/app/returns/policy/try?name=nothing-like-this', 'No order of that name'),
  app('reviews', '/app/reviews', 'Written and shown'),
  app('reviews-none', '/app/reviews?q=nobody-wrote-this', 'No review matches'),
  app('reviews-settings', '/app/reviews/settings', 'A recent order'),
  app('reviews-questions', '/app/reviews/questions', 'Questions'),
  app('reviews-figures', '/app/reviews/figures', 'Month by month'),
  app('reviews-import', '/app/reviews/import', 'Bring reviews in'),
  app('reviews-groups', '/app/reviews/groups', 'No products are grouped'),
  app('reviews-feed', '/app/reviews/feed', 'No address yet'),
  app('reviews-try', '/app/reviews/try', 'The last 31 days'),
  { ...app('missing-import', '/app/reviews/import/999999', 'This page is not here'), status: 404 },
  app('loyalty', '/app/loyalty', 'What a shopper gets'),
  app('tiers', '/app/loyalty/tiers', 'Reward those who come back most'),
  app('members', '/app/loyalty/members', 'Give points to all that match'),
  app('members-none', '/app/loyalty/members?atleast=99999999', 'Nobody matches'),
  app('loyalty-figures', '/app/loyalty/figures', 'Month by month'),
  app('loyalty-try', '/app/loyalty/try', 'Work it out'),
  app('rewards', '/app/loyalty/rewards', 'What a shopper sees'),
  app('customers', '/app/customers', 'Ines Okafor'),
  app('customers-none', '/app/customers?q=nobody%40example.com', 'No customer matches'),
  app('customers-filtered', '/app/customers?country=AT&marketing=subscribed', 'No customer matches'),
  ofCustomer('activity', '', /Earned .* points/),
  ofCustomer('parcels', '?show=parcels', /A parcel arrived/),
  ofCustomer('statement', '?tab=statement', /taken back for order/),
  app('settings', '/app/settings', 'Data and privacy'),
  app('staff', '/app/settings/staff', 'What each role may do'),
  app('keys', '/app/settings/keys', 'What is the key for?'),
  app('messages', '/app/settings/messages', 'Sent by'),
  app('messages-rules', '/app/settings/messages/rules', 'What this means'),
  app('messages-log', '/app/settings/messages/log', 'Return asked for'),
  app('messages-waiting', '/app/settings/messages/log?state=waiting', 'Review request'),
  app('messages-none', '/app/settings/messages/log?q=nobody%40example.com', 'No message matches'),
  {
    name: 'app-message',
    address: ({ lived, message }) => `${lived.admin}/apps/afterglow${message}`,
    shows: 'The mail as it was written',
    app: true,
  },
  app('messages-suppressed', '/app/settings/messages/suppressed', 'Suppressed addresses'),
  { ...app('missing-message', '/app/settings/messages/log/999999', 'This page is not here'), status: 404 },
  app('mail-words', '/app/settings/messages/templates/review-request', 'Insert a field'),
  app(
    'mail-words-some',
    '/app/settings/messages/templates/points-available?language=de&audience=loyal',
    'What you do not change here',
  ),
  app('mail-look', '/app/settings/messages/look', 'Colour and button'),
  app('mail-sender', '/app/settings/messages/sender', 'Who mails come from'),
  { ...app('missing-mail', '/app/settings/messages/templates/sms', 'This page is not here'), status: 404 },
  app('health', '/app/health', 'Messages from Shopify'),
  { ...app('missing-customer', '/app/customers/999999', 'This page is not here'), status: 404 },
  { ...app('missing', '/app/nowhere', 'This page is not here'), status: 404 },
  bare('today', '/apps/afterglow/app', 'Set up Afterglow'),
  bare('returns', '/apps/afterglow/app/returns', 'Shoppers cannot ask for returns yet'),
  bare('returns-policy', '/apps/afterglow/app/returns/policy', 'What a shopper reads'),
  bare('returns-simulate', '/apps/afterglow/app/returns/policy/simulate', 'Nothing to try it on yet'),
  bare('returns-try', '/apps/afterglow/app/returns/policy/try', 'No orders yet'),
  bare('reviews', '/apps/afterglow/app/reviews', 'Nobody is asked for a review yet'),
  bare('reviews-settings', '/apps/afterglow/app/reviews/settings', 'Once an order has been sent'),
  bare('reviews-questions', '/apps/afterglow/app/reviews/questions', 'Questions are off'),
  bare('reviews-figures', '/apps/afterglow/app/reviews/figures', 'No figures yet'),
  bare('reviews-import', '/apps/afterglow/app/reviews/import', 'No file yet'),
  bare('reviews-groups', '/apps/afterglow/app/reviews/groups', 'No products are grouped'),
  bare('reviews-feed', '/apps/afterglow/app/reviews/feed', 'No address yet'),
  bare('reviews-try', '/apps/afterglow/app/reviews/try', 'The last 31 days'),
  bare('rewards', '/apps/afterglow/app/loyalty/rewards', 'Points buy nothing yet'),
  bare('members', '/apps/afterglow/app/loyalty/members', 'Your members appear here'),
  bare('loyalty-figures', '/apps/afterglow/app/loyalty/figures', 'No figures yet'),
  bare('loyalty', '/apps/afterglow/app/loyalty', 'Once an order is paid'),
  bare('customers-app', '/apps/afterglow/app/customers', 'Your customers appear here'),
  bare('health', '/apps/afterglow/app/health', 'Messages from Shopify'),
  bare('settings', '/apps/afterglow/app/settings', 'Data and privacy'),
  bare('messages', '/apps/afterglow/app/settings/messages', 'Nothing was due yet'),
  bare('messages-log', '/apps/afterglow/app/settings/messages/log', 'No message has an answer yet'),
  bare('messages-suppressed', '/apps/afterglow/app/settings/messages/suppressed', 'No address is suppressed'),
  bare(
    'mail-words',
    '/apps/afterglow/app/settings/messages/templates/return-approved',
    'Made up: no order of yours fits',
  ),
];
