import type { DiscountRefusal } from '../domain/discounts/discount-types.ts';

const texts: Record<DiscountRefusal, string> = {
  unknown: 'There is no such discount code.',
  'not-active': 'This discount code is not valid at the moment.',
  'used-up': 'This discount code has been used as often as it can be.',
  'already-used-by-customer': 'You have used this discount code already.',
  'other-customer':
    'This discount code belongs to somebody else. Sign in, or enter the e-mail address it was given to.',
  'below-minimum': 'Your cart does not reach the amount this discount code asks for.',
  'no-matching-items': 'This discount code is not for the items in your cart.',
  'not-combinable': 'This discount code cannot be used together with the others.',
};

/** Why a code takes nothing off, for the buyer. */
export const refusalText = (refused: DiscountRefusal): string => texts[refused];
