import type { Outcome } from '#app/contracts/returns.ts';
import { zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { languageOf } from '#app/kernel/language.ts';
import { money } from '#app/kernel/money.ts';
import type { Hold, ReturnAction, ReturnDetail } from '#app/modules/returns/door.ts';
import { hasEnded } from '../../../merchants/ended-states.ts';
import type { Merchant } from '../../../merchants/merchant.server.ts';
import { supportReply } from '../../../merchants/reply/support-reply.ts';
import { readStaffNames } from '../../../merchants/staff-names.server.ts';
import { mayDecide, mayPublish } from '../../../platform/staff-roles.ts';
import { type DueView, dueView } from '../../../ui/print/due.ts';
import { type MomentView, openPrint, type Print } from '../../../ui/print/print.ts';
import { withAmounts } from '../../../ui/returns/because.ts';
import { type StaffNames, staffCalled } from '../../../ui/returns/staff-called.ts';
import { type Texts, textsFor } from '../../../ui/texts/texts.ts';
import { app } from '../../../wiring.server.ts';
import { notTheirs } from '../rights.ts';
import { type ExchangeView, exchangeViews, type LineView, lineView } from './lines.ts';
import {
  type BillView,
  type BothView,
  billViews,
  bothView,
  type MoneyAround,
  type PaidView,
  paidView,
} from './money.ts';
import { type PersonView, readPerson } from './person.server.ts';
import { type StepView, stepViews, type TalkView, talkViews } from './talk.ts';
import { type TraceGroup, traceOf } from './trace.ts';

/** What whoever looks may do, said before they try. */
export interface RightsView {
  readonly decide: boolean;
  /** Put customers on lists. */
  readonly rule: boolean;
  /** Why they may not approve or pay it; null: they may. */
  readonly notPay: string | null;
}

export interface ReturnView {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly finished: boolean;
  readonly outcome: Outcome;
  readonly since: MomentView;
  readonly due: DueView | null;
  readonly expires: string | null;
  readonly origin: string | null;
  readonly orderName: string;
  readonly orderUrl: string;
  readonly policy: string;
  readonly owner: string;
  readonly owners: readonly { readonly value: string; readonly label: string }[];
  readonly person: PersonView | null;
  readonly lines: readonly LineView[];
  readonly exchange: readonly ExchangeView[];
  readonly bills: readonly BillView[];
  readonly paid: PaidView | null;
  readonly both: BothView | null;
  readonly hold: {
    readonly title: string;
    readonly text: string;
    /** What the button says that settles all the same; null: there is none. */
    readonly despite: string | null;
    /** What tries again what was held up. Null: nothing here does. */
    readonly retry: ReturnAction | null;
  } | null;
  readonly declined: string | null;
  readonly working: boolean;
  readonly actions: readonly ReturnAction[];
  /** What the button says, and what the question before it. */
  readonly settles: { readonly label: string; readonly text: string };
  readonly rights: RightsView;
  readonly trace: readonly TraceGroup[];
  readonly unread: boolean;
  readonly talk: readonly TalkView[];
  /** What support answers, and the language it is in. */
  readonly reply: { readonly text: string; readonly language: string };
  readonly timeline: readonly StepView[];
}

/** One return as text. Null: there is no such return in this shop. */
export async function readReturnView(merchant: Merchant, returnId: bigint): Promise<ReturnView | null> {
  const { returns, photoLinks } = app();
  const { shopId, shop, now } = merchant;
  const found = await returns.find(shopId, returnId);
  if (found === null) return null;
  const [who, staff, policy] = await Promise.all([
    readPerson(merchant, found),
    readStaffNames(merchant),
    returns.getPolicy(shopId),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  const reasons = Object.fromEntries([
    ...policy.form.reasons.map(({ id, label }) => [id, label] as const),
    ...found.lines.map(({ reason, reasonLabel }) => [reason, reasonLabel] as const),
  ]);
  const around = { print, texts, names: { currency: currencyCode(shop.currency), reasons } };
  const language = languageOf(who?.customer.locale);
  return {
    ...caseView(found, merchant, around),
    ...workView(found, merchant, around),
    owner: found.owner ?? '',
    owners: ownersOf(found, staff, texts),
    person: who?.person ?? null,
    lines: found.lines.map((line) => lineView(line, texts, (photo) => photoLinks.of(shopId, photo, null))),
    talk: talkViews(found, staff, print, texts),
    reply: {
      text: supportReply(found, {
        firstName: who?.customer.firstName ?? null,
        shopName: shop.name,
        language,
        zone: zone(shop.timezone),
      }),
      language: new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language,
    },
    timeline: stepViews(found, staff, print, texts),
  };
}

/** What it is, and the money of it. */
function caseView(found: ReturnDetail, { now }: Merchant, around: MoneyAround) {
  const { print, texts } = around;
  const { states, one, queue, decline } = texts.returns;
  const finished = hasEnded(found.state);
  const { declined, origin, expiresAt, terms } = found;
  return {
    id: found.id.toString(),
    name: found.name,
    state: states[found.state],
    finished,
    outcome: found.outcome,
    since: print.moment(found.since),
    due: finished ? null : dueView(found.dueAt, now, print, queue.due),
    expires: finished || expiresAt === null ? null : one.expires(print.moment(expiresAt).text),
    origin: origin === 'shopper' ? null : one.origin(queue.origins[origin].toLowerCase()),
    orderName: found.orderName,
    orderUrl: `shopify:admin/orders/${found.orderShopifyId}`,
    policy:
      terms.basis === 'withdrawal'
        ? one.byLaw
        : terms.basis === 'shopify'
          ? one.byShopify
          : one.policy(found.policyVersion),
    exchange: exchangeViews(found, print, texts),
    bills: billViews(found, around),
    paid: found.paid && paidView(found.paid, print, texts),
    both: bothView(found, print),
    declined: declined && one.declined([decline[declined.reason], declined.note].filter(Boolean).join('. ')),
    trace: traceOf(found, around),
  };
}

/** What there is to do, and who may. */
function workView(found: ReturnDetail, merchant: Merchant, { print, texts }: MoneyAround) {
  return {
    hold: found.hold && holdView(found, found.hold, print, texts),
    working: found.working,
    actions: found.actions,
    settles: settlesView(found, print, texts),
    rights: rightsView(found, merchant, print, texts),
    unread: found.unread,
  };
}

function settlesView(found: ReturnDetail, print: Print, { returns: words }: Texts) {
  const chosen = found.quote.outcomes.find(({ outcome }) => outcome === found.outcome);
  const title = words.outcomes[found.outcome];
  if (chosen && chosen.owes.minor > 0n)
    return { label: words.actions.settle, text: words.actions.settleOwed(print.money(chosen.owes)) };
  const amount = print.money(found.quoted);
  const even = found.outcome === 'exchange' && found.quoted.minor === 0n;
  return {
    label: words.actions.settleWith(title, amount),
    text: even ? words.actions.settleEven : words.actions.settleText(amount),
  };
}

function rightsView(found: ReturnDetail, merchant: Merchant, print: Print, { returns }: Texts): RightsView {
  const because = notTheirs(merchant, 'approve', found.quotedShop.minor);
  const { approveUpTo, shop } = merchant;
  const limit = approveUpTo === null ? '' : print.money(money(approveUpTo, currencyCode(shop.currency)));
  return {
    decide: mayDecide(merchant),
    rule: mayPublish(merchant),
    notPay: because === null ? null : returns.rights[because](limit),
  };
}

/** Nobody, whoever looks, and everybody else; also whoever has it although the list does not name them any more. */
function ownersOf({ owner }: ReturnDetail, staff: StaffNames, texts: Texts) {
  const { owner: words } = texts.returns.one;
  const others = [...staff.names.keys()].filter((userId) => userId !== staff.own);
  const known = owner === null || owner === staff.own || staff.names.has(owner) ? [] : [owner];
  return [
    { value: '', label: words.nobody },
    ...[staff.own, ...others, ...known].map((value) => ({ value, label: staffCalled(value, staff, texts) })),
  ];
}

function holdView(found: ReturnDetail, hold: Hold, print: Print, texts: Texts) {
  const { title, text } = texts.returns.hold[hold.code];
  return {
    title,
    text: text(withAmounts(hold.values, print)),
    despite: despiteOf(hold, texts),
    retry: retryOf(found),
  };
}

function despiteOf({ code }: Hold, { returns: { actions } }: Texts): string | null {
  if (code === 'amounts-differ') return actions.despite;
  return code === 'missing-in-exchange' ? actions.despiteMissing : null;
}

/** Without a list of units, an inspection says that all are sound: it tries again only where none is left to look at. */
function retryOf({ actions, lines }: ReturnDetail): ReturnAction | null {
  const [first] = actions;
  if (actions.includes('settle')) return 'settle';
  if (first === 'approve') return first;
  const open = lines.some((line) => line.units.some((unit) => unit.disposition === null));
  return first === 'inspect' && !open ? first : null;
}
