export const today = {
  title: 'Today',
  setup: {
    title: 'Set up Afterglow',
    about: 'Four steps. Nothing reaches your customers before you say so.',
    done: (done: number, all: number) => `${done} of ${all} done`,
    finished: 'Everything is set up',
    finishedAbout: 'You find all of it again under Loyalty and Settings.',
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
    rule: {
      title: 'Look at your earning rule',
      text: (rule: string, days: number) =>
        days === 0
          ? `${rule}, usable at once. Change it now or at any time.`
          : `${rule}, usable ${days} days after the payment. Change it now or at any time.`,
      look: 'Look at the rule',
      keep: 'Keep it as it is',
      kept: 'Earning rule kept',
    },
    live: {
      title: 'Go live with loyalty',
      text: 'Points are awarded for orders from that moment on. You can go offline again at any time.',
      go: 'Go to Loyalty',
      done: (since: string) => `Orders earn points since ${since}.`,
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
      count === 1
        ? 'One message from Shopify could not be handled'
        : `${count} messages from Shopify could not be handled`,
    deadText: 'Points of those orders may be missing until they are handled.',
    deadAction: 'Look at them',
    importFailed: 'The import of past orders stopped',
    importFailedText: 'What is already imported is kept.',
    importAction: 'Continue the import',
    notLive: 'Loyalty is not live',
    notLiveText: 'Orders earn nothing until you go live.',
    notLiveAction: 'Go to Loyalty',
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
    outstanding: 'Points with customers',
    outstandingNote: (available: string, pending: string) => `${available} available, ${pending} pending`,
    members: 'Members',
    membersNote: 'Customers with a points account',
    membersCapped: (count: string) => `More than ${count}`,
    granted: 'Points earned this month',
    grantedNote: (month: string) => `${month} so far`,
    grantedTrend: (list: string) => `Points earned per month: ${list}`,
    missed: 'Missed and found',
    missedNote: (seen: string) => `Of ${seen} changes checked in 7 days`,
    missedNone: 'No check has run yet',
  },
};
