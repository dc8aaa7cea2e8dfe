export const today = {
  title: 'Today',
  setup: {
    title: 'Set up Afterglow',
    about: 'Switch on what you want to use. Nothing reaches your customers before you say so.',
    done: (done: number, all: number) => `${done} of ${all} done`,
    finished: 'Everything is set up',
    finishedAbout: 'You find all of it again in each area and under Settings.',
    hide: 'Hide this guide',
    stepDone: 'Done',
    stepOpen: 'To do',
    shop: {
      title: 'Connect your shop',
      text: (shop: string, currency: string, zone: string) =>
        `${shop} is connected. Money is in ${currency}, days follow ${zone}.`,
    },
    past: {
      title: 'Import past orders',
      promise: 'Nothing is sent or awarded for the past.',
      resumes:
        'You can leave this page: the import goes on, and continues where it stopped if it is interrupted.',
      imported: 'Products, customers and orders are here.',
      failed: 'The import stopped. It continues where it left off.',
      again: 'Continue the import',
      limited: 'Shopify shows us the last 60 days of orders.',
      more: 'See why',
    },
    liveSince: (since: string) => `Live since ${since}.`,
    returns: {
      title: 'Returns',
      text: (days: string, from: string) =>
        `Customers ask for returns themselves, for ${days} days from ${from}, and see the exact money before they decide.`,
      action: 'Look at the policy',
    },
    reviews: {
      title: 'Reviews',
      text: (days: string, trigger: string) =>
        `Customers are asked ${days} days after ${trigger}, all alike, and their reviews appear on product pages.`,
      action: 'Look at the plan',
    },
    loyalty: {
      title: 'Loyalty',
      text: (rule: string, days: number) =>
        days === 0
          ? `Orders earn ${rule}, usable at once.`
          : `Orders earn ${rule}, usable ${days} days after the payment.`,
      action: 'Look at the rule',
    },
  },
  areas: { products: 'Products', customers: 'Customers', orders: 'Orders' },
  areaState: {
    waiting: 'Waiting',
    running: 'Shopify is preparing the file',
    importing: (done: string, total: string) => `${done} of ${total}`,
    importingSome: (done: string) => `${done} so far`,
    done: (count: string) => `${count} imported`,
    failed: (reason: string) => `Stopped: ${reason}`,
  },
  waiting: {
    title: 'Waiting for you',
    nothing: 'Nothing is waiting',
    nothingText: 'When something needs a decision or stops working, it stands here first.',
    dead: (count: number) =>
      count === 1 ? 'One message or job gave up' : `${count} messages or jobs gave up`,
    deadText: 'Points of their orders may be missing. Try them again, or dismiss what no longer matters.',
    deadAction: 'Look at them',
    importFailed: 'The import of past orders stopped',
    importFailedText: 'What is already imported is kept.',
    importAction: 'Continue the import',
    notLive: {
      returns: 'Returns are not live',
      reviews: 'Reviews are not live',
      loyalty: 'Loyalty is not live',
    },
    notLiveText: {
      returns: 'Customers cannot ask for returns here until you go live.',
      reviews: 'Nobody is asked for a review until you go live.',
      loyalty: 'Orders earn nothing until you go live.',
    },
    notLiveAction: {
      returns: 'Look at the policy',
      reviews: 'Look at the plan',
      loyalty: 'Go to Loyalty',
    },
    held: (name: string, amount: string) => `Return ${name} for ${amount} needs a look before it is paid`,
    moreHeld: (count: number) =>
      count === 1 ? 'One more return needs a look' : `${count} more returns need a look`,
    heldText: 'Something differs at Shopify, or was refused. Nothing was paid.',
    messages: {
      open: 'Open Messages',
      look: 'Look at them',
      paused: 'All sends are paused',
      pausedText: (since: string) => `Nothing goes out since ${since}. What falls due waits.`,
      noServer: 'No mails go out',
      noServerText: 'No mail server is set, and what falls due meanwhile is not sent afterwards.',
      unknownText:
        'They were being handed over when the line went dead or a process stopped. They are not sent again by themselves, so nobody gets two.',
      refused: (count: number) =>
        count === 1 ? 'The mail server refused one mail' : `The mail server refused ${count} mails`,
      refusedText: 'In the last 30 days, for good: they are not tried again.',
      sender: 'Your sender address is not proven',
      senderText: (used: string) => `Mails come from ${used} until its records are right.`,
      senderAction: 'Look at the records',
    },
    look: 'Look',
    lookAtAll: 'Look at all',
    read: 'Read',
    settle: 'Look and settle',
    inspect: 'Inspect',
    toSettle: (name: string, outcome: string, amount: string) =>
      `Return ${name}: ${outcome.toLowerCase()} ${amount} can go out`,
    toInspect: (count: number) => (count === 1 ? 'One return has arrived' : `${count} returns have arrived`),
    toInspectText: 'Look at each item and say where it goes.',
    toReview: (name: string, amount: string) => `Return ${name} for ${amount} waits for your yes`,
    moreToSettle: (count: number) =>
      count === 1 ? 'One more return to settle' : `${count} more returns to settle`,
    moreToReview: (count: number) =>
      count === 1 ? 'One more return to review' : `${count} more returns to review`,
    moreReviews: (count: number) =>
      count === 1 ? 'One more review to read' : `${count} more reviews to read`,
    late: (order: string, points: string) => `${order} used ${points} points that had been given back`,
    lateOrder: 'An order',
    lateTaken: 'Taken from what the customer had',
    lateOwed: (points: string) => `${points} were missing: the customer’s next points pay them`,
    statement: 'Open the statement',
    seen: 'Seen',
    seenDone: 'Put away',
    moreText: 'Those above have waited longest.',
    review: (stars: number, product: string) =>
      `${stars === 1 ? '1 star' : `${stars} stars`} for ${product}, not shown yet`,
    foreign: 'Another app’s ratings stand at some products',
    foreignText: 'They were left alone. You can have them replaced.',
    notMirrored: 'Ratings do not reach your storefront',
    notMirroredText: 'Shopify has to let us write them to products.',
    mirrorAction: 'Look at ratings',
    refused: 'This could not be done. Open it to see why.',
    worker: 'Background work is standing still',
    workerText: 'No worker process is running: orders are received and kept, and handled once it is back.',
    workerAction: 'Open Health',
    privacy: (count: number) =>
      count === 1 ? 'A customer asks for their data' : `${count} customers ask for their data`,
    privacyText: 'The law gives you 30 days to answer.',
    privacyAction: 'Open the requests',
  },
  figures: {
    title: 'Figures',
    none: '–',
    before: (month: string, value: string) => `${month}: ${value}`,
    returned: 'Given back this month',
    returnedNote: (count: number, credit: string) =>
      count === 1 ? `1 return, ${credit} of it as credit` : `${count} returns, ${credit} of it as credit`,
    returnedNone: (month: string) => `No return was settled in ${month}`,
    returnedTrend: (list: string) => `Given back per month: ${list}`,
    rating: 'Rating',
    ratingNote: (count: string) => (count === '1' ? 'of 5, from 1 review' : `of 5, from ${count} reviews`),
    ratingNone: 'Nothing is published yet',
    ratingBars: (list: string) => `Published reviews by stars: ${list}`,
    response: (share: string) => `${share} of asked orders answer`,
    responseNone: 'Nobody was asked in 90 days',
    outstanding: 'Points with customers',
    outstandingNote: (available: string, pending: string) => `${available} available, ${pending} pending`,
    members: (count: number, printed: string) => (count === 1 ? '1 member' : `${printed} members`),
    membersCapped: (count: string) => `more than ${count} members`,
    worth: (amount: string) => `worth up to ${amount}`,
    granted: 'Points earned this month',
    grantedNote: (month: string) => `${month} so far`,
    grantedTrend: (list: string) => `Points earned per month: ${list}`,
  },
};
