export const reviews = {
  title: 'Reviews',
  sections: {
    label: 'Reviews',
    inbox: 'Inbox',
    questions: 'Questions',
    figures: 'Figures',
    moving: 'Import and export',
    groups: 'Product groups',
    feed: 'Google feed',
    settings: 'Settings',
  },
  list: 'Reviews, newest first',
  search: 'Words, name, product or order',
  filters: { status: 'Status', stars: 'Stars', mark: 'Marked', product: 'Product', customer: 'Customer' },
  customerGone: 'no longer known',
  marks: {
    held: 'Held for a look',
    reported: 'Reported by a visitor',
    media: 'With pictures',
    imported: 'Imported',
  },
  statuses: { pending: 'Waiting', published: 'Published', hidden: 'Hidden' },
  stars: (count: number) => (count === 1 ? '1 star' : `${count} stars`),
  starsOf: (count: number) => `${count} of 5 stars`,
  noWords: 'Stars without words',
  erased: 'The words were erased',
  anonymous: 'Without a name',
  keys: {
    j: 'Next review',
    k: 'Previous review',
    x: 'Choose it, to decide about several at once',
    r: 'Write a reply',
    p: 'Publish',
    h: 'Hide, with a reason',
  },
  back: 'All reviews',
  verification: {
    verified_buyer: 'Verified buyer',
    verified_reviewer: 'Verified reviewer',
    unverified: 'Not verified',
  },
  verificationHint: {
    verified_buyer: 'Written for a line of an order of this shop.',
    verified_reviewer: 'The e-mail address was proven.',
    unverified: 'Neither an order nor an address was matched.',
  },
  purchase: { kept: 'Kept', exchanged: 'Exchanged', returned: 'Returned', unknown: 'No order known' },
  via: {
    mail: 'from the mail that asked',
    account: 'from the customer’s account',
    storefront: 'from the storefront',
    import: 'brought from another app',
  },
  incentivised: 'Rewarded',
  facts: {
    title: 'About this review',
    product: 'Product',
    productRating: (value: string, count: string) => `${value} of 5 in ${count} published`,
    productUnrated: 'No published review yet',
    noOrder: 'None',
    order: 'Order',
    customer: 'Customer',
    openCustomer: 'Open the customer',
    ofCustomer: 'All reviews of this customer',
    guest: 'Guest',
    written: 'Written',
    asked: 'Asked',
    notAsked: 'Not asked, came by itself',
  },
  bulk: {
    choose: (heading: string) => `Choose ${heading}`,
    chosen: (count: number) => `${count} chosen`,
    all: 'Choose all',
    clear: 'Choose none',
    hideText: (count: number) =>
      count === 1
        ? 'It leaves the storefront and no longer counts in the rating. The reason is kept. Low stars or a bad mood are none.'
        : 'They leave the storefront and no longer count in the rating. The reason is kept with each. Low stars or a bad mood are none.',
    hideTitle: (count: number) => (count === 1 ? 'Hide 1 review?' : `Hide ${count} reviews?`),
    done: {
      publish: (changed: number, left: number) =>
        left === 0 ? `${changed} published` : `${changed} published, ${left} were already`,
      hide: (changed: number, left: number) =>
        left === 0 ? `${changed} hidden` : `${changed} hidden, ${left} were already`,
    },
  },
  publish: 'Publish',
  hide: 'Hide',
  published: 'Published',
  hidden: 'Hidden',
  hideTitle: 'Hide this review?',
  hideText:
    'It leaves the storefront and no longer counts in the rating. The reason is kept. Low stars or a bad mood are none.',
  hideReason: 'Reason',
  reasons: {
    spam: 'Spam or advertising',
    off_topic: 'Not about the product',
    abusive: 'Abusive language',
    personal_data: 'Names somebody’s personal data',
    not_genuine: 'Not genuine',
    illegal: 'Illegal content',
    conflict_of_interest: 'Conflict of interest',
    wrong_product: 'About another product',
  },
  refused: {
    'already-done': 'This was decided already.',
    'not-yours': 'This review is not here any more.',
    other: 'This could not be done.',
  },
  decisions: {
    title: 'Decisions',
    none: 'Nobody has decided anything.',
    publish: 'Published',
    hide: (reason: string) => `Hidden: ${reason}`,
    hold: 'Waits, because its author changed it',
    withdrawn: 'Taken back by its author',
    author: 'Author',
    automatic: 'Afterglow',
  },
  empty: {
    title: 'No reviews yet',
    text: 'Each review that a customer writes appears here, whatever its stars.',
    action: 'Look at when customers are asked',
  },
  off: {
    title: 'Nobody is asked for a review yet',
    text: 'See when a recent order would have been asked about, and put reviews live.',
    action: 'Set up reviews',
  },
  nobody: {
    title: 'No review matches',
    text: 'Search by words of a review, a name, a product or an order such as #1001.',
    action: 'Show all reviews',
  },
  transparency: {
    title: 'Written and shown',
    about:
      'How many reviews were written with each number of stars, and how many of them are on the storefront. Imported ones are left out of the tables.',
    caption: 'Reviews written and shown, by stars',
    columns: { stars: 'Stars', written: 'Written', shown: 'Shown', share: 'Share' },
    none: '–',
    rating: 'Rating',
    ratingNote: (count: string) => `of 5, from ${count} published`,
    ratingNone: 'Nothing is published yet',
    response: 'Response',
    responseNote: (answered: string, asked: string) => `${answered} of ${asked} orders asked in 90 days`,
    responseNone: 'Nobody was asked in 90 days',
    outcomes: {
      caption: 'Asked about, written and shown, by what became of the purchase',
      columns: {
        outcome: 'Purchase',
        asked: 'Asked',
        written: 'Written',
        shown: 'Shown',
        share: 'Share shown',
      },
    },
    warnings: {
      'low-stars': {
        title: 'Reviews with one or two stars are shown less often than others',
        text: 'More than chance would have it. Look at what waits and at what is hidden: reasons for hiding have nothing to do with stars, and leaving out critical reviews is against the law in the USA, the EU and the UK.',
      },
      returners: {
        title: 'Reviews of those who returned something are shown less often than others',
        text: 'More than chance would have it. Look at what waits and at what is hidden. What people sent back says as much about a product as what they kept.',
      },
    },
    methodTitle: 'When this page warns you',
    method:
      'When at least 5 were written on either side, the shares shown differ by 5 points or more, and it is less likely than 1 in 100 to be chance: by a test of two proportions (z of 2.33 or more) where both sides have 20, and by Fisher’s exact test where one has fewer.',
    returned: 'Returned it',
    returnedNote: (count: string) => `of ${count} published are about something sent back`,
    returnedNone: 'Nothing is published yet',
  },
  settings: {
    saved: 'Settings saved',
    live: {
      offText:
        'When you go live, customers are asked about orders from this moment on, and reviews appear on product pages. Nobody is asked about the past.',
      onText: (since: string) => `Customers are asked and reviews are shown since ${since}.`,
      wentLive: 'Reviews are live',
      wentOffline: 'Reviews are offline',
      offlineText:
        'Nobody is asked from now on, nothing new is taken, and the ratings leave your storefront. All reviews stay here. You can go live again at any time.',
    },
    request: {
      title: 'When customers are asked',
      about: 'One mail for an order. The same for everybody, whatever they may think.',
      trigger: 'Count from',
      triggers: {
        delivered: 'Delivery',
        fulfilled: 'Dispatch',
        ordered: 'Purchase',
      },
      delayDays: 'Ask after',
      days: 'days',
      fallbackDays: 'Without a delivery report, ask after',
      fallbackHelp: 'Days from dispatch. Empty: never.',
      waitForAllDays: 'Wait for further parcels',
      waitHelp: 'So that one mail covers the whole order. 0 does not wait.',
      from: 'Send from',
      until: 'Send until',
      windowHelp: 'In the customer’s time zone.',
    },
    publish: {
      title: 'Publishing',
      about: 'Both ways treat all stars alike.',
      auto: 'At once',
      autoHelp: 'You can hide a review later, with a reason.',
      manual: 'After a look',
      manualHelp: 'Each waits in the inbox until you publish it.',
    },
    preview: {
      title: 'A recent order',
      order: (name: string) => `Order ${name}`,
      steps: { ordered: 'Ordered', sent: 'Sent', delivered: 'Delivered', asked: 'Would be asked' },
      never: 'Would not be asked: its delivery was never reported, and no other time is set.',
      nothing: 'Would not be asked: nothing of it can be reviewed.',
      zone: (zone: string) => `Times are those of ${zone}, where it went.`,
      none: 'Once an order has been sent, it is worked out here with your plan.',
      mail: 'The mail',
      mailTo: (language: string) => `In ${language}, as Shopify has it for this customer`,
      invalid: 'The preview continues once the marked fields are right.',
    },
    pictures: {
      title: 'Photos and videos',
      about: 'Your storefront shows them from your own files at Shopify.',
      waiting: (count: number) =>
        count === 1
          ? '1 photo or video waits, and only its author and your staff see it.'
          : `${count} photos and videos wait, and only their authors and your staff see them.`,
      off: 'Not shown yet',
      allow: 'Allow',
      declined: 'Nothing was changed. What people upload is kept.',
    },
    mirroring: {
      title: 'Ratings on your storefront',
      about: 'Your theme and other apps read ratings from Shopify’s standard fields.',
      missing: 'Shopify has not been asked to let us write them, so ratings stay in Afterglow.',
      allow: 'Allow',
      declined: 'Nothing was changed.',
      fine: 'Every product shows what is counted here.',
      off: 'Nothing is shown while reviews are not live.',
      behind: (count: string) =>
        count === '1' ? '1 product is being updated.' : `${count} products are being updated.`,
      foreign: (count: number) =>
        count === 1
          ? 'At 1 product, another app’s rating stands. It was left alone.'
          : `At ${count} products, another app’s ratings stand. They were left alone.`,
      replace: 'Replace them',
      replaceTitle: 'Replace another app’s ratings?',
      replaceText:
        'From now on, our ratings take the place of those that another app wrote. Take care that the other app no longer writes them.',
      replaced: 'Ratings are being replaced',
      replaces: 'Ratings of other apps are replaced.',
    },
    versions: {
      about: 'Each save is a version.',
      none: 'Nothing saved yet: customers are asked 7 days after delivery.',
    },
    inWords: {
      request: (days: string, trigger: string) =>
        days === '0' ? `asked at ${trigger}` : `asked ${days} days after ${trigger}`,
      triggers: { delivered: 'delivery', fulfilled: 'dispatch', ordered: 'purchase' },
      fallback: (days: string) =>
        days === '' ? 'never without a delivery report' : `${days} days without a delivery report`,
      wait: (days: string) =>
        days === '0' ? 'no wait for further parcels' : `waits ${days} days for further parcels`,
      window: (window: string) => `sent ${window.replace('-', ' to ')}`,
      publish: { auto: 'published at once', manual: 'published after a look' },
    },
  },
};
