import type { MessageDetail } from '#app/modules/messages/door.ts';
import type { MomentView, Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

export interface StepView {
  readonly id: string;
  readonly label: string;
  readonly at: MomentView;
  /** `good`, `bad`, or nothing to be glad or sorry of. */
  readonly mood: 'good' | 'bad' | 'plain';
}

/** What happened to a message, in its order. */
export function timeLine(message: MessageDetail, print: Pick<Print, 'dateTime'>, texts: Texts): StepView[] {
  const { line: words } = texts.messages.one;
  const { firstDueAt, dueAt, answeredAt, claimedAt, state, plannedAt } = message;
  const step = (id: string, label: string, at: MessageDetail['dueAt'], mood: StepView['mood'] = 'plain') => ({
    id,
    label,
    at: print.dateTime(at),
    mood,
  });
  const moved = !firstDueAt.equals(dueAt);
  const inHand = claimedAt !== null && (state === 'claimed' || state === 'unknown');
  return [
    step('planned', words.planned, plannedAt),
    ...(answeredAt === null && !moved
      ? []
      : [step('first-due', moved ? words.firstDue : words.wasDue, firstDueAt)]),
    ...(answeredAt === null ? [step('due', words.due, dueAt)] : []),
    ...(inHand ? [step('claimed', words.claimed, claimedAt)] : []),
    ...(answeredAt === null ? [] : [answerStep(message, answeredAt, print, texts)]),
    ...message.events.map(({ kind, at, detail }) =>
      step(
        kind,
        labelled(words.feedback[kind], detail, words),
        at,
        kind === 'bounced' || kind === 'complained' ? 'bad' : 'good',
      ),
    ),
  ];
}

function answerStep(
  { state, via }: MessageDetail,
  answeredAt: MessageDetail['dueAt'],
  print: Pick<Print, 'dateTime'>,
  texts: Texts,
): StepView {
  const { line: words } = texts.messages.one;
  const at = print.dateTime(answeredAt);
  if (state === 'sent')
    return {
      id: 'sent',
      label: via === 'flow' || via === 'klaviyo' ? words.told(texts.messageWords.senders[via]) : words.handed,
      at,
      mood: 'good',
    };
  if (state === 'merged') return { id: 'merged', label: words.merged, at, mood: 'good' };
  if (state === 'unknown') return { id: 'unknown', label: words.unknown, at, mood: 'bad' };
  return { id: 'decided', label: words.decided, at, mood: 'plain' };
}

/** A bounce says first whether it lasts, then its code; a click may say nothing. */
function labelled(text: string, detail: string, words: Texts['messages']['one']['line']): string {
  const said = detail
    .replace(/^lasting\b/, words.lasting)
    .replace(/^passing\b/, words.passing)
    .trim();
  return said === '' ? text : words.detail(text, said);
}
