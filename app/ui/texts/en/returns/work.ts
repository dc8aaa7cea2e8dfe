/** How staff work on returns: how long each may wait, and what time brings. */
export const work = {
  saved: 'Settings saved',
  notYours: 'A manager changes these settings.',
  clock: {
    title: 'How long a return may wait',
    about: 'Past its time, a return stands first in the queue and on Today. Empty: as long as it takes.',
    'to-review': 'To review',
    'to-inspect': 'To inspect',
    'to-settle': 'To settle',
    hours: 'hours',
    means: (days: string) => `That is ${days}.`,
    ever: 'It is never overdue.',
  },
  expiry: {
    title: 'Approved, and never sent',
    about: 'A return that nobody sends ends by itself, and its items are free to be returned again.',
    after: 'Expires after',
    afterHelp: 'Local days after the approval. Empty: it never expires.',
    days: 'days',
    before: 'The customer is reminded',
    beforeSuffix: 'days before',
    means: (reminded: string, ends: string) => `Approved today: reminded on ${reminded}, ends with ${ends}.`,
    meansNoReminder: (ends: string) => `Approved today: ends with ${ends}, without a reminder.`,
  },
  staff: {
    title: 'Who may do what',
    about:
      'Support approves up to an amount, the warehouse receives and inspects, managers publish the policy.',
    open: 'Staff and roles',
  },
};
