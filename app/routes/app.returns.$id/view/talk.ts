import type { ReturnDetail } from '#app/modules/returns/door.ts';
import type { MomentView, Print } from '../../../ui/print/print.ts';
import { type StaffNames, staffCalled } from '../../../ui/returns/staff-called.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

export interface TalkView {
  readonly id: string;
  readonly author: 'shopper' | 'shop' | 'note';
  readonly by: string;
  readonly text: string;
  readonly at: MomentView;
}

/** What was written, oldest first. */
export function talkViews(
  { messages }: ReturnDetail,
  staff: StaffNames,
  print: Print,
  texts: Texts,
): TalkView[] {
  const { from } = texts.returns.one.talk;
  return messages.map(({ number, author, actor, text, at }) => ({
    id: String(number),
    author,
    by: author === 'shopper' ? from.shopper : from[author](staffCalled(actor, staff, texts)),
    text,
    at: print.moment(at),
  }));
}

export interface StepView {
  readonly id: string;
  readonly label: string;
  readonly at: MomentView;
  readonly by: string;
  readonly mood: 'good' | 'bad' | 'plain';
}

const good = ['approved', 'settled', 'hold-lifted'];
const bad = ['declined', 'cancelled', 'held', 'expired'];

/** What happened to it, oldest first. */
export function stepViews(
  { timeline }: ReturnDetail,
  staff: StaffNames,
  print: Print,
  texts: Texts,
): StepView[] {
  const { steps, actors, one } = texts.returns;
  const kinds: Readonly<Record<string, string>> = steps;
  const machines: Readonly<Record<string, string>> = actors;
  return timeline.map(({ kind, at, actor }, index) => ({
    id: `${index} ${kind}`,
    label: kinds[kind] ?? kind,
    at: print.moment(at),
    by: one.timeline.by(machines[actor] ?? staffCalled(actor, staff, texts)),
    mood: good.includes(kind) ? 'good' : bad.includes(kind) ? 'bad' : 'plain',
  }));
}
