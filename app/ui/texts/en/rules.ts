/** Words for rules of every area: what they ask about, and how a whole rule reads. */
export const rules = {
  groups: {
    customer: 'Customer',
    history: 'What they did before',
    order: 'Order',
    market: 'Market',
    line: 'Item',
    product: 'Product',
    reason: 'Reason',
  },
  fields: {
    'customer.tags': 'Customer tag',
    'customer.tier': 'Tier',
    'customer.orders': 'Number of orders',
    'order.value': 'Order value',
    'order.channel': 'Sales channel',
    'order.tags': 'Order tag',
    'order.codes': 'Discount code',
    'order.boughtOn': 'Day it was bought',
    'order.country': 'Country it goes to',
    'line.skus': 'SKU',
    'line.price': 'Price of one unit',
    'line.discountPercent': 'Discount on the item',
    'line.products': 'Product',
    'line.tags': 'Product tag',
    'line.collections': 'Collection',
    'line.types': 'Product type',
    'line.vendors': 'Vendor',
    'return.reason': 'Reason given',
    'history.returns': 'Returns asked for',
    'history.returnRate': 'Share of items returned',
    'history.keptItems': 'Items kept for a part of their price',
  },
  operators: {
    'any-of': 'is',
    'none-of': 'is not',
    'at-least': 'is at least',
    below: 'is below',
    between: 'is between',
  },
  values: {
    label: (field: string) => `${field}: values`,
    several: 'Separate several with commas.',
    tierHelp: 'As your tiers are called.',
    add: (field: string) => `Add to ${field.toLowerCase()}`,
    none: 'None chosen.',
    amount: (field: string) => `${field}: amount`,
    percent: (field: string) => `${field}: percent`,
    count: (field: string) => `${field}: number`,
    days: 'Within the last',
    daysHelp: 'Empty: ever.',
    daysSuffix: 'days',
    from: 'From',
    to: 'Up to and including',
    chooseProducts: 'Choose products',
    product: (id: string) => `Product ${id}`,
  },
  date: {
    day: (of: string) => `${of}: day`,
    month: (of: string) => `${of}: month`,
    year: (of: string) => `${of}: year`,
    everyYear: 'every year',
  },
  channels: {
    web: 'Online store',
    pos: 'Point of sale',
    shopify_draft_order: 'Draft orders',
    iphone: 'Shopify app on iPhone',
    android: 'Shopify app on Android',
    subscription_contract: 'Subscriptions',
  } as Record<string, string>,
  when: {
    names: {
      'customer.tags': {
        is: (names: string) => `the customer is tagged ${names}`,
        not: (names: string) => `the customer is not tagged ${names}`,
      },
      'customer.tier': {
        is: (names: string) => `the customer is ${names}`,
        not: (names: string) => `the customer is not ${names}`,
      },
      'order.country': {
        is: (names: string) => `the order goes to ${names}`,
        not: (names: string) => `the order does not go to ${names}`,
      },
      'order.channel': {
        is: (names: string) => `it was bought through ${names}`,
        not: (names: string) => `it was not bought through ${names}`,
      },
      'order.tags': {
        is: (names: string) => `the order is tagged ${names}`,
        not: (names: string) => `the order is not tagged ${names}`,
      },
      'order.codes': {
        is: (names: string) => `it was bought with the code ${names}`,
        not: (names: string) => `it was not bought with the code ${names}`,
      },
      'line.skus': {
        is: (names: string) => `the SKU is ${names}`,
        not: (names: string) => `the SKU is not ${names}`,
      },
      'line.products': {
        is: (names: string) => `the product is ${names}`,
        not: (names: string) => `the product is not ${names}`,
      },
      'line.tags': {
        is: (names: string) => `the product is tagged ${names}`,
        not: (names: string) => `the product is not tagged ${names}`,
      },
      'line.collections': {
        is: (names: string) => `the product is in ${names}`,
        not: (names: string) => `the product is not in ${names}`,
      },
      'line.types': {
        is: (names: string) => `the product type is ${names}`,
        not: (names: string) => `the product type is not ${names}`,
      },
      'line.vendors': {
        is: (names: string) => `the vendor is ${names}`,
        not: (names: string) => `the vendor is not ${names}`,
      },
      'return.reason': {
        is: (names: string) => `the reason is ${names}`,
        not: (names: string) => `the reason is not ${names}`,
      },
    },
    amounts: {
      'order.value': {
        'at-least': (amount: string) => `the order is worth at least ${amount}`,
        below: (amount: string) => `the order is worth less than ${amount}`,
      },
      'line.price': {
        'at-least': (amount: string) => `the item was sold for at least ${amount}`,
        below: (amount: string) => `the item was sold for less than ${amount}`,
      },
    },
    percents: {
      'line.discountPercent': {
        'at-least': (percent: string, _within: string) => `the item was discounted by at least ${percent} %`,
        below: (percent: string, _within: string) => `the item was discounted by less than ${percent} %`,
      },
      'history.returnRate': {
        'at-least': (percent: string, within: string) =>
          `the customer returned at least ${percent} % of what they bought${within}`,
        below: (percent: string, within: string) =>
          `the customer returned less than ${percent} % of what they bought${within}`,
      },
    },
    counts: {
      'customer.orders': {
        'at-least': (count: number | string, within: string) =>
          count === 1
            ? `the customer has ordered at least once${within}`
            : `the customer has ordered at least ${count} times${within}`,
        below: (count: number | string, within: string) =>
          `the customer has ordered fewer than ${count} times${within}`,
      },
      'history.returns': {
        'at-least': (count: number | string, within: string) =>
          count === 1
            ? `the customer asked for at least 1 return${within}`
            : `the customer asked for at least ${count} returns${within}`,
        below: (count: number | string, within: string) =>
          `the customer asked for fewer than ${count} returns${within}`,
      },
      'history.keptItems': {
        'at-least': (count: number | string, within: string) =>
          count === 1
            ? `the customer kept at least 1 item for a part of its price${within}`
            : `the customer kept at least ${count} items for a part of their price${within}`,
        below: (count: number | string, within: string) =>
          `the customer kept fewer than ${count} items for a part of their price${within}`,
      },
    },
    within: (days: number) => (days === 1 ? ' in the last day' : ` in the last ${days} days`),
    bought: (from: string, to: string) =>
      from === to ? `it was bought on ${from}` : `it was bought between ${from} and ${to}`,
  },
  sentence: {
    when: (conditions: string, actions: string) => `If ${conditions}, ${actions}.`,
    always: (actions: string) => `Always: ${actions}.`,
    quoted: (name: string) => `“${name}”`,
    and: (all: string, last: string) => `${all} and ${last}`,
    or: (all: string, last: string) => `${all} or ${last}`,
    more: (count: number) => `${count} more`,
    /** Stands where something is still to be chosen. */
    blank: '…',
  },
  editor: {
    title: 'Rules',
    count: (on: number, all: number) => (on === all ? `${all} on` : `${on} of ${all} on`),
    add: 'Add a rule',
    start: 'Start from',
    empty: 'An empty rule',
    emptyText: 'Say yourself when it applies and what happens.',
    none: {
      title: 'The same for everybody',
      text: 'A rule makes an exception, such as for some customers or products. Start from one that is ready, or from an empty one.',
    },
    rule: (place: number) => `Rule ${place}`,
    name: 'Name',
    nameHelp: 'Only you see it. Empty: the sentence is its name.',
    edit: 'Edit',
    done: 'Done',
    editLabel: (name: string) => `Edit ${name}`,
    doneLabel: (name: string) => `Done with ${name}`,
    duplicateLabel: (name: string) => `Duplicate ${name}`,
    copy: (name: string) => `${name} (copy)`,
    remove: 'Remove',
    removeLabel: (name: string) => `Remove ${name}`,
    on: (name: string) => `${name}: on`,
    off: 'Off',
    drag: (name: string, place: number, of: number) => `Move ${name}, ${place} of ${of}`,
    dragHelp: 'Drag to reorder, or press the up and down arrow keys.',
    moved: (name: string, place: number, of: number) => `${name} is now ${place} of ${of}.`,
    removed: (name: string) => `${name} is removed.`,
    when: 'If',
    and: 'and',
    then: 'then',
    always: 'Applies to everything. Add a condition to narrow it.',
    addCondition: 'Add a condition',
    addAction: 'Add what happens',
    field: (place: number) => `Condition ${place}`,
    operator: (place: number) => `Condition ${place}: compared how`,
    removeCondition: (what: string) => `Remove the condition “${what}”`,
    removeAction: (what: string) => `Remove “${what}”`,
    wrong: 'Needs a look',
    priority:
      'Read from top to bottom: for each thing, the first rule that fits and says something about it decides.',
  },
  fired: {
    counting: 'Counting…',
    times: (count: string, days: number) => `Would have decided ${count} in the last ${days} days`,
    requests: (count: number) => (count === 1 ? '1 request' : `${count} requests`),
    never: (days: number) => `Would have decided nothing in the last ${days} days`,
    stale: 'Counted once the marked fields are right',
  },
};
