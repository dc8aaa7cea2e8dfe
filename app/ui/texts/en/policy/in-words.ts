/** What a policy says, a phrase each: for the differences between two of them. */
export const policyInWords = {
  window: (days: string, from: string) => `${days} days from ${from}`,
  transit: (days: string) => `parcels take ${days} days`,
  refund: { yes: 'money back', no: 'no money back' },
  credit: { yes: 'store credit', no: 'no store credit' },
  bonus: (parts: string) => (parts === '' ? 'no bonus' : `a bonus of ${parts}`),
  percent: (percent: string) => `${percent} %`,
  flat: (amount: string) => `${amount} per return`,
  cap: (amount: string) => `at most ${amount}`,
  exchange: {
    no: 'no exchange',
    even: 'exchange at the price that was paid',
    priced: 'exchange at the price of today',
  },
  keep: (percent: string) => (percent === '' ? 'no keeping it' : `keeping it for ${percent} % back`),
  restocking: (percent: string) => (percent === '' ? 'no restocking fee' : `${percent} % restocking fee`),
  shipping: (amount: string) => (amount === '' ? 'free return shipping' : `return shipping ${amount}`),
  currencies: (amounts: string) =>
    amounts === '' ? 'return shipping at the order’s rate' : `return shipping of ${amounts}`,
  waived: (reasons: string) => (reasons === '' ? 'fees for all reasons' : `no fees for ${reasons}`),
  waivedOutcomes: (outcomes: string) =>
    outcomes === '' ? 'fees for all outcomes' : `no fees for ${outcomes}`,
  skus: (names: string) => (names === '' ? 'no final sale by SKU' : `final sale of SKU ${names}`),
  tags: (names: string) => (names === '' ? 'no final sale by tag' : `final sale of what is tagged ${names}`),
  collections: (names: string) => (names === '' ? 'no final sale by collection' : `final sale of ${names}`),
  collection: (name: string) => `“${name}”`,
  overridden: (reasons: string) =>
    reasons === '' ? 'final sale for all reasons' : `final sale unless ${reasons}`,
  never: (names: string) =>
    names === '' ? 'nothing named as never returnable' : `never returnable: ${names}`,
  bundles: { yes: 'bundles only as a whole', no: 'parts of bundles on their own' },
  approval: { auto: 'approved at once', manual: 'approved by you' },
  settleOn: {
    'first-scan': 'paid when the carrier has it',
    received: 'paid when it has arrived',
    inspected: 'paid when it was inspected',
  },
  sendTo: (address: string) => (address === '' ? 'sent to where it came from' : `sent to ${address}`),
  location: (name: string) => (name === '' ? 'restocked where it came from' : `restocked at ${name}`),
  question: (text: string, answers: string) => (answers === '' ? `“${text}”` : `“${text}” (${answers})`),
  reasons: {
    added: (reason: string) => `New reason: ${reason}`,
    removed: (reason: string) => `Reason removed: ${reason}`,
    renamed: (before: string, after: string) => `Reason “${before}” became “${after}”`,
    asks: (reason: string, what: string) =>
      what === '' ? `“${reason}” asks for nothing else any more` : `“${reason}” asks for ${what}`,
    shopify: (reason: string, called: string) => `“${reason}” is called “${called}” in Shopify`,
    order: 'Reasons stand in another order',
  },
  limitReturns: (count: number, days: number) => `at most ${count} returns in ${days} days`,
  noLimitReturns: 'no limit of returns',
  limitRate: (percent: string, days: number, units: number) =>
    `at most ${percent} % returned in ${days} days from ${units} items on`,
  noLimitRate: 'no limit of the share returned',
  limitKept: (count: number, days: number) => `at most ${count} items kept in ${days} days`,
  noLimitKept: 'no limit of items kept',
  exceeded: { manual: 'a person looks beyond a limit', decline: 'refused beyond a limit' },
  standardShipping: (amounts: string) =>
    amounts === '' ? 'no standard delivery named' : `standard delivery of ${amounts}`,
  rules: {
    added: (sentence: string) => `New rule: ${sentence}`,
    removed: (sentence: string) => `Rule removed: ${sentence}`,
    changed: (before: string, after: string) => `Rule “${before}” became “${after}”`,
    on: (sentence: string) => `Rule switched on: ${sentence}`,
    off: (sentence: string) => `Rule switched off: ${sentence}`,
    renamed: (before: string, after: string) => `Rule ${before} is now called ${after}`,
    unnamed: 'without a name',
    quoted: (name: string) => `“${name}”`,
    order: 'Rules are read in another order',
  },
  more: (count: number) => ` and ${count} more`,
};
