import { type CurrencyCode, currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { customerId } from '#app/kernel/ids.ts';
import { money, parseMoney, timesMoney } from '#app/kernel/money.ts';
import type { ReturnRow, SavedView } from '#app/modules/returns/door.ts';
import { hasEnded } from '../../merchants/ended-states.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { readStaffNames } from '../../merchants/staff-names.server.ts';
import { mayPay } from '../../platform/staff-roles.ts';
import { type DueView, dueView } from '../../ui/print/due.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type StaffNames, staffCalled } from '../../ui/returns/staff-called.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { countOpenWithdrawals } from '../app.returns.withdrawals/count-open.server.ts';
import { type QueueTab, returnTabs, values } from './choices.ts';
import { isPlain, type QueueAddress, queueQuery, searchOf } from './query.ts';

export interface ReturnRowView {
  readonly id: string;
  readonly name: string;
  readonly who: string;
  readonly title: string;
  /** How many items, and why. */
  readonly about: string;
  readonly outcome: string;
  readonly value: string;
  readonly since: MomentView;
  /** Null: it may wait as long as it takes, or has ended. */
  readonly due: DueView | null;
  readonly held: boolean;
  readonly unread: boolean;
  /** Of a customer whose tier has priority. */
  readonly first: boolean;
  readonly owner: string;
  /** Where it came from, if not from a shopper here. */
  readonly origin: string | null;
  /** Of finished ones, and where all lists show together. */
  readonly state: string | null;
  /** Minor units of the shop's currency, as text. */
  readonly worth: string;
  /** This person may approve what it is worth. */
  readonly payable: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface QueueView {
  readonly rows: readonly ReturnRowView[];
  readonly next: string | null;
  readonly asked: QueueAddress;
  /** The address without its page, as a view would keep it. */
  readonly search: string;
  readonly plain: boolean;
  readonly tabs: readonly { readonly id: QueueTab; readonly label: string; readonly count: number }[];
  readonly views: readonly { readonly id: string; readonly name: string; readonly search: string }[];
  readonly choices: Readonly<Record<'reason' | 'owner' | 'value', readonly Choice[]>>;
  readonly withdrawals: number;
  readonly live: boolean;
  readonly currency: string;
  /** What support may approve; null: any amount. */
  readonly limit: string | null;
  /** Several can be decided at once. */
  readonly bulk: boolean;
}

const perPage = 50;

/** One page of the queue; who the customers are comes in one query for the page. */
export async function readQueueView(merchant: Merchant, asked: QueueAddress): Promise<QueueView> {
  const { returns, commerce } = app();
  const { shopId: id, now } = merchant;
  const currency = currencyCode(merchant.shop.currency);
  const [page, counts, policy, views, withdrawals, staff] = await Promise.all([
    returns.list(id, queueQuery(asked, { staffId: merchant.staffId, currency, limit: perPage })),
    returns.counts(id),
    returns.getPolicy(id),
    returns.listViews(id),
    countOpenWithdrawals(id),
    readStaffNames(merchant),
  ]);
  const owners = [...new Set(page.returns.flatMap((row) => row.customerId ?? []))];
  const names = await commerce.customerNames(id, owners.map(customerId));
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now });
  const reasons = new Map(policy.form.reasons.map((reason) => [reason.id, reason.label]));
  const around = { merchant, names, staff, reasons, print, texts, all: asked.tab === 'all' };
  return {
    rows: page.returns.map((row) => rowView(row, around)),
    next: page.next,
    asked,
    search: searchOf(asked),
    plain: isPlain(asked),
    tabs: returnTabs.map((tab) => ({
      id: tab,
      label: tab === 'all' ? texts.returns.queue.all : texts.returns.tabs[tab],
      count: tab === 'done' || tab === 'all' ? 0 : counts.open[tab],
    })),
    views: views.map(viewLink),
    choices: {
      reason: [...reasons].map(([value, label]) => ({ value, label })),
      owner: ownerChoices(staff, texts),
      value: valueChoices(currency, print),
    },
    withdrawals,
    live: policy.liveFrom !== null,
    currency,
    limit: limitOf(merchant, currency, print),
    bulk: asked.tab === 'to-review' && merchant.role !== 'warehouse',
  };
}

interface Around {
  readonly merchant: Merchant;
  readonly names: ReadonlyMap<bigint, string>;
  readonly staff: StaffNames;
  readonly reasons: ReadonlyMap<string, string>;
  readonly print: Print;
  readonly texts: Texts;
  readonly all: boolean;
}

function rowView(row: ReturnRow, around: Around): ReturnRowView {
  const { merchant, names, staff, reasons, print, texts, all } = around;
  const { returns: words, customers } = texts;
  const customer = row.customerId === null ? words.guest : names.get(row.customerId);
  const over = hasEnded(row.state);
  return {
    id: row.id.toString(),
    name: row.name,
    who: customer || customers.unnamed,
    title: row.title,
    about: [words.units(row.units), ...row.reasons.map((id) => reasons.get(id) ?? id)].join(' · '),
    outcome: words.outcomes[row.outcome],
    value: print.money(row.quoted),
    since: print.moment(row.since),
    due: over ? null : dueView(row.dueAt, merchant.now, print, words.queue.due),
    held: row.held,
    unread: row.unread,
    first: row.first,
    owner: row.owner === null ? '' : staffCalled(row.owner, staff, texts),
    origin: words.queue.originMarks[row.origin],
    state: over || all ? words.states[row.state] : null,
    worth: row.quotedShop.minor.toString(),
    payable: mayPay(merchant, row.quotedShop.minor),
  };
}

/** An address of an older release may hold what the queue no longer knows: it opens the queue all the same. */
function viewLink({ id, name, address }: SavedView) {
  return { id: id.toString(), name, search: address };
}

function ownerChoices({ own, names }: StaffNames, texts: Texts): Choice[] {
  const words = texts.returns.queue;
  const others = [...names.keys()].filter((userId) => userId !== own);
  return [
    { value: 'me', label: words.you },
    { value: 'nobody', label: words.nobody },
    ...others.map((userId) => ({
      value: userId,
      label: staffCalled(userId, { own, names }, texts),
    })),
  ];
}

/** The same steps everywhere, a hundred times greater where the currency has no hundredths. */
function valueChoices(currency: CurrencyCode, print: Print): Choice[] {
  const times = currencyExponent(currency) === 0 ? 100 : 1;
  return values.map((value) => {
    const amount = timesMoney(parseMoney(value, currency), times);
    return { value: String(Number(value) * times), label: print.money(amount) };
  });
}

function limitOf({ role, approveUpTo }: Merchant, currency: CurrencyCode, print: Print): string | null {
  return role !== 'support' || approveUpTo === null ? null : print.money(money(approveUpTo, currency));
}
