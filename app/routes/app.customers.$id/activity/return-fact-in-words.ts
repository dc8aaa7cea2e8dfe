import type { TimelineEntry } from '#app/modules/commerce/views.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

/** What returns tell, as one sentence without its full stop; `amount` is printed already. Null: it is not theirs. */
export function returnFactInWords(
  { kind, data }: Pick<TimelineEntry, 'kind' | 'data'>,
  amount: string,
  texts: Texts,
): string | null {
  const words = texts.customer.returnFacts;
  const name = typeof data.return === 'string' ? data.return : '';
  const units = texts.customer.facts.units(typeof data.units === 'number' ? data.units : 0);
  switch (kind) {
    case 'return-requested':
      return words.requested(name, units);
    case 'return-approved':
      return words.approved(name);
    case 'return-declined':
      return words.declined(name);
    case 'return-cancelled':
      return words.cancelled(name);
    case 'return-in-transit':
      return words.inTransit(name);
    case 'return-received':
      return words.received(name);
    case 'return-inspected':
      return words.inspected(name);
    case 'return-settled':
      return settledInWords(name, data.outcome, amount, words);
    case 'return-closed':
      return words.closed(name);
    case 'return-expired':
      return words.expired(name);
    case 'return-reminder-due':
      return words.reminded(name);
    case 'return-message-sent':
      return words.answered(name);
    case 'return-message-received':
      return words.wrote(name);
    case 'withdrawal-stated':
      return words.withdrew(typeof data.order === 'string' ? data.order : '');
    default:
      return null;
  }
}

function settledInWords(
  name: string,
  outcome: unknown,
  amount: string,
  words: Texts['customer']['returnFacts'],
): string {
  if (outcome === 'credit') return words.credited(name, amount);
  if (outcome === 'exchange') return words.exchanged(name);
  return outcome === 'keep' ? words.kept(name, amount) : words.refunded(name, amount);
}
