import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { health } from './en/health.ts';
import { loyalty } from './en/loyalty.ts';
import { returns } from './en/returns.ts';
import { settings } from './en/settings.ts';
import { shared } from './en/shared.ts';
import { today } from './en/today.ts';

export const en = { customer, customers, health, loyalty, returns, settings, shared, today };
