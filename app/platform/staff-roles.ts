/** What people of a shop may do. The first who opens the app is the owner. */
export const staffRoles = ['owner', 'manager', 'support', 'warehouse'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface StaffRights {
  readonly role: StaffRole;
  /** Minor units of the shop's currency that they may approve or pay in one return; null: any amount. */
  readonly approveUpTo: bigint | null;
  /** Points that they may give or take at once; null: any number. */
  readonly adjustUpTo: bigint | null;
}

/** Only support is held to an amount and to a number of points. */
const isLimited = ({ role }: Pick<StaffRights, 'role'>): boolean => role === 'support';

/** What holds for the whole shop: policy, programme, settings, messages, imports, keys. */
export const mayPublish = ({ role }: Pick<StaffRights, 'role'>): boolean =>
  role === 'owner' || role === 'manager';

export const mayAssignRoles = ({ role }: Pick<StaffRights, 'role'>): boolean => role === 'owner';

/** Say yes or no to a return, pay it, write to the shopper; publish, hide and answer reviews and questions. */
export const mayDecide = ({ role }: Pick<StaffRights, 'role'>): boolean => role !== 'warehouse';

/** `minor`: what the return is worth, in minor units of the shop's currency. */
export const mayPay = (rights: Pick<StaffRights, 'role' | 'approveUpTo'>, minor: bigint): boolean =>
  mayDecide(rights) && (!isLimited(rights) || rights.approveUpTo === null || minor <= rights.approveUpTo);

/** Give and take points by hand. */
export const mayAdjust = ({ role }: Pick<StaffRights, 'role'>): boolean => role !== 'warehouse';

/** The most points that they may move at once; null: any number. */
export const adjustLimit = (rights: Pick<StaffRights, 'role' | 'adjustUpTo'>): bigint | null =>
  isLimited(rights) ? rights.adjustUpTo : null;

/** Give points to many customers at once. */
export const mayAdjustMany = ({ role }: Pick<StaffRights, 'role'>): boolean => mayPublish({ role });
