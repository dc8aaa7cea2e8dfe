import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { health } from './en/health.ts';
import { loyalty } from './en/loyalty.ts';
import { messages } from './en/messages.ts';
import { policy } from './en/policy.ts';
import { returns } from './en/returns.ts';
import { reviews } from './en/reviews.ts';
import { rewards } from './en/rewards.ts';
import { settings } from './en/settings.ts';
import { shared } from './en/shared.ts';
import { today } from './en/today.ts';

export const en = {
  customer,
  customers,
  health,
  loyalty,
  messages,
  policy,
  returns,
  reviews,
  rewards,
  settings,
  shared,
  today,
};
