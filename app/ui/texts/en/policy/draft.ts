/** The draft beside what is published. */
export const draft = {
  title: 'Draft and published',
  published: (version: number) => `Version ${version} is published.`,
  none: 'Nothing is published yet. Customers get the policy as it stands below.',
  badge: 'Draft',
  same: 'The draft says what is published.',
  noDraft: 'Change anything below to begin a draft. Customers see it once you publish it.',
  saved: (when: string, who: string) => `Draft saved ${when} by ${who}.`,
  changes: (count: number) =>
    count === 1 ? '1 change against what is published' : `${count} changes against what is published`,
  all: 'Show all changes',
  fewer: 'Show fewer',
  publish: 'Publish',
  publishTitle: 'Publish this policy?',
  publishAbout:
    'It holds for what is bought from now on. What was bought before keeps the policy of its day.',
  publishNothing: 'Nothing differs from what is published.',
  unsaved: 'Save the draft first.',
  publishedAs: (version: number) => `Published as version ${version}`,
  unchanged: 'Nothing had changed',
  discard: 'Discard draft',
  discardTitle: 'Discard this draft?',
  discardAbout: 'What is published stays as it is. The draft cannot be brought back.',
  discarded: 'Draft discarded',
  simulate: 'Try it on the past',
  tryOne: 'Try one order',
  notYours: 'Your role does not include publishing the policy. A manager can do it.',
  conflict: {
    title: 'Somebody saved this draft in the meantime',
    otherTab: 'Another tab of yours',
    text: (who: string, when: string) =>
      `${who} saved it ${when}. Nothing of yours is lost: it still stands on this page, unsaved.`,
    gone: 'It was published or discarded in the meantime. Nothing of yours is lost: it still stands on this page, unsaved.',
    theirs: 'Show theirs',
    mine: 'Save mine instead',
  },
  refused: {
    'not-allowed': 'The draft has changed since this page was loaded. Look at it again, then publish.',
    other: 'This could not be done.',
  },
};
