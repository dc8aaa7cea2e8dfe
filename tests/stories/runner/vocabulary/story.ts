import { z } from 'zod';
import { returns, reviews } from './areas.ts';
import { birthday, event, newCustomer } from './beside-orders.ts';
import { expectation } from './expectations.ts';
import { laterNouns } from './later.ts';
import { listingNouns } from './listing.ts';
import { loyalty, tiers } from './loyalty.ts';
import { bounce, consent, messages, oneClick, redact, resubscribe } from './messages.ts';
import { movingNouns } from './moving.ts';
import { cancelOrder, deliver, editOrder, fulfil, order, pay, staffRefund } from './orders.ts';
import { questionNouns } from './questions.ts';
import { customers, products, shop } from './setup.ts';
import {
  cancelReturn,
  nativeRequest,
  redeem,
  release,
  requestReturn,
  review,
  unsubscribe,
  withdraw,
} from './shoppers.ts';
import {
  adjustPoints,
  approve,
  atShopify,
  decline,
  inspect,
  mergeCustomers,
  moderate,
  nativeReturn,
  receive,
  reopenMissing,
  scan,
  settle,
  switchOutcome,
  undoAdjustment,
} from './staff.ts';
import { alias, clockStep, count, instant, refusal } from './values.ts';
import { writingNouns } from './writing.ts';

const faults = z.union([
  z.literal('none'),
  z
    .strictObject({
      duplicate: z.int().min(1).max(50),
      shuffle: z.union([z.boolean(), z.int()]),
      drop: z.union([z.literal('all'), z.array(z.string()).min(1)]),
      delayMs: count,
      timeoutAfterCommit: z.array(z.string()).min(1),
      throttle: count,
      slowMs: count,
      status: z.int().min(400).max(599),
      mail: z.enum(['away', 'cut']),
    })
    .partial()
    .refine((given) => Object.keys(given).length > 0, 'name a fault, or write faults: none'),
]);

const replay = z.strictObject({
  order: alias,
  times: z.int().min(1).default(1),
  shuffle: z.boolean().default(false),
});

/** What a shopper, a merchant or Shopify does; each may be refused. */
const actions = {
  order,
  pay,
  fulfil,
  deliver,
  staffRefund,
  cancelOrder,
  editOrder,
  faults,
  replay,
  reconcile: z.literal(true),
  kill: z.enum(['worker', 'app', 'database']),
  /** The merchant removes the app, and takes it again. */
  uninstall: z.literal(true),
  install: z.literal(true),
  /** Shopify's request to forget the whole shop, 48 hours after the app was removed. */
  redactShop: z.literal(true),
  /** The merchant lets the app do more. */
  grantScopes: z.array(z.string()).min(1),
  redeem,
  release,
  requestReturn,
  nativeRequest,
  cancelReturn,
  review,
  unsubscribe,
  withdraw,
  resubscribe,
  oneClick,
  bounce,
  consent,
  redact,
  /** The merchant's switch over every message. */
  pauseSends: z.literal(true),
  resumeSends: z.literal(true),
  approve,
  decline,
  scan,
  receive,
  inspect,
  settle,
  switchOutcome,
  reopenMissing,
  nativeReturn,
  atShopify,
  moderate,
  adjustPoints,
  undoAdjustment,
  mergeCustomers,
  newCustomer,
  birthday,
  event,
  /** Loyalty goes offline; `tell`: whoever has points is to hear of it. And live again. */
  pauseLoyalty: z.strictObject({ tell: z.boolean().default(false) }),
  resumeLoyalty: z.literal(true),
  /** The programme from here on has these levels. */
  saveTiers: tiers,
  ...questionNouns,
  ...movingNouns,
  ...listingNouns,
  ...writingNouns,
  ...laterNouns,
};
export type ActionName = keyof typeof actions;
export const actionNames = Object.keys(actions) as ActionName[];

const simple = { at: instant, clock: clockStep, ...actions, expect: expectation, refused: refusal };
const outcomes = z.strictObject({ ok: count, refused: count }).partial();
const branch = z.strictObject(simple).partial();
export type Branch = z.output<typeof branch>;

const verbs = new Set([...actionNames, 'at', 'clock', 'expect', 'parallel']);
const step = branch
  .extend({
    parallel: z.array(branch).min(1).optional(),
    outcomes: outcomes.optional(),
    async: z.boolean().optional(),
  })
  .refine((given) => Object.keys(given).some((key) => verbs.has(key)), 'a step does or expects something')
  .refine((given) => given.outcomes === undefined || given.parallel, 'outcomes belong to a parallel step');
export type Step = z.output<typeof step>;

export const story = z.strictObject({
  story: z.string().min(1),
  shop,
  products,
  customers,
  settings: z.strictObject({ loyalty, returns, reviews, messages }).partial().default({}),
  /** What happened in the shop before it had the app: it is read from the shop's past. */
  before: z.array(branch).default([]),
  steps: z.array(step).min(1),
});
export type Story = z.output<typeof story>;
