import { zone as toZone } from '#app/kernel/calendar.ts';
import { customerId } from '#app/kernel/ids.ts';
import type { Member, RunProgress } from '#app/modules/loyalty/members/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { readStaffNames } from '../../merchants/staff-names.server.ts';
import { mayAdjustMany } from '../../platform/staff-roles.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { type StaffNames, staffCalled } from '../../ui/returns/staff-called.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { findSearched } from './asked-members.server.ts';
import { asksForAll, type MembersAddress, membersFilter } from './query.ts';

export interface MemberRowView {
  readonly id: string;
  readonly name: string;
  readonly tier: string | null;
  readonly ends: string | null;
  readonly pending: string | null;
  readonly held: string | null;
  readonly available: string;
  readonly owes: string | null;
}

export interface RunView {
  readonly id: string;
  readonly what: string;
  readonly started: string;
  readonly outcome: string;
  readonly running: boolean;
  /** Of 100. */
  readonly percent: number;
}

export interface MembersView {
  readonly rows: readonly MemberRowView[];
  readonly next: string | null;
  readonly asked: MembersAddress;
  readonly levels: readonly { readonly value: string; readonly label: string }[];
  /** There are no members at all. */
  readonly empty: boolean;
  /** The page is short, and there may be more further on. */
  readonly looked: boolean;
  readonly searchCapped: boolean;
  /** Points can be given to many: the role, and loyalty is on. */
  readonly mayGive: boolean;
  readonly runs: readonly RunView[];
}

const perPage = 50;
const runsShown = 5;

/** A page of members, and the runs that gave points to many. */
export async function readMembersView(merchant: Merchant, asked: MembersAddress): Promise<MembersView> {
  const { loyalty, commerce } = app();
  const { shopId, now } = merchant;
  const found = await findSearched(shopId, asked.q);
  const query = {
    filter: membersFilter(asked),
    customers: found === null ? null : found.customers,
    after: asked.after === null ? null : BigInt(asked.after),
    limit: perPage,
  };
  const [page, program, runs, staff] = await Promise.all([
    loyalty.listMembers(shopId, query, now),
    loyalty.getProgram(shopId),
    loyalty.listRuns(shopId),
    readStaffNames(merchant),
  ]);
  const ids = page.members.map((member) => customerId(member.customerId));
  const [names, tiers] = await Promise.all([
    commerce.customerNames(shopId, ids),
    loyalty.tiersOf(shopId, ids, now),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now });
  const row = (member: Member) => ({
    ...rowView(member, merchant, print, texts),
    name: names.get(member.customerId) || texts.members.unnamed,
    tier: tiers.get(member.customerId)?.name ?? null,
  });
  const levels = program.current?.program.tiers?.levels ?? [];
  return {
    rows: page.members.map(row),
    next: page.next?.toString() ?? null,
    asked,
    levels: levels.map(({ id, name }) => ({ value: id, label: name })),
    empty: page.members.length === 0 && page.next === null && asksForAll(asked) && asked.after === null,
    looked: page.next !== null && page.members.length < perPage,
    searchCapped: found?.capped ?? false,
    mayGive: program.liveFrom !== null && mayAdjustMany(merchant),
    runs: runs.slice(0, runsShown).map((run) => runView(run, staff, print, texts)),
  };
}

function rowView(
  { customerId, balance, ends }: Member,
  { shop }: Merchant,
  print: Print,
  texts: Texts,
): Omit<MemberRowView, 'name' | 'tier'> {
  const words = texts.members;
  const some = (points: typeof balance.available) => (points > 0n ? print.points(points) : null);
  const noon = { timeZone: toZone(shop.timezone), plainTime: '12:00' };
  return {
    id: customerId.toString(),
    ends:
      ends === null
        ? null
        : words.ends(
            print.points(ends.points),
            print.date(ends.lastDay.toZonedDateTime(noon).toInstant()).text,
          ),
    pending: some(balance.pending),
    held: some(balance.held),
    available: print.points(balance.available),
    owes: balance.debt > 0n ? words.owes(print.points(balance.debt)) : null,
  };
}

function runView(run: RunProgress, staff: StaffNames, print: Print, texts: Texts): RunView {
  const { runs: words } = texts.members;
  const [given, expected] = [print.count(run.given), print.count(Math.max(run.given, run.expected))];
  return {
    id: run.id.toString(),
    what: words.what(texts.shared.points(print.points(run.each)), texts.adjusting.reasons[run.reason]),
    started: words.started(staffCalled(run.startedBy, staff, texts), print.moment(run.asOf).text),
    outcome: run.finished ? words.done(given) : words.running(given, expected),
    running: !run.finished,
    percent: run.finished ? 100 : Math.min(99, Math.round((100 * run.given) / Math.max(1, run.expected))),
  };
}
