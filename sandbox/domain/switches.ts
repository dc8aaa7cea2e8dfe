import { z } from 'zod';

/** How a shop of the sandbox answers what only a real store can confirm; `docs/unverified.md` says more of each. */
export const switchesSchema = z.strictObject({
  editCreatesRefund: z.boolean(),
  noRestockKeepsQuantity: z.boolean(),
  editPaymentSendsPaid: z.boolean(),
  tagsSendCustomerUpdate: z.boolean(),
  oneEventIdPerAction: z.boolean(),
  refreshEndsOldToken: z.boolean(),
  /** Seconds. */
  paidPayloadLag: z.literal([0, 2]),
  bulkChildrenLast: z.boolean(),
  totalKeepsRemovedUnits: z.boolean(),
  membershipSendsCollectionUpdate: z.boolean(),
  pendingOrderHasTransaction: z.boolean(),
  checkoutDestHasScheme: z.boolean(),
  boundCodeTakesEmail: z.boolean(),
  createdReturnSendsApprove: z.boolean(),
  processClosesReturn: z.boolean(),
  feeLowersRefundLines: z.boolean(),
  feeIsTaxed: z.boolean(),
  feeRoundedPerReturn: z.boolean(),
  returnKeepsItsUnits: z.boolean(),
  exchangeDiscountPerUnit: z.boolean(),
});
export type Switches = z.output<typeof switchesSchema>;
export type SwitchName = keyof Switches;

/** Some of the switches; the others stay as they are. */
export const switchesChange = switchesSchema.partial();
export type SwitchesChange = z.output<typeof switchesChange>;

interface Question<Value> {
  /** What is open, as a heading. */
  readonly about: string;
  readonly answers: readonly [Answer<Value>, Answer<Value>];
  readonly likelier: Value;
}

export interface Answer<Value> {
  readonly value: Value;
  readonly text: string;
}

const either = (about: string, likelier: boolean, yes: string, no: string): Question<boolean> => ({
  about,
  answers: [
    { value: true, text: yes },
    { value: false, text: no },
  ],
  likelier,
});

/** Every switch with both its answers. */
export const questions: { readonly [Name in SwitchName]: Question<Switches[Name]> } = {
  editCreatesRefund: either(
    'An order edit removes units',
    false,
    'A refund with these units and without money stands beside the edit.',
    'Only the line’s current quantity falls.',
  ),
  noRestockKeepsQuantity: either(
    'Units are refunded without coming back into stock',
    false,
    'They stay in the line’s current quantity.',
    'The line’s current quantity falls, as for any refund.',
  ),
  editPaymentSendsPaid: either(
    'What an order edit added is paid',
    true,
    'orders/paid is sent again.',
    'Only orders/updated is sent.',
  ),
  tagsSendCustomerUpdate: either(
    'Only a customer’s tags or consent change',
    true,
    'customers/update is sent beside the topics for tags and consent.',
    'Only the topics for tags and consent are sent.',
  ),
  oneEventIdPerAction: either(
    'One action of the merchant sends several topics',
    true,
    'They share one event id.',
    'Each delivery has an event id of its own.',
  ),
  refreshEndsOldToken: either(
    'The app refreshes its access token',
    false,
    'The old access token ends at once.',
    'The old access token is good until it expires.',
  ),
  paidPayloadLag: {
    about: 'An order is paid',
    answers: [
      { value: 0, text: 'Its change time is the second of the payment.' },
      { value: 2, text: 'Its change time is two seconds after the payment.' },
    ],
    likelier: 0,
  },
  bulkChildrenLast: either(
    'A bulk result was not asked to be grouped',
    true,
    'Children come after all parents of a page.',
    'Children come right after their parent all the same.',
  ),
  totalKeepsRemovedUnits: either(
    'The total of an order that an edit made smaller',
    true,
    'It keeps what the removed units cost; only the current total falls.',
    'It falls with the current total.',
  ),
  membershipSendsCollectionUpdate: either(
    'A product joins or leaves a collection',
    true,
    'collections/update is sent.',
    'Only products/update of that product is sent.',
  ),
  pendingOrderHasTransaction: either(
    'An order is placed without being paid',
    true,
    'It has a pending sale among its transactions.',
    'It has no transaction.',
  ),
  checkoutDestHasScheme: either(
    'The shop in the token of a checkout or account extension',
    false,
    'It begins with https://.',
    'It is the bare domain.',
  ),
  boundCodeTakesEmail: either(
    'A guest enters a code that is for one customer, with that customer’s e-mail',
    false,
    'It applies.',
    'It does not apply: the customer has to be signed in.',
  ),
  createdReturnSendsApprove: either(
    'A return is created that was never requested',
    true,
    'returns/approve is sent, as its status is open.',
    'Only orders/updated is sent.',
  ),
  processClosesReturn: either(
    'The last unit of a return is processed and disposed of, or found missing',
    true,
    'The return is closed.',
    'It stays open until somebody closes it.',
  ),
  feeLowersRefundLines: either(
    'The lines of a refund whose return had a restocking fee',
    false,
    'Their subtotals are what is left after the fee.',
    'They carry what the units were sold for; only the money is less.',
  ),
  feeIsTaxed: either(
    'A restocking fee where prices come without tax',
    false,
    'Tax at the item’s rate is added to the fee.',
    'The fee carries no tax.',
  ),
  feeRoundedPerReturn: either(
    'A restocking fee that does not divide evenly over a line’s units',
    false,
    'Each return rounds the percentage of its own units.',
    'The fee of the whole line is shared out, so that its parts add up to it.',
  ),
  returnKeepsItsUnits: either(
    'A unit of a line that does not divide evenly is processed before an earlier return of the line',
    true,
    'It is worth what its own place in the line is worth, from the day it was asked for.',
    'It is worth the next unit of the line, whichever return was there first.',
  ),
  exchangeDiscountPerUnit: either(
    'A fixed discount on an exchange line of several units',
    true,
    'It is taken off each unit.',
    'It is taken off once, off all of them.',
  ),
};

export const switchNames = switchesSchema.keyof().options;

/** The likelier answers. */
export const defaultSwitches: Switches = switchesSchema.parse(
  Object.fromEntries(switchNames.map((name) => [name, questions[name].likelier])),
);
