import { zone as toZone } from '#app/kernel/calendar.ts';
import type { CustomerId } from '#app/kernel/ids.ts';
import type { StatementView as Statement, StatementEntry, StatementLot } from '#app/modules/loyalty/door.ts';
import { englishFor } from '#app/modules/loyalty/explanation/explain-english.ts';
import type { Balance } from '#app/modules/loyalty/ledger/due.ts';
import type { RedemptionDetails } from '#app/modules/loyalty/redemption/door.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { readStaffNames } from '../../../merchants/staff-names.server.ts';
import { adjustLimit, mayAdjust } from '../../../platform/staff-roles.ts';
import type { Page } from '../../../ui/lists/use-more-pages.ts';
import { type MomentView, openPrint, type Print } from '../../../ui/print/print.ts';
import { type StaffNames, staffCalled } from '../../../ui/returns/staff-called.ts';
import { type Texts, textsFor } from '../../../ui/texts/texts.ts';
import { app } from '../../../wiring.server.ts';
import { linksToOrders, type OrderLink } from '../order-links.server.ts';

export interface StatementLine {
  readonly number: number;
  readonly date: MomentView;
  readonly what: string;
  readonly why: string;
  readonly numbers: readonly string[];
  readonly points: string;
  readonly gain: boolean;
  readonly balance: string;
  readonly order: OrderLink | null;
  /** Of an adjustment by hand, a sentence each: what staff wrote, and that it was undone. */
  readonly notes: readonly string[];
  /** Whoever looks may undo it. */
  readonly undo: boolean;
}

export type StatementLines = Page<StatementLine, number>;

export interface HeldCode {
  readonly id: string;
  readonly what: string;
  /** Null: Shopify has not made it yet. */
  readonly code: string | null;
  readonly ends: MomentView;
}

export interface PointsView {
  readonly available: string;
  readonly pending: string;
  readonly held: string | null;
  /** Codes that wait for their order. */
  readonly codes: readonly HeldCode[];
  readonly owed: string | null;
  readonly becomes: readonly string[];
  readonly moreBecomes: number;
  readonly expires: readonly string[];
}

interface StatementAsked {
  readonly merchant: Merchant;
  readonly customerId: CustomerId;
  readonly before: number | null;
}

const perPage = 25;
const lotsShown = 3;
const expiringSoonDays = 90;
const locale = 'en';

/** The account in figures and its newest lines; `points` null: the customer has no account. */
export async function readStatement(
  asked: StatementAsked,
): Promise<{ points: PointsView | null; balance: Balance; statement: StatementLines }> {
  const { merchant, customerId, before } = asked;
  const { shopId, now } = merchant;
  const page = { ...(before === null ? {} : { before }), limit: perPage };
  const { loyalty } = app();
  const [found, { redemptions }, staff] = await Promise.all([
    loyalty.statement(shopId, customerId, page, now),
    loyalty.rewardsFor(shopId, customerId, now),
    readStaffNames(merchant),
  ]);
  const orders = await linksToOrders(
    shopId,
    found.entries.map((entry) => entry.orderId),
  );
  const print = openPrint({ zone: merchant.shop.timezone, now });
  const texts = textsFor();
  const isNew = found.entries.length === 0 && found.lots.length === 0;
  return {
    balance: found.balance,
    points: isNew
      ? null
      : {
          ...pointsView(found, merchant, print, texts),
          codes: redemptions.map((redemption) => heldCode(redemption, print, texts)),
        },
    statement: {
      next: found.next,
      items: found.entries.map((entry) => ({
        ...lineView(entry, print, texts),
        ...byHandView(entry, merchant, staff, texts),
        order: entry.orderId === null ? null : (orders.get(entry.orderId) ?? null),
      })),
    },
  };
}

function lineView(entry: StatementEntry, print: Print, texts: Texts) {
  const words = texts.customer.statement;
  const [first, ...reasons] = entry.explanation.map((message) => englishFor(message, locale));
  const catchUp = entry.reason === 'catch-up' ? [words.catchUp] : [];
  return {
    number: entry.number,
    date: print.date(entry.happenedAt),
    what: words.kinds[entry.kind] ?? entry.kind,
    why: sentence(reasons.length > 0 ? `${first ?? ''}: ${reasons.join(', ')}` : (first ?? '')),
    numbers: [...(reasons.length > 0 ? reasons : [first ?? '']).map(sentence), ...catchUp],
    points: print.change(entry.points),
    gain: entry.points > 0n,
    balance: print.points(entry.balanceAfter),
  };
}

function byHandView(
  { byHand, actor, points }: StatementEntry,
  merchant: Merchant,
  staff: StaffNames,
  texts: Texts,
): Pick<StatementLine, 'notes' | 'undo'> {
  if (byHand === null) return { notes: [], undo: false };
  const words = texts.adjusting;
  const limit = adjustLimit(merchant);
  const within = limit === null || (points < 0n ? -points : points) <= limit;
  return {
    notes: [
      sentence(words.by(staffCalled(actor, staff, texts))),
      ...(byHand.note === null ? [] : [words.noted(byHand.note)]),
      ...(byHand.undo === 'done' ? [sentence(words.wasUndone)] : []),
    ],
    undo: byHand.undo === 'possible' && within && mayAdjust(merchant),
  };
}

function pointsView(
  { balance, lots }: Statement,
  { now, shop }: Merchant,
  print: Print,
  texts: Texts,
): Omit<PointsView, 'codes'> {
  const words = texts.customer.points;
  const pending = lots.filter((lot) => lot.state === 'pending');
  const soon = now.toZonedDateTimeISO(shop.timezone).toPlainDate().add({ days: expiringSoonDays });
  const expiring = lots.filter(
    (lot) => lot.state === 'available' && lot.lastDay !== null && lot.lastDay.until(soon).sign >= 0,
  );
  const dated = (lot: StatementLot) =>
    lot.availableAt === null
      ? words.becomesUnknown(print.points(lot.remaining))
      : words.becomes(print.points(lot.remaining), print.date(lot.availableAt).text);
  return {
    available: print.points(balance.available),
    pending: print.points(balance.pending),
    held: balance.held > 0n ? print.points(balance.held) : null,
    owed: balance.debt > 0n ? print.points(balance.debt) : null,
    becomes: pending.slice(0, lotsShown).map(dated),
    moreBecomes: Math.max(0, pending.length - lotsShown),
    expires: expiring
      .slice(0, lotsShown)
      .map((lot) => words.expires(print.points(lot.remaining), lastDayOf(lot, shop.timezone, print))),
  };
}

function heldCode(
  { id, points, reward, code, endsAt }: RedemptionDetails,
  print: Print,
  texts: Texts,
): HeldCode {
  const words = texts.customer.points;
  return {
    id: id.toString(),
    what: words.heldFor(texts.shared.points(print.points(points)), reward.name),
    code,
    ends: { ...print.dateTime(endsAt), text: words.heldEnds(print.moment(endsAt).text) },
  };
}

function lastDayOf({ lastDay }: StatementLot, zoneName: string, print: Print): string {
  if (lastDay === null) return '';
  return print.date(lastDay.toZonedDateTime({ timeZone: toZone(zoneName), plainTime: '12:00' }).toInstant())
    .text;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
