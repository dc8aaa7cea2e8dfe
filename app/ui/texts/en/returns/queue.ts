export const queue = {
  all: 'All',
  columns: { due: 'Time left', owner: 'With' },
  due: {
    late: (by: string) => `overdue by ${by}`,
    left: (time: string) => `${time} left`,
    none: 'no limit',
  },
  unread: 'New message',
  first: 'Priority',
  nobody: 'Nobody',
  you: 'You',
  filters: {
    reason: 'Reason',
    outcome: 'Outcome',
    origin: 'Came from',
    owner: 'With',
    value: 'Worth at least',
    needs: 'Needs',
  },
  needs: {
    overdue: 'Overdue',
    held: 'Needs a look',
    unread: 'New message',
    first: 'Priority by tier',
  },
  origins: {
    shopper: 'Asked for by the shopper',
    staff: 'Opened by staff',
    withdrawal: 'Withdrawal from the contract',
    'shopify-request': 'Asked for at Shopify',
    shopify: 'Made in Shopify or at a till',
  },
  /** As a row says it; nothing for what shoppers ask for here. */
  originMarks: {
    shopper: null,
    staff: 'by staff',
    withdrawal: 'withdrawal',
    'shopify-request': 'from Shopify',
    shopify: 'from Shopify',
  },
  keys: 'Keys: j and k move, Enter opens, x chooses.',
  export: 'Export as CSV',
  exported: 'List downloaded',
  exportFailed: 'The list could not be downloaded. Try again.',
  views: {
    label: 'Saved views',
    none: 'Search or filter, and keep the list under a name.',
    save: 'Save view',
    rename: 'Rename',
    delete: 'Delete',
    saveTitle: 'Save this view?',
    saveText:
      'Its tab, search and filters get a name for everybody in your shop. Its address can be passed on.',
    renameTitle: 'Rename this view?',
    deleteTitle: (name: string) => `Delete the view “${name}”?`,
    deleteText: 'The returns in it stay as they are.',
    name: 'Name',
    missing: 'Give it a name.',
    replaces: 'There is a view of this name: it will show this list from now on.',
    taken: 'There is a view of this name already. Choose another one.',
    done: { 'save-view': 'View saved', 'rename-view': 'View renamed', 'delete-view': 'View deleted' },
    full: 'There are 50 views. Delete one that nobody uses, then save this one.',
    refused: 'The view could not be saved. Give it a name of at most 60 characters.',
  },
  select: {
    one: (name: string) => `Choose ${name}`,
    all: 'Choose all on this page',
    chosen: (count: number, amount: string) =>
      count === 1 ? `1 return chosen, ${amount}` : `${count} returns chosen, ${amount}`,
    clear: 'Choose none',
  },
  bulk: {
    approve: 'Approve',
    decline: 'Decline',
    approveTitle: (count: number) => (count === 1 ? 'Approve 1 return?' : `Approve ${count} returns?`),
    declineTitle: (count: number) => (count === 1 ? 'Decline 1 return?' : `Decline ${count} returns?`),
    approveText: (amount: string) =>
      `Each shopper is told to send it, and the returns are opened at Shopify. Together they are worth ${amount}.`,
    above: (count: number, limit: string) =>
      count === 1
        ? `One of them is worth more than ${limit} and is left for a manager.`
        : `${count} of them are worth more than ${limit} and are left for a manager.`,
    declineText: 'Each shopper is told by mail, with this reason.',
    running: {
      approve: (done: number, of: number) => `Approving: ${done} of ${of}`,
      decline: (done: number, of: number) => `Declining: ${done} of ${of}`,
    },
    did: {
      approve: (count: number) => (count === 1 ? '1 return approved' : `${count} returns approved`),
      decline: (count: number) => (count === 1 ? '1 return declined' : `${count} returns declined`),
    },
    refusedTitle: (count: number) =>
      count === 1 ? 'One return was left as it is' : `${count} returns were left as they are`,
    refused: (name: string, why: string) => `${name}: ${why}`,
    broken: 'The connection broke off. What is listed as done is done; choose the others again.',
    close: 'Close',
  },
};
