/** How a shop does with returns. */
export const figures = {
  title: 'The last 90 days',
  none: 'No data',
  rate: {
    label: 'Return rate',
    of: (returned: string, sold: string) => `${returned} of ${sold} items sold came back or are asked back.`,
    nothing: 'Nothing was sold.',
    trend: (months: string) => `Return rate by month: ${months}`,
  },
  kept: {
    label: 'Kept revenue',
    of: (kept: string, all: string) => `${kept} of ${all} stayed with you.`,
    parts: (credited: string, exchanged: string) =>
      `${credited} as store credit, ${exchanged} in exchange for something else.`,
    nothing: 'Nothing was paid back, credited or exchanged.',
    trend: (months: string) => `Kept revenue by month: ${months}`,
  },
  time: {
    label: 'Time to settle',
    of: (returns: number, printed: string) =>
      returns === 1
        ? 'One return, from request to settlement.'
        : `Half of ${printed} returns took no longer.`,
    nothing: 'No return was settled.',
    trend: (months: string) => `Time to settle by month: ${months}`,
  },
  how: 'Items count by the day they were sold, and by the day they were asked back. What was declined, called off, never sent or kept for a part of its price does not count as come back. Money is in your currency at each order’s rate, store credit without its bonus.',
  months: {
    title: 'Month by month',
    caption: 'Returns by month, newest first',
    month: 'Month',
    rate: 'Return rate',
    kept: 'Kept revenue',
    refunded: 'Paid back',
    settled: 'Settled',
    rateOf: (returned: string, sold: string) => `${returned} of ${sold} items`,
    keptNone: 'nothing paid or credited',
    keptOf: (kept: string, all: string) => `${kept} of ${all}`,
    refundedOf: (amount: string) => `${amount} paid back`,
    settledOf: (returns: string) => `${returns} settled`,
    half: (time: string) => `half within ${time}`,
  },
  empty: {
    title: 'No figures yet',
    text: 'Once something is sold or sent back, this shows how much comes back, what stays with you as credit or in exchange, and how long it takes.',
    action: 'Open the policy',
  },
  export: 'Export months as CSV',
  exported: 'File saved',
  exportFailed: 'The file could not be written. Try again.',
  file: {
    name: (day: string) => `return-figures-${day}.csv`,
    columns: {
      month: 'Month',
      sold: 'Items sold',
      returned: 'Items asked back',
      rate: 'Return rate %',
      settled: 'Returns settled',
      refunded: 'Paid back',
      credited: 'Store credit without bonus',
      exchanged: 'Exchanged',
      kept: 'Kept revenue %',
      currency: 'Currency',
      hours: 'Middle hours to settle',
    },
  },
};
