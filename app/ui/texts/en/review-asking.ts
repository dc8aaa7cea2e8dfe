const times = (count: string, one: string, many: string) => (count === '1' ? `1 ${one}` : `${count} ${many}`);

export const reviewAsking = {
  reminders: {
    label: 'Remind after',
    help: 'Up to three numbers of days after the request, such as 3, 10. Only about what is not reviewed yet. Empty: never.',
    ruleHelp: 'Numbers of days after the request, such as 3, 10. Empty: no reminder.',
  },
  rules: {
    about:
      'Other times, reminders, or no request. Rules know the order, its products and its customer, never stars, moods or what came back: who is asked must not depend on what they think.',
    group: 'Asking',
    actions: { time: 'When they are asked', reminders: 'Reminders', skip: 'Not asked' },
    skipHelp: 'Nobody is asked about it. It can still be reviewed from the account and the product page.',
    then: {
      time: (days: string, trigger: string) =>
        days === '0'
          ? `they are asked at ${trigger}`
          : `they are asked ${times(days, 'day', 'days')} after ${trigger}`,
      unreported: (asked: string, days: string) =>
        `${asked} (without a delivery report ${times(days, 'day', 'days')} after dispatch)`,
      neverUnreported: (asked: string) => `${asked} (never without a delivery report)`,
      reminders: (days: string) => `they are reminded after ${days} days`,
      noReminders: 'nobody is reminded',
      skip: 'they are not asked',
    },
    ready: {
      slow: {
        title: 'Products that take time',
        text: 'If the product is of one of these types, they are asked three weeks after delivery.',
      },
      abroad: {
        title: 'Orders abroad',
        text: 'If the order does not go to these countries, they are asked later, as parcels take longer.',
      },
      first: {
        title: 'First orders',
        text: 'If the customer orders for the first time, they are reminded after 5 days.',
      },
      out: {
        title: 'Not these customers',
        text: 'If the customer is tagged, they are not asked.',
      },
    },
    none: 'The plan above',
  },
  preview: {
    byPlan: 'By the plan: no rule sets another time.',
    byRule: (rule: string) => `Decided by the rule: ${rule}`,
    skipped: (rule: string) => `Would not be asked. Decided by the rule: ${rule}`,
    some: (count: number) =>
      count === 1 ? '1 product of it is left out.' : `${count} products of it are left out.`,
    reminders: (days: string) => `Reminded after ${days} days.`,
    unknown: (fields: string) => `Not known of it, so conditions on it do not hold: ${fields}.`,
    waited: 'It waits for other parcels to the end of that time.',
  },
  inWords: {
    reminders: (days: string) => (days === '' ? 'no reminders' : `reminded after ${days} days`),
    rules: (rules: string) => (rules === '' ? 'no rules' : rules),
  },
  attempt: {
    title: 'Try it on your past',
    link: 'Try it',
    linkAbout: 'When would the orders of the last 31 days have been asked about? Nothing is sent.',
    back: 'Review settings',
    card: {
      title: 'The last 31 days',
      saved: 'With the settings as they are saved.',
      draft: 'With the settings as you are editing them. They are not saved.',
      assuming:
        'Every order of the last 31 days, as if reviews had been live: with what is known of deliveries and returns today. Nothing is sent and nothing is stored. Consent, unsubscribing and limits are decided for each mail when it is sent, so fewer may go out.',
      run: 'Try',
      again: 'Try again',
      cancel: 'Stop',
      failed: 'This stopped on the way. What was counted so far is shown.',
      wrongForm: 'Something in the settings is not right yet.',
      toForm: 'Back to the settings',
      progress: (orders: string) =>
        orders === '0' ? 'Not started' : `${times(orders, 'order', 'orders')} so far`,
      done: (orders: string) => `All ${times(orders, 'order', 'orders')}`,
      cancelled: (orders: string) => `Stopped after ${times(orders, 'order', 'orders')}`,
    },
    nothing: {
      title: 'No orders in these days',
      text: 'Nothing was ordered in the last 31 days, so there is nothing to try it on.',
    },
    figures: {
      asked: 'Would be asked',
      askedNote: (come: string) => (come === '0' ? 'all of them by now' : `${come} of them still to come`),
      paused: 'Paused',
      pausedNote: 'a return is open',
      left: 'Not asked',
      leftNote: 'by a rule, or as nothing has arrived',
    },
    days: {
      title: 'By day',
      about: 'Local days of your shop on which a mail would have gone out.',
      column: 'Day',
      table: 'Show as a table',
      series: 'Requests',
    },
    hours: {
      title: 'By hour',
      about: 'In the customer’s time zone, after the hours of sending were minded.',
      column: 'Hour',
      table: 'Show as a table',
    },
    why: {
      title: 'What becomes of the orders',
      caption: 'Orders by what would have become of them',
      what: 'What',
      orders: 'Orders',
      outcomes: {
        asked: 'Asked',
        paused: 'Paused: a return is open',
        skipped: 'Left out by a rule',
        'not-sent': 'Nothing was sent yet',
        unreported: 'Sent, but no delivery was reported',
        'nothing-to-review': 'Nothing in it can be reviewed',
        cancelled: 'Cancelled',
      },
      partly: (orders: string) =>
        `In ${times(orders, 'order', 'orders')} that would be asked about, a rule leaves out some products.`,
      unknown: (fields: string) =>
        `Not known of some orders, so conditions on it do not hold for them: ${fields}.`,
    },
    samples: {
      title: 'Some of the orders',
      caption: 'Orders with the moment at which they would have been asked about',
      order: 'Order',
      placed: 'Placed',
      outcome: 'What',
      moment: 'When',
      because: 'Because',
      never: 'Not',
    },
    because: {
      days: (days: string, trigger: string) =>
        days === '0' ? `at ${trigger}` : `${times(days, 'day', 'days')} after ${trigger}`,
      unreported: 'no delivery report',
      waited: 'waited for other parcels',
    },
  },
};
