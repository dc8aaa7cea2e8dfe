import { currencyCode } from '#app/kernel/currency.ts';
import { money, moneyAmount } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { listStaff, type StaffMember } from '../../platform/staff.server.ts';
import { mayAssignRoles, type StaffRole } from '../../platform/staff-roles.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface MemberView {
  readonly id: string;
  readonly called: string;
  readonly self: boolean;
  readonly name: string;
  readonly role: StaffRole;
  /** As its field shows it; empty: any amount. */
  readonly limit: string;
  /** Points, as their field shows them; empty: any number. */
  readonly points: string;
  readonly approves: string;
  readonly adjusts: string;
  readonly seen: MomentView;
}

export interface StaffView {
  readonly members: readonly MemberView[];
  readonly mayAssign: boolean;
  readonly currency: string;
}

/** Everybody who was ever here, as text. */
export async function readStaffView(merchant: Merchant): Promise<StaffView> {
  const staff = await listStaff(app().db, merchant.shopId);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    members: staff.map((member) => memberView(member, merchant, print, texts)),
    mayAssign: mayAssignRoles(merchant),
    currency: merchant.shop.currency,
  };
}

function memberView(member: StaffMember, merchant: Merchant, print: Print, texts: Texts): MemberView {
  const words = texts.staff;
  const { userId, name, role, approveUpTo, adjustUpTo, seenAt } = member;
  const limit = approveUpTo === null ? null : money(approveUpTo, currencyCode(merchant.shop.currency));
  return {
    id: userId,
    called: name || words.number(userId),
    self: userId === merchant.staffId,
    name,
    role,
    limit: limit === null ? '' : moneyAmount(limit),
    approves:
      role === 'warehouse'
        ? words.nothing
        : role === 'support' && limit !== null
          ? words.upTo(print.money(limit))
          : words.any,
    points: adjustUpTo === null ? '' : adjustUpTo.toString(),
    adjusts:
      role === 'warehouse'
        ? words.nothing
        : role === 'support' && adjustUpTo !== null
          ? adjustUpTo === 0n
            ? words.nothing
            : words.upTo(texts.shared.points(print.points(points(adjustUpTo))))
          : words.anyNumber,
    seen: print.date(seenAt),
  };
}
