import type { ReasonView, ReturnableLine } from '../../../app/contracts/returns.ts';
import type { Values } from '../../shared/app-client.ts';
import type { Words } from '../../shared/words.ts';

/** Why units of a line cannot go back, and what can be done instead. */
export function refusalOf(words: Words, line: ReturnableLine, reasons: readonly ReasonView[]): string | null {
  if (!line.refused) return null;
  const why = words.refusal(line.refused.code, labelled(line.refused.values, reasons));
  return line.quantity > 0 ? words.say('lines.rest', { why }) : why;
}

/** Reasons go by their ids in what the app says; people know them by their labels. */
function labelled(values: Values, reasons: readonly ReasonView[]): Values {
  if (!values.reasons) return values;
  const ids = values.reasons.split(' ');
  return {
    ...values,
    reasons: reasons.flatMap(({ id, label }) => (ids.includes(id) ? [label] : [])).join(', '),
  };
}
