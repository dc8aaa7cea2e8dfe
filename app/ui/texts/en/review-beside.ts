/** What stands beside a review in the inbox. */
export const reviewBeside = {
  held: 'Held for a look',
  heldAbout: 'None of this is about stars. What is fine can be published.',
  signals: {
    'contact-in-words': 'An address or a phone number stands in the words.',
    'repeated-words': 'The words are nearly those of another review.',
    burst: 'Many reviews of this product came within the hour.',
    'same-sender': 'Several people wrote from the same device or network.',
    'disposable-address': 'The e-mail address is one that is thrown away.',
    staff:
      'It comes from an address of your own shop, so it cannot be published: whoever works for a shop must not speak as its customer. Hide it for a conflict of interest.',
    'before-delivery': 'It was written before the order had arrived.',
    refunded: 'The order was refunded in full without anything coming back.',
    robot: 'A field was filled in that people do not see.',
  },
  reports: {
    title: 'Reported by visitors',
    settle: 'I have looked at it',
    settled: 'Reports are settled',
    line: (reason: string) => reason,
  },
  media: {
    title: 'Photos and videos',
    alt: {
      photo: (number: number) => `Photo ${number} of this review`,
      video: (number: number) => `Video ${number} of this review`,
    },
    states: {
      kept: 'On its way to Shopify',
      sending: 'On its way to Shopify',
      'to-fetch': 'Still to be fetched',
      failed: 'Could not be fetched or kept',
    },
    hiddenFor: (reason: string) => `Hidden: ${reason}`,
    hide: 'Hide',
    hideLabel: (alt: string) => `Hide ${alt.toLowerCase()}`,
    hideTitle: 'Hide this picture?',
    hideText:
      'It leaves the storefront; the review stays, and counts as before. The reason is kept. You can show it again.',
    unhide: 'Show again',
    unhideLabel: (alt: string) => `Show ${alt.toLowerCase()} again`,
    hid: 'Picture hidden',
    shown: 'Picture shown again',
    open: 'Open in full',
  },
  answers: 'Answers',
  of: (value: string) => `${value} of 5`,
  recommends: { label: 'Would recommend it', yes: 'Yes', no: 'No' },
  reuse: {
    label: 'Words and pictures elsewhere',
    no: 'Not allowed',
    since: (date: string) => `Allowed since ${date}`,
  },
  votesLabel: 'Helpful',
  votes: (helpful: string, unhelpful: string) => `${helpful} yes, ${unhelpful} no`,
  before: {
    title: (count: number) => (count === 1 ? 'Edited once' : `Edited ${count} times`),
    until: 'Until',
  },
};
