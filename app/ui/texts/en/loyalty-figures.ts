/** How the programme does. */
export const loyaltyFigures = {
  title: 'The last twelve months',
  none: 'No data',
  tooEarly: 'Too early to say',
  how: 'How this is worked out',
  counted: (day: string) => `Complete up to and including ${day}. Later days are still being counted.`,
  range: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
  liability: {
    label: 'Points with customers',
    of: (points: string) => `${points}, at what they can buy.`,
    expected: (low: string, high: string) =>
      low === high
        ? `${low} of it is expected to be used.`
        : `${low} to ${high} of it is expected to be used.`,
    how: (points: string, worth: string) =>
      `${points} at ${worth} each. Pending points count; what customers owe is taken off.`,
    best: 'That is what the reward that gives most for a point gives today; all months are shown at it.',
    assumed: 'No reward is worth an amount yet, so a point is taken for the smallest coin.',
  },
  breakage: {
    label: 'Never used, expected',
    of: (grants: string, granted: string) =>
      `By ${granted} from ${grants} grants that are over 180 days old.`,
    early: (grants: string) =>
      `${grants} grants are over 180 days old; from 100 on they say something. Until then, count on all being used.`,
    how: (granted: string, used: string, lapsed: string, open: string) =>
      `Of ${granted} that were granted over 180 days ago and not taken back, ${used} were used, ${lapsed} expired and ${open} are still there.`,
    range:
      'The least is what expired; the most adds what is still there, as if none of it were used any more. The truth lies between them.',
  },
  redemption: {
    label: 'Redemption rate',
    of: (used: string, given: string) => `${used} used of ${given} given.`,
    nothing: 'No points were given.',
    how: 'Points used in the last twelve months, less what came back with refunds, of all points given in them. Points used may have been given earlier.',
    trend: (months: string) => `Redemption rate by month: ${months}`,
  },
  participation: {
    label: 'Participation',
    of: (members: string, buyers: string) => `${members} of ${buyers} customers with an order are members.`,
    redeemers: (redeemers: string) => `${redeemers} of them have used points.`,
    nothing: 'Nobody has a valid order yet.',
    how: (day: string) =>
      `Counted once a day, last for ${day}. A member has had at least one entry on the points statement. Orders that were tests, cancelled or refunded in full do not count.`,
  },
  repeat: {
    label: 'Members who bought again',
    labelOthers: 'Others who bought again',
    of: (again: string, all: string) => `${again} of ${all} have two or more orders.`,
    nothingMembers: 'No member has a valid order yet.',
    nothingOthers: 'Everybody with a valid order is a member.',
    notCausal: 'Not a proof that points work.',
    how: 'Whoever buys often becomes a member more easily, so members buy more often with or without points. Customers whose only orders are from before you went live are among the others.',
  },
  liabilityChart: {
    title: 'What points with customers are worth',
    about: 'At the end of each month, at what a point can buy today.',
    table: 'Show as a table',
    month: 'Month',
    worth: 'Worth',
  },
  pointsChart: {
    title: 'Points given, used, expired and taken back',
    about: 'By the day on which it happened. What is learned late is added to its own day.',
    given: 'Given',
    used: 'Used',
    expired: 'Expired',
    taken: 'Taken back',
  },
  months: {
    title: 'Month by month',
    caption: 'Points by month, newest first',
    month: 'Month',
    given: 'Given',
    used: 'Used',
    expired: 'Expired',
    taken: 'Taken back',
    outstanding: 'With customers',
    how: 'Given: by orders, other ways to earn, for tiers and by hand. Used: less what came back with refunds. Taken back: with refunds and by hand.',
    labelled: (label: string, value: string) => `${label}: ${value}`,
  },
  flows: {
    title: 'Into and out of tiers',
    about:
      'Customers by month. Whoever moves from one tier to another goes out of one and comes into the other.',
    caption: 'Customers who came into and went out of tiers, newest month first',
    entered: 'Came in',
    left: 'Went out',
    none: 'Nobody moved in the last twelve months.',
    count: (customers: string, tier: string) => `${customers} ${tier}`,
    nobody: 'Nobody',
  },
  levels: {
    title: 'What tiers cost',
    about: 'Over the last twelve months, at what a point can buy today.',
    caption: 'Points and their worth by tier',
    tier: 'Tier',
    noTier: 'No tier',
    given: 'Points by orders',
    entry: 'For reaching it',
    cost: 'Cost',
    how: 'Points that orders of those in the tier earned, less what was taken back of them, with what reaching the tier gave. Perks, as free shipping, are not included.',
  },
  empty: {
    title: 'No figures yet',
    text: 'Once customers earn points, this shows what they are worth, how many are used, and what tiers cost. It is counted through the day.',
    action: 'Open the programme',
  },
  export: 'Export months as CSV',
  exported: 'File saved',
  exportFailed: 'The file could not be written. Try again.',
  file: {
    name: (day: string) => `loyalty-figures-${day}.csv`,
    columns: {
      month: 'Month',
      given: 'Points given',
      used: 'Points used',
      expired: 'Points expired',
      taken: 'Points taken back',
      outstanding: 'Points with customers',
      worth: 'Worth',
      currency: 'Currency',
    },
    entered: (tier: string) => `${tier}: came in`,
    left: (tier: string) => `${tier}: went out`,
  },
};
