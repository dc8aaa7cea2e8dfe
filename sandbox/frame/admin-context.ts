import type { Id, Shop } from '../domain/types.ts';
import type { Faults } from '../faults/faults.ts';
import { STAFF, type StaffRole } from '../oauth/staff.ts';
import type { Person } from '../shopper/people.ts';
import type { Story } from '../story/read-story.ts';

/** What happened on the post before this page, told once. */
export interface Notice {
  tone: 'good' | 'bad' | 'info';
  text: string;
}

/** Who looks at a page: the merchant in the admin, a shopper everywhere else. */
export type Who = { is: 'merchant' } | { is: 'guest' } | { is: 'customer'; id: Id; name: string };

/** What every page of the admin knows about its shop and its visitor. */
export interface AdminContext {
  shop: Shop;
  /** the part of the address that names the shop: afterglow-demo */
  handle: string;
  /** /admin/store/afterglow-demo */
  base: string;
  role: StaffRole;
  who: Who;
  /** customers whom a visitor may become with one press */
  people: Person[];
  faults: Faults;
  /** deliveries on their way to the app */
  pending: number;
  /** what the story panel tells; null where no story was begun */
  story: Story | null;
  notice: Notice | null;
  /** path and query of this page, to come back to */
  here: string;
}

export const domainOf = (handle: string): string => `${handle}.myshopify.com`;
export const handleOf = (domain: string): string => domain.replace(/\.myshopify\.com$/, '');
export const adminBase = (domain: string): string => `/admin/store/${handleOf(domain)}`;

/** "Mara Lindqvist" of a role. */
export const staffName = (role: StaffRole): string => `${STAFF[role].firstName} ${STAFF[role].lastName}`;
export const staffInitials = (role: StaffRole): string =>
  `${STAFF[role].firstName.charAt(0)}${STAFF[role].lastName.charAt(0)}`;
