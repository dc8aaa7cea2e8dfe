import type { Reader } from '../state/database.ts';

export type StaffRole = 'owner' | 'staff';

export interface StaffMember {
  /** decimal user id */
  id: string;
  firstName: string;
  lastName: string;
  email: string;
}

/** The two people who can stand in front of the admin. */
export const STAFF: Record<StaffRole, StaffMember> = {
  owner: { id: '902541635', firstName: 'Mara', lastName: 'Lindqvist', email: 'mara@example.com' },
  staff: { id: '902541636', firstName: 'Jonas', lastName: 'Okafor', email: 'jonas@example.com' },
};

/** Unknown ids are staff: only the owner is the owner. */
export function roleOfUser(userId: string): StaffRole {
  return userId === STAFF.owner.id ? 'owner' : 'staff';
}

/** Who looks at this shop's admin; the owner until someone else is chosen. */
export async function readStaffRole(on: Reader, shop: string): Promise<StaffRole> {
  const [row] = await on.query<{ role: StaffRole }>('select role from staff_view where shop = $1', [shop]);
  return row?.role ?? 'owner';
}

export async function setStaffRole(on: Reader, shop: string, role: StaffRole): Promise<void> {
  await on.query(
    'insert into staff_view (shop, role) values ($1, $2) on conflict (shop) do update set role = excluded.role',
    [shop, role],
  );
}
