import { addLocalDays, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal, printDecimal } from '#app/kernel/decimal.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { isMoneyAmount, type Money, money, noMoney, parseMoney } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import { ONE, rational, roundRational } from '#app/kernel/rational.ts';
import { entitled } from '#app/modules/loyalty/earning/entitlement.ts';
import { printFactor } from '#app/modules/loyalty/earning/print-factor.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import type { WayKind } from '#app/modules/loyalty/earning/way-kinds.ts';
import { endOfDayAfter, expiryOf } from '#app/modules/loyalty/ledger/due.ts';
import type { EarningOrder } from '#app/modules/loyalty/ports.ts';
import { assumedPointWorth, type PointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import { dayOfYear } from '../../ui/print/day-of-year.ts';
import { backOf, printPointWorth } from '../../ui/print/point-worth.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { campaignsTold, costsOfEvents, costsOfWays } from './campaigns-told.ts';
import type { SampleOrder } from './sample-order.server.ts';

/** What a programme means for a shopper, in words and worked examples. */
export interface PreviewView {
  readonly rule: string;
  readonly back: string;
  readonly maths: {
    readonly rate: string;
    readonly rounding: string;
    readonly pending: string;
    readonly expiry: string;
  };
  /** By id. */
  readonly campaigns: Readonly<Record<string, { readonly state: string; readonly back: string }>>;
  /** What each way to earn that is on costs once. */
  readonly ways: Readonly<Partial<Record<WayKind, string>>>;
  /** What each event from another system costs once, by its id. */
  readonly events: Readonly<Record<string, string>>;
  readonly recent: {
    readonly order: string;
    readonly when: string;
    readonly points: string;
    readonly usable: string;
    readonly lines: readonly { readonly title: string; readonly text: string }[];
  } | null;
  /** Null: the amount cannot be read. */
  readonly basket: { readonly amount: string; readonly points: string } | null;
}

export interface PreviewInput {
  readonly program: Program;
  readonly currency: CurrencyCode;
  /** As typed. */
  readonly basket: string;
  readonly sample: SampleOrder | null;
  /** Null: no reward says it, so a point is taken for one minor unit. */
  readonly worth: PointWorth | null;
  readonly now: Instant;
  readonly zone: Zone;
}

export function previewOf(input: PreviewInput, print: Print, texts: Texts): PreviewView {
  const { program, now, zone } = input;
  const words = texts.loyalty;
  const available = addLocalDays(now, zone, program.earn.pendingDays);
  const told = { ...input, worth: input.worth ?? assumedPointWorth(input.currency) };
  const count = (points: Points) => texts.shared.points(print.points(points));
  return {
    ...rateInWords(input, print, texts),
    maths: {
      ...mathsOfRate(input, print, texts),
      pending:
        program.earn.pendingDays === 0
          ? words.maths.pendingNone
          : words.maths.pending(print.date(available).text),
      expiry: expiryInWords(input, available, print, texts),
    },
    campaigns: campaignsTold(told, print, texts),
    ways: costsOfWays(told, print, texts),
    events: costsOfEvents(told, print, texts),
    recent: recentOf(input, print, texts),
    basket: basketOf(input, print, count),
  };
}

function rateInWords({ program, currency, worth }: PreviewInput, print: Print, texts: Texts) {
  const words = texts.loyalty.preview;
  const { earn } = program;
  const taken = worth ?? assumedPointWorth(currency);
  const back = print.percent(backOf(taken, program));
  const one = printPointWorth(taken, print);
  return {
    rule: words.perPoint(
      texts.shared.points(print.count(earn.points)),
      print.money(money(BigInt(earn.perMinor), currency)),
    ),
    back: worth === null ? words.back(one, back) : words.backBest(one, back),
  };
}

function mathsOfRate({ program, currency, now }: PreviewInput, print: Print, texts: Texts) {
  const { earn } = program;
  const words = texts.loyalty.maths;
  const scale = 10n ** BigInt(currencyExponent(currency));
  const hundred = money(currencyExponent(currency) === 0 ? 10_000n : 100n * scale, currency);
  // An amount just below a whole one shows what rounding does.
  const odd = money((hundred.minor * 48n) / 100n - (scale < 100n ? 1n : scale / 100n), currency);
  const worth = (goods: Money) =>
    texts.shared.points(print.points(entitled(orderOf(goods, now), { program, traits: new Map() }).points));
  const exact = rational(odd.minor * BigInt(earn.points), BigInt(earn.perMinor));
  return {
    rate: words.rate(print.money(hundred), worth(hundred)),
    rounding: words.rounding(
      print.money(odd),
      printDecimal(roundRational({ num: exact.num * 100n, den: exact.den }, 'half-up'), 2),
      worth(odd),
    ),
  };
}

function expiryInWords(
  { program, zone, now }: PreviewInput,
  available: Instant,
  print: Print,
  texts: Texts,
): string {
  const words = texts.loyalty.maths;
  const { expiry } = program;
  if (expiry === null) return words.expiryNone;
  const before = (end: Instant) => print.date(end.subtract({ seconds: 1 })).text;
  if ('inactivityDays' in expiry)
    return words.inactivity(before(endOfDayAfter(now, expiry.inactivityDays, zone)));
  const end = expiryOf(available, { zone, expiry });
  const from = print.date(available).text;
  const last = end === null ? '' : before(end);
  const rule =
    'days' in expiry
      ? words.expiryDays(from, last)
      : words.calendar(dayOfYear(expiry.calendar, texts.loyalty), from, last);
  return `${rule} ${words.grace(String(expiry.graceDays))}`;
}

function recentOf(
  { program, sample, zone }: PreviewInput,
  print: Print,
  texts: Texts,
): PreviewView['recent'] {
  if (sample === null) return null;
  const words = texts.loyalty.preview;
  const { points, lines } = entitled(sample.order, {
    program,
    traits: sample.traits,
    bought: { zone, traits: sample.orderTraits },
  });
  return {
    order: words.recent(sample.order.name),
    when: print.moment(sample.order.processedAt).text,
    points: texts.shared.points(print.points(points)),
    usable: words.usable(
      print.date(
        addLocalDays(sample.order.paidAt ?? sample.order.processedAt, zone, program.earn.pendingDays),
      ).text,
    ),
    lines: lines
      .filter(({ line }) => line.units > line.goneUnits)
      .map(({ line, earningNet, factor, campaign }) => ({
        title: sample.titles.get(line.shopifyId) ?? line.sku ?? '',
        text:
          factor.num === 0n
            ? words.excluded(print.money(earningNet))
            : words.line(print.money(earningNet), printFactor(factor)) +
              (campaign === null ? '' : words.withCampaign(campaign.name)),
      })),
  };
}

function basketOf(
  { program, currency, basket, now }: PreviewInput,
  print: Print,
  count: (points: Points) => string,
): PreviewView['basket'] {
  const text = basket.trim();
  if (!isMoneyAmount(text, currency) || parseDecimal(text).num <= 0n) return null;
  const goods = parseMoney(text, currency);
  return {
    amount: print.money(goods),
    points: count(entitled(orderOf(goods, now), { program, traits: new Map() }).points),
  };
}

/** An order of one line that no rule matches. */
function orderOf(goods: Money, moment: Instant): EarningOrder {
  return {
    shopifyId: shopifyId(1n),
    name: '',
    currency: goods.currency,
    taxesIncluded: false,
    processedAt: moment,
    paidAt: moment,
    updatedAt: moment,
    owing: false,
    standing: 'live',
    share: ONE,
    lines: [
      {
        shopifyId: shopifyId(1n),
        sku: null,
        merchandise: true,
        units: 1,
        goneUnits: 0,
        net: goods,
        tax: noMoney(goods.currency),
      },
    ],
    codes: [],
  };
}
