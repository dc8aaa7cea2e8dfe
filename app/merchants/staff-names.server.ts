import { listStaff } from '../platform/staff.server.ts';
import type { StaffNames } from '../ui/returns/staff-called.ts';
import { app } from '../wiring.server.ts';
import type { Merchant } from './merchant.server.ts';

/** How the shop's people are called on a screen of this merchant's. */
export async function readStaffNames({ shopId, staffId }: Merchant): Promise<StaffNames> {
  const staff = await listStaff(app().db, shopId);
  return {
    own: staffId,
    names: new Map(staff.map(({ userId, name }) => [userId, name])),
  };
}
