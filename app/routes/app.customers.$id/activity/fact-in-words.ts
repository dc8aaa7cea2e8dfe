import { currencyCode } from '#app/kernel/currency.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { NO_POINTS, parsePoints, subtractPoints } from '#app/kernel/points.ts';
import type { TimelineEntry } from '#app/modules/commerce/views.ts';
import { kindName } from '../../../ui/messages/outcome-in-words.ts';
import type { Print } from '../../../ui/print/print.ts';
import type { Texts } from '../../../ui/texts/texts.ts';
import { messageFactInWords } from './message-fact-in-words.ts';
import { returnFactInWords } from './return-fact-in-words.ts';
import { reviewFactInWords } from './review-fact-in-words.ts';

/** What the timeline can be narrowed to, and the facts that each holds. */
export const factGroups = {
  orders: [
    'order-placed',
    'order-code-used',
    'order-paid',
    'order-edited',
    'order-cancelled',
    'order-refunded',
    'order-customer-changed',
    'order-deleted',
  ],
  parcels: ['order-shipped', 'order-delivered'],
  returns: [
    'return-requested',
    'return-approved',
    'return-declined',
    'return-cancelled',
    'return-in-transit',
    'return-received',
    'return-inspected',
    'return-settled',
    'return-closed',
    'return-expired',
    'return-reminder-due',
    'return-message-sent',
    'return-message-received',
    'withdrawal-stated',
  ],
  points: [
    'points-granted',
    'points-clawed',
    'points-available',
    'points-expiring',
    'points-expired',
    'points-merged',
    'points-adjusted',
    'points-reserved',
    'points-redeemed',
    'reward-issued',
    'points-released',
    'points-restored',
    'redemption-late',
    'debt-repaid',
    'tier-changed',
  ],
  reviews: [
    'review-request-due',
    'review-requested',
    'review-reminded',
    'review-paused',
    'review-submitted',
    'review-published',
    'review-hidden',
    'review-edited',
    'review-replied',
    'review-code-made',
    'review-removed',
    'review-media-added',
    'review-media-hidden',
    'review-media-shown',
    'question-asked',
    'question-answered',
  ],
  messages: [
    'message-sent',
    'message-not-sent',
    'message-unknown',
    'mail-bounced',
    'mail-complained',
    'address-suppressed',
    'address-unsuppressed',
    'unsubscribed',
    'subscribed-again',
  ],
  account: ['customer-added', 'customer-subscribed', 'customer-merged', 'customer-redacted'],
} as const;

export type FactGroup = keyof typeof factGroups;

const groupNames = ['orders', 'parcels', 'returns', 'points', 'reviews', 'messages', 'account'] as const;

export function isFactGroup(name: string | null): name is FactGroup {
  return groupNames.some((group) => group === name);
}

export function groupOf(kind: string): FactGroup {
  return groupNames.find((group) => factGroups[group].some((known) => known === kind)) ?? 'account';
}

type Fact = Pick<TimelineEntry, 'kind' | 'data'> & Partial<Pick<TimelineEntry, 'key'>>;

/** A fact as one sentence without its full stop. A kind that is not known yet is told by its name. */
export function factInWords(fact: Fact, print: Print, texts: Texts): string {
  const { kind, data } = fact;
  const words = texts.customer.facts;
  const order = textOf(data, 'order');
  const amount = amountOf(data, print);
  const points = () => texts.shared.points(print.points(parsePoints(textOf(data, 'points') || '0')));
  const units = (name: string) => words.units(numberOf(data, name));
  // An import of the past does not tell what a parcel held.
  const parcel = () => (numberOf(data, 'units') > 0 ? units('units') : null);
  switch (kind) {
    case 'order-placed':
      return data.test === true ? words.placedTest(order) : words.placed(order, amount);
    case 'order-code-used':
      return words.codeUsed(order, numberOf(data, 'codes'));
    case 'order-paid':
      return words.paid(order);
    case 'order-edited':
      return words.edited(order, editInWords(data, texts));
    case 'order-cancelled':
      return words.cancelled(order);
    case 'order-refunded':
      return Number(textOf(data, 'amount')) > 0
        ? words.refunded(order, amount)
        : words.returned(order, units('units'));
    case 'order-customer-changed':
      return words.changedHands(order);
    case 'order-deleted':
      return words.deleted(order);
    case 'order-shipped':
      return words.shipped(order, parcel());
    case 'order-delivered':
      return words.delivered(order, parcel());
    case 'points-granted':
      return order === '' ? words.grantedBeside(points()) : words.granted(points(), order);
    case 'points-clawed':
      return words.clawed(points(), order);
    case 'points-available':
      return words.available(points());
    case 'points-expiring':
      return words.expiring(points());
    case 'points-expired':
      return words.expired(points());
    case 'points-reserved':
      return words.reserved(points(), textOf(data, 'reward'));
    case 'points-redeemed':
      return words.redeemed(points(), order);
    case 'reward-issued':
      return words.issued(
        points(),
        textOf(data, 'kind') === 'gift-card' ? 'gift-card' : 'store-credit',
        amount,
      );
    case 'points-released':
      return textOf(data, 'cause') === 'paused' ? words.releasedByPause(points()) : words.released(points());
    case 'points-restored':
      return words.restored(points(), order);
    case 'redemption-late':
      return words.redeemedLate(points(), order);
    case 'debt-repaid':
      return words.repaid(points());
    case 'points-adjusted': {
      const change = parsePoints(textOf(data, 'points') || '0');
      const moved = texts.shared.points(
        print.points(change < 0n ? subtractPoints(NO_POINTS, change) : change),
      );
      return change < 0n ? words.adjustedDown(moved) : words.adjustedUp(moved);
    }
    case 'tier-changed':
      return tierFactInWords(data, texts);
    case 'points-merged':
      return words.pointsMerged(points());
    case 'customer-added':
      return words.becameCustomer;
    case 'customer-subscribed':
      return words.subscribed;
    case 'customer-merged':
      return words.merged;
    case 'customer-redacted':
      return words.redacted;
    default:
      return (
        returnFactInWords({ kind, data }, amount, texts) ??
        reviewFactInWords({ kind, data }, texts) ??
        messageFactInWords(fact, texts) ??
        words.unknown(kind)
      );
  }
}

/** A fact's data by name, as people read it. */
export function dataInWords({ data }: Pick<Fact, 'data'>, texts: Texts): { name: string; value: string }[] {
  const { dataNames, yes, no } = texts.customer;
  return Object.entries(data)
    .filter(([, value]) => value !== '0')
    .map(([name, value]) => ({
      name: dataNames[name] ?? name,
      value:
        name === 'message' && typeof value === 'string'
          ? kindName(value, texts)
          : typeof value === 'boolean'
            ? value
              ? yes
              : no
            : String(value),
    }));
}

/** Up where only a level was reached; which of two is higher, the fact does not tell. */
function tierFactInWords(data: Fact['data'], texts: Texts): string {
  const { change: words } = texts.tiers.standing;
  const [from, to] = [textOf(data, 'tierBefore'), textOf(data, 'tier')];
  if (to === '') return words.lost(from);
  return from === '' ? words.up(to) : words.down(from, to);
}

function editInWords(data: Fact['data'], texts: Texts): string {
  const words = texts.customer.facts;
  const added = numberOf(data, 'added');
  const removed = numberOf(data, 'removed');
  return [
    added > 0 ? words.added(words.units(added)) : null,
    removed > 0 ? words.removed(words.units(removed)) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function amountOf(data: Fact['data'], print: Print): string {
  const amount = textOf(data, 'amount');
  const currency = textOf(data, 'currency');
  if (!/^[A-Z]{3}$/.test(currency) || !isMoneyAmount(amount, currencyCode(currency))) return amount;
  return print.money(parseMoney(amount, currencyCode(currency)));
}

function textOf(data: Fact['data'], name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

function numberOf(data: Fact['data'], name: string): number {
  const value = data[name];
  return typeof value === 'number' ? value : 0;
}
