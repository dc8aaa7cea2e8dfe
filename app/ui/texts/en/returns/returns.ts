import { actions } from './actions.ts';
import { figures } from './figures.ts';
import { one } from './one.ts';
import { queue } from './queue.ts';
import { rights } from './rights.ts';
import { because, byRule, forOutcomes, heldFor } from './said.ts';
import { withdrawals } from './withdrawals.ts';
import { work } from './work.ts';

/** A sentence of a rule, from its code's values. Amounts come printed. */
type Said = Readonly<Record<string, string>>;

export const returns = {
  title: 'Returns',
  sections: {
    label: 'Returns',
    queue: 'Queue',
    policy: 'Policy',
    withdrawals: 'Withdrawals',
    figures: 'Figures',
    settings: 'Settings',
  },
  queue,
  rights,
  one,
  actions,
  because,
  byRule,
  forOutcomes,
  heldFor,
  withdrawals,
  figures,
  work,
  caption: 'Returns, overdue longest first, then what is due next',
  captionDone: 'Finished returns, newest first',
  tabs: {
    label: 'Returns by what they wait for',
    'to-review': 'To review',
    'in-transit': 'In transit',
    'to-inspect': 'To inspect',
    'to-settle': 'To settle',
    done: 'Done',
  },
  columns: {
    what: 'Return',
    items: 'Items',
    outcome: 'Outcome',
    value: 'Value',
    since: 'In this step since',
  },
  search: 'Search by order, product, SKU, e-mail or name',
  units: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  held: 'Needs a look',
  guest: 'Guest',
  nothing: {
    'to-review': { title: 'Nothing to review', text: 'Requests that wait for your yes or no appear here.' },
    'in-transit': { title: 'Nothing on its way', text: 'Approved returns stay here until they arrive.' },
    'to-inspect': { title: 'Nothing to inspect', text: 'Parcels that arrived wait here for a look inside.' },
    'to-settle': { title: 'Nothing to settle', text: 'Returns whose money can go out appear here.' },
    done: {
      title: 'No finished returns yet',
      text: 'Settled, declined and cancelled returns are kept here.',
    },
    all: { title: 'No returns yet', text: 'Whatever is asked for, here or at Shopify, appears here.' },
  },
  off: {
    title: 'Shoppers cannot ask for returns yet',
    text: 'Look at the policy, see what shoppers will be told, and put it live.',
    action: 'Set the policy',
  },
  nobody: {
    title: 'No return matches',
    text: 'An e-mail must be complete; order numbers look like #1001.',
    filtered: 'Nothing in this list fits all of the filters.',
    action: 'Show the whole list',
  },
  states: {
    requested: 'Requested',
    approved: 'Approved',
    declined: 'Declined',
    'in-transit': 'In transit',
    received: 'Received',
    inspected: 'Inspected',
    settled: 'Settled',
    closed: 'Closed',
    cancelled: 'Cancelled',
    expired: 'Expired',
  },
  outcomes: { refund: 'Refund', credit: 'Store credit', exchange: 'Exchange', keep: 'Keep the item' },
  decline: {
    FINAL_SALE: 'Final sale',
    RETURN_PERIOD_ENDED: 'The return period has ended',
    OTHER: 'Another reason',
  },
  dispositions: {
    restocked: 'Restock',
    'not-restocked': 'Do not restock',
    processing: 'Needs processing',
    missing: 'Missing from the parcel',
  },
  dispositionsDone: {
    restocked: 'Restocked',
    'not-restocked': 'Not restocked',
    processing: 'In processing',
    missing: 'Missing',
  },
  hold: {
    'amounts-differ': {
      title: 'The amounts differ',
      text: ({ ours = '', shopifys = '' }: Said) =>
        `We work out ${ours}, Shopify ${shopifys}. Nothing was paid. Look at the order, then settle again or pay our amount.`,
    },
    'shopify-refused': {
      title: 'Shopify refused',
      text: ({ message = '' }: Said) =>
        `Shopify says: ${message} Put it right in Shopify, then try again here.`,
    },
    'changed-at-shopify': {
      title: 'Changed in Shopify',
      text: () =>
        'Somebody processed a part of this return in Shopify. Look at the order there, then try again here.',
    },
    'missing-in-exchange': {
      title: 'Fewer items came back than are exchanged',
      text: () =>
        'Nothing has gone out. Wait for the rest, or settle all the same: then as many go out as came back.',
    },
    'nothing-to-refund-to': {
      title: 'No way to pay it back',
      text: () => 'No payment of the order takes this amount. Switch to store credit, or pay by hand.',
    },
  },
  parts: {
    goods: 'Goods',
    tax: 'Tax',
    'restocking-fee': 'Restocking fee',
    'return-shipping-fee': 'Return shipping',
    'already-paid-back': 'Paid back before',
    bonus: 'Bonus',
    'new-items': 'What goes out',
    'kept-share': 'Part of the price',
    shipping: 'Shipping of the order',
    total: 'Total',
  },
  steps: {
    requested: 'Asked for',
    approved: 'Approved',
    declined: 'Declined',
    cancelled: 'Cancelled',
    scanned: 'Seen by the carrier',
    received: 'Received',
    inspected: 'Inspected',
    settled: 'Settled',
    closed: 'Closed in Shopify',
    'outcome-switched': 'Outcome changed',
    held: 'Held for a look',
    'hold-lifted': 'Hold lifted',
    'created-at-shopify': 'Opened in Shopify',
    expired: 'Expired: it was never sent',
    reminded: 'Reminder sent',
    assigned: 'Given to somebody else',
    message: 'Message',
    note: 'Note',
    'missing-reopened': 'A missing item turned up',
    'units-removed': 'Items taken out in Shopify',
    reopened: 'Opened again in Shopify',
  },
  actors: { shopper: 'the shopper', afterglow: 'Afterglow', shopify: 'Shopify', you: 'you' },
  staff: (id: string) => `staff member ${id}`,
};
