import type { Outcome } from '#app/contracts/returns.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { customerId } from '#app/kernel/ids.ts';
import { parseMoney } from '#app/kernel/money.ts';
import type {
  Hold,
  OutcomeQuote,
  PaidDetail,
  QuotePart,
  ReturnAction,
  ReturnDetail,
  ReturnLineDetail,
  TimelineStep,
} from '#app/modules/returns/door.ts';
import type { Merchant } from '../../merchant.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { becauseOf } from './because.ts';

export interface UnitView {
  readonly ordinal: number;
  readonly label: string;
  readonly arrived: boolean;
  readonly inspected: boolean;
  /** What the last look found; null: nobody looked yet. */
  readonly found: { readonly disposition: string; readonly grade: string } | null;
  readonly state: string;
}

export interface LineView {
  readonly gid: string;
  readonly title: string;
  readonly about: string;
  readonly reason: string;
  readonly note: string;
  readonly units: readonly UnitView[];
}

export interface BillView {
  readonly outcome: Outcome;
  readonly title: string;
  readonly chosen: boolean;
  readonly rows: readonly { readonly label: string; readonly amount: string }[];
  readonly total: string;
  readonly points: readonly string[];
  readonly why: readonly string[];
}

export interface PaidView {
  readonly rows: readonly { readonly label: string; readonly amount: string }[];
  readonly total: string;
  readonly ways: readonly string[];
}

export interface ReturnView {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly finished: boolean;
  readonly outcome: Outcome;
  readonly since: MomentView;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly orderName: string;
  readonly orderUrl: string;
  readonly policy: string;
  readonly lines: readonly LineView[];
  readonly bills: readonly BillView[];
  readonly paid: PaidView | null;
  readonly hold: {
    readonly title: string;
    readonly text: string;
    readonly despite: boolean;
    /** What tries again what was held up. Null: nothing here does. */
    readonly retry: ReturnAction | null;
  } | null;
  readonly declined: string | null;
  readonly working: boolean;
  readonly actions: readonly ReturnAction[];
  readonly settles: string;
  readonly timeline: readonly { readonly at: MomentView; readonly text: string; readonly by: string }[];
}

/** One return as text. Null: there is no such return in this shop. */
export async function readReturnView(merchant: Merchant, returnId: bigint): Promise<ReturnView | null> {
  const { returns, commerce } = app();
  const found = await returns.find(merchant.shopId, returnId);
  if (found === null) return null;
  const owner =
    found.customerId === null
      ? null
      : await commerce.findCustomer(merchant.shopId, customerId(found.customerId));
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const name = owner && (owner.name || owner.email || texts.customers.unnamed);
  return {
    ...viewOf(found, merchant.staffId, print, texts),
    customer: owner && name ? { id: owner.id.toString(), name } : null,
  };
}

function viewOf(
  found: ReturnDetail,
  staffId: string,
  print: Print,
  texts: Texts,
): Omit<ReturnView, 'customer'> {
  const words = texts.returns;
  return {
    id: found.id.toString(),
    name: found.name,
    state: words.states[found.state],
    finished: ['settled', 'declined', 'cancelled', 'closed'].includes(found.state),
    outcome: found.outcome,
    since: print.moment(found.since),
    orderName: found.orderName,
    orderUrl: `shopify:admin/orders/${found.orderShopifyId}`,
    policy: words.one.policy(found.policyVersion),
    lines: found.lines.map((line) => lineView(line, texts)),
    bills: found.quote.outcomes.map((quote) => billView(quote, found, print, texts)),
    paid: found.paid && paidView(found.paid, print, texts),
    hold: found.hold && holdView(found, found.hold, print, texts),
    declined: found.declined
      ? words.one.declined(
          [words.decline[found.declined.reason], found.declined.note].filter(Boolean).join('. '),
        )
      : null,
    working: found.working,
    actions: found.actions,
    settles: words.actions.settleWith(words.outcomes[found.outcome], print.money(found.quoted)),
    timeline: found.timeline.map((step) => stepView(step, staffId, print, texts)),
  };
}

function lineView(line: ReturnLineDetail, { returns: words }: Texts): LineView {
  const { one, dispositionsDone } = words;
  return {
    gid: `gid://shopify/LineItem/${line.lineShopifyId}`,
    title: line.title,
    about: [line.variantTitle, line.sku, words.units(line.quantity)].filter(Boolean).join(' · '),
    reason: one.reason(line.reasonLabel),
    note: line.note === '' ? '' : one.note(line.note),
    units: line.units.map((unit) => ({
      ordinal: unit.ordinal,
      label: one.unit(unit.ordinal),
      arrived: unit.receivedAt !== null,
      inspected: unit.disposition !== null,
      found: unit.disposition === null ? null : { disposition: unit.disposition, grade: unit.grade ?? '' },
      state:
        unit.disposition === null
          ? unit.receivedAt === null
            ? one.notHere
            : one.arrived
          : [dispositionsDone[unit.disposition], unit.grade && one.grade(unit.grade)]
              .filter(Boolean)
              .join(', '),
    })),
  };
}

function billView(quote: OutcomeQuote, found: ReturnDetail, print: Print, texts: Texts): BillView {
  const { one, outcomes } = texts.returns;
  const { clawed, restored } = quote.points;
  const points = [
    clawed > 0n ? one.clawed(texts.shared.points(print.points(clawed))) : null,
    restored > 0n ? one.restored(texts.shared.points(print.points(restored))) : null,
  ].filter((line) => line !== null);
  return {
    outcome: quote.outcome,
    title: outcomes[quote.outcome],
    chosen: quote.outcome === found.outcome,
    rows: partRows(quote.parts, print, texts),
    total: print.money(quote.total),
    points: points.length > 0 ? points : [one.pointsNone],
    why: quote.why.map((message) => becauseOf(message, print, texts)).filter((line) => line !== ''),
  };
}

function partRows(parts: readonly QuotePart[], print: Print, { returns: words }: Texts) {
  return parts.map((part) => ({ label: words.parts[part.code], amount: print.money(part.amount) }));
}

function paidView(paid: PaidDetail, print: Print, texts: Texts): PaidView {
  const total = paid.credited.minor > 0n ? paid.credited : paid.refunded;
  return {
    rows: partRows(paid.parts, print, texts),
    total: print.money(total),
    ways: paid.transactions.map(
      ({ gateway, amount }) => `${print.money(amount)} ${texts.returns.one.by(gateway.replaceAll('_', ' '))}`,
    ),
  };
}

function holdView(found: ReturnDetail, hold: Hold, print: Print, texts: Texts) {
  const { title, text } = texts.returns.hold[hold.code];
  const { currency } = hold.values;
  const amounts = ['ours', 'shopifys'].flatMap((name) => {
    const amount = hold.values[name];
    return amount === undefined || currency === undefined
      ? []
      : [[name, print.money(parseMoney(amount, currencyCode(currency)))] as const];
  });
  return {
    title,
    text: text({ ...hold.values, ...Object.fromEntries(amounts) }),
    despite: hold.code === 'amounts-differ',
    retry: retryOf(found),
  };
}

/** Without a list of units, an inspection says that all are sound: it tries again only where none is left to look at. */
function retryOf({ actions, lines }: ReturnDetail): ReturnAction | null {
  const [first] = actions;
  if (actions.includes('settle')) return 'settle';
  if (first === 'approve') return first;
  const open = lines.some((line) => line.units.some((unit) => unit.disposition === null));
  return first === 'inspect' && !open ? first : null;
}

function stepView(step: TimelineStep, staffId: string, print: Print, { returns: words }: Texts) {
  const kinds: Readonly<Record<string, string>> = words.steps;
  const actors: Readonly<Record<string, string>> = words.actors;
  const by = step.actor === staffId ? words.actors.you : (actors[step.actor] ?? words.staff(step.actor));
  return { at: print.moment(step.at), text: kinds[step.kind] ?? step.kind, by };
}
