import type { MessagesOverview } from '#app/modules/messages/door.ts';
import type { GridFact } from '../../ui/figures/fact-grid.tsx';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

export interface MessagesView {
  /** `off`: no mail server is set. */
  readonly state: 'on' | 'paused' | 'off';
  readonly facts: readonly GridFact[];
}

/** Whether mails go out, and what went, waits and did not go. */
export function messagesView(overview: MessagesOverview, print: Print, { settings }: Texts): MessagesView {
  const { messages: words } = settings;
  const sum = (of: 'waiting' | 'later' | 'sent' | 'merged' | 'notSent') =>
    overview.kinds.reduce((all, { figures }) => all + figures[of], 0);
  const { unknown, pausedAt, canSend } = overview;
  return {
    state: pausedAt !== null ? 'paused' : canSend ? 'on' : 'off',
    facts: [
      { label: words.sent, value: print.count(sum('sent') + sum('merged')), note: words.days },
      { label: words.due, value: print.count(sum('waiting') + sum('later')), note: words.dueNote },
      { label: words.notSent, value: print.count(sum('notSent')), note: words.notSentNote },
      { label: words.unknown, value: print.count(unknown), note: words.unknownNote, broken: unknown > 0 },
    ],
  };
}
