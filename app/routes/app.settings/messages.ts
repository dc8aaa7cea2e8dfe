import type { MessageRow, MessagesOverview } from '#app/modules/messages/door.ts';
import type { GridFact } from '../../ui/figures/fact-grid.tsx';
import type { MomentView, Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

export interface MessagesView {
  readonly canSend: boolean;
  readonly facts: readonly GridFact[];
  /** Why mails were not sent, most frequent first. */
  readonly reasons: readonly string[];
  /** Handed over without an answer. */
  readonly unknown: readonly { readonly id: string; readonly at: MomentView; readonly to: string | null }[];
}

/** What went, what waits and what did not go. */
export function messagesView(
  overview: MessagesOverview,
  unknown: readonly MessageRow[],
  print: Print,
  { settings }: Texts,
): MessagesView {
  const { messages: words } = settings;
  const sum = (of: 'waiting' | 'sent' | 'merged' | 'notSent') =>
    overview.kinds.reduce((all, { figures }) => all + figures[of], 0);
  const lost = overview.unknown;
  return {
    canSend: overview.canSend,
    facts: [
      { label: words.sent, value: print.count(sum('sent') + sum('merged')), note: words.days },
      { label: words.due, value: print.count(sum('waiting')), note: words.dueNote },
      { label: words.notSent, value: print.count(sum('notSent')), note: words.days },
      { label: words.unknown, value: print.count(lost), note: words.days, broken: lost > 0 },
    ],
    reasons: overview.kinds
      .flatMap(({ reasons }) => reasons)
      .map(({ reason, count }) => words.because(words.reasons[reason], print.count(count))),
    unknown: unknown.map(({ id, answeredAt, dueAt, customerId }) => ({
      id: id.toString(),
      at: print.moment(answeredAt ?? dueAt),
      to: customerId === null ? null : `/app/customers/${customerId}`,
    })),
  };
}
