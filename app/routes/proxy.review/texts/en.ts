import type { ReviewPageTexts } from './texts.ts';

export const en: ReviewPageTexts = {
  title: (order) => `Review your order ${order}`,
  intro: 'Tell others what you think. Every review is treated alike, whether it praises or not.',
  stars: 'Your rating',
  star: (count) => (count === 1 ? '1 star' : `${count} stars`),
  headline: 'Title',
  words: 'Your review',
  optional: 'optional',
  name: 'Name shown with your review',
  nameHint: 'For example your first name and an initial.',
  send: 'Send',
  back: 'Back to the shop',
  written: 'You have already reviewed:',
  starMissing: 'Choose a rating from 1 to 5 stars.',
  nothingChosen: 'Nothing was sent yet: choose a rating for at least one product.',
  tooLong: (most) => `Please write at most ${most} characters.`,
  notStorable: 'This has a character that cannot be kept. Please write it in another way.',
  faulty: 'Nothing was sent yet. Please look at the marked fields.',
  thanks: 'Thank you. Your review is published.',
  thanksPending: 'Thank you. Your review has arrived; it is shown once the shop has looked at it.',
  more: 'There is more to review from this order.',
  all: 'Everything from this order has been reviewed.',
  nothingYet: 'Nothing from this order can be reviewed yet. Please come back when it has arrived.',
  alreadyDone: {
    title: 'Already reviewed',
    text: 'You have reviewed this before. A product can be reviewed once per purchase.',
  },
  closed: {
    title: 'Reviews are closed',
    text: 'This order cannot be reviewed. The shop does not take reviews at the moment, or the order was cancelled.',
  },
  expired: {
    title: 'This link has expired',
    text: 'Links to reviews work for 60 days. You can still write a review from your account in the shop.',
  },
  unknown: {
    title: 'This link does not work',
    text: 'Please open it again from the mail, without changing anything. If that does not help, sign in to the shop and open the order there.',
  },
  signIn: {
    title: 'Write a review',
    text: 'Open the link in your mail, or sign in to the shop, so that we know what you bought.',
  },
  choose: { title: 'Write a review', nothing: 'There is nothing to review at the moment.' },
};
