import { customerId, orderId } from '#app/kernel/ids.ts';
import type { Withdrawal } from '#app/modules/returns/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { noteDataAccess } from '../../platform/access-log.server.ts';
import { mayDecide } from '../../platform/staff-roles.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { dayInWords } from '../../ui/rules/day-in-words.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { countOpenWithdrawals } from './count-open.server.ts';
import type { WithdrawalsAddress } from './query.ts';

/** `no-return`: found, and a person has to look. */
type Standing = Withdrawal['standing'] | 'no-return';

const shownStanding = ({ standing, returnId }: Withdrawal): Standing =>
  standing === 'found' && returnId === null ? 'no-return' : standing;

export interface WithdrawalRowView {
  readonly id: string;
  /** As it was written; erased: a word for that. */
  readonly order: string;
  readonly email: string;
  readonly at: MomentView;
  readonly standing: Standing;
  readonly label: string;
}

/** The one that is read. */
export interface WithdrawalView extends WithdrawalRowView {
  readonly text: string;
  readonly said: string;
  /** The last day of the order's period; null: the order was not found. */
  readonly lastDay: string | null;
  readonly returnTo: string | null;
  readonly orderUrl: string | null;
  readonly customerTo: string | null;
  readonly open: boolean;
}

export interface WithdrawalsView {
  readonly asked: WithdrawalsAddress;
  readonly rows: readonly WithdrawalRowView[];
  readonly next: string | null;
  readonly reading: WithdrawalView | null;
  readonly open: number;
  readonly mayDecide: boolean;
}

const perPage = 50;

/** Withdrawals from the contract as text. Null: the one asked for is not there. */
export async function readWithdrawalsView(
  merchant: Merchant,
  asked: WithdrawalsAddress,
): Promise<WithdrawalsView | null> {
  const { returns } = app();
  const { shopId } = merchant;
  const [{ withdrawals, next }, open, found] = await Promise.all([
    returns.listWithdrawals(shopId, { open: asked.show === 'open', after: asked.after, limit: perPage }),
    countOpenWithdrawals(shopId),
    asked.open === null ? null : returns.findWithdrawal(shopId, BigInt(asked.open)),
  ]);
  if (asked.open !== null && found === null) return null;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    asked,
    rows: withdrawals.map((row) => rowView(row, print, texts)),
    next,
    reading: found && (await readOne(merchant, found, print, texts)),
    open,
    mayDecide: mayDecide(merchant),
  };
}

function rowView(withdrawal: Withdrawal, print: Print, { returns }: Texts): WithdrawalRowView {
  const { withdrawals: words } = returns;
  const { id, statement, statedAt } = withdrawal;
  const standing = shownStanding(withdrawal);
  return {
    id: id.toString(),
    order: statement?.order || words.erased,
    email: [statement?.name, statement?.email].filter(Boolean).join(', '),
    at: print.dateTime(statedAt),
    standing,
    label: words.standings[standing].label,
  };
}

/** Whoever reads it sees whose it is: that is noted where the order names a customer. */
async function readOne(
  { shopId, staffId }: Merchant,
  found: Withdrawal,
  print: Print,
  texts: Texts,
): Promise<WithdrawalView> {
  const order =
    found.orderId === null ? null : await app().commerce.findOrder(shopId, orderId(found.orderId));
  const customer = order?.customerId ?? null;
  if (customer !== null)
    await noteDataAccess(app().db, {
      ...{ shopId, staffId, customerId: customerId(customer) },
      purpose: 'return-page',
    });
  return {
    ...rowView(found, print, texts),
    text: found.statement?.text ?? '',
    said: texts.returns.withdrawals.standings[shownStanding(found)].text,
    lastDay: found.lastDay && dayInWords(found.lastDay.toString()),
    returnTo: found.returnId === null ? null : `/app/returns/${found.returnId}`,
    orderUrl: order && `shopify:admin/orders/${order.snapshot.shopifyId}`,
    customerTo: customer === null ? null : `/app/customers/${customer}`,
    open: found.returnId === null && found.standing !== 'handled',
  };
}
