import type { WithdrawTexts } from './texts.ts';

export const en: WithdrawTexts = {
  title: 'Withdraw from contract',
  intro:
    'Tell us which order you withdraw from. You need no account and no reason. On the next page you see what you wrote and confirm it.',
  labels: { name: 'Your name', order: 'Order number', email: 'E-mail address', text: 'Message' },
  hints: {
    order: 'As it stands in the confirmation of your order, such as #1001.',
    email: 'The one you ordered with. Your receipt goes there.',
  },
  optional: 'optional',
  privacy: 'We use what you write only to handle your withdrawal.',
  next: 'Continue',
  confirmTitle: 'Confirm your withdrawal',
  statement: 'I withdraw from the contract for the goods of this order:',
  confirm: 'Confirm withdrawal',
  change: 'Change',
  doneTitle: 'Your withdrawal has been received',
  stated: (at) => `We received your withdrawal on ${at}.`,
  receipt: 'A receipt with this time and what you wrote is on its way to your e-mail address.',
  after:
    'If the order can be found with these details, you get a mail about how to send the goods back. Otherwise somebody from the shop looks at your withdrawal.',
  faulty: 'Something is missing or cannot be used. Please look at the fields below.',
  missing: 'Please fill this in.',
  noAddress: 'Please enter one e-mail address, such as name@example.com.',
  tooLong: (most) => `Please use at most ${most} characters.`,
  notStorable: 'This holds characters that cannot be stored.',
  tooMany:
    'Too many withdrawals came from your connection. Please try again in an hour, or write to the shop.',
  back: 'Back to the shop',
};
