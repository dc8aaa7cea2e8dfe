/** Withdrawals from the contract, which shoppers state without a login. */
export const withdrawals = {
  title: 'Withdrawals',
  caption: 'Withdrawals from the contract, newest first',
  tabs: { label: 'Withdrawals by what is left to do', open: 'To look at', all: 'All' },
  columns: { order: 'Order as written', who: 'Stated by', at: 'Stated', standing: 'Came to' },
  erased: 'Erased',
  one: 'Withdrawal',
  text: 'What was written',
  lastDay: 'Last day of the period',
  openOrder: 'Order in Shopify',
  openCustomer: 'Open the customer',
  openReturn: 'Open the return',
  handled: 'Mark as handled',
  done: 'Marked as handled',
  refused: 'This could not be done. Load the page again.',
  nothing: {
    open: {
      title: 'Nothing to look at',
      text: 'What needs a person appears here: an order that was not found, a period that is over, nothing left to return.',
    },
    all: {
      title: 'No withdrawals yet',
      text: 'Shoppers state them on a page of your store, without a login. Each is recorded and acknowledged by mail.',
    },
  },
  standings: {
    found: {
      label: 'Return opened',
      text: 'The order was found, and a return of everything that was sent was opened by law, without fees.',
    },
    'no-return': {
      label: 'Order found',
      text: 'The order was found in time, but no return was opened by itself: nothing of it was sent, it is not paid, or returns are switched off. Look at the order, and answer the customer.',
    },
    'not-found': {
      label: 'Order not found',
      text: 'No order has this name and address. The statement counts all the same: look for the order, and answer the customer.',
    },
    'too-late': {
      label: 'Period over',
      text: 'The period of withdrawal had ended. Answer the customer; your policy may still take it back.',
    },
    'nothing-left': {
      label: 'Nothing left',
      text: 'Every item is in another return, or was refunded or cancelled. Look at the order, and answer the customer.',
    },
    handled: { label: 'Handled', text: 'A person has dealt with it.' },
  },
};
