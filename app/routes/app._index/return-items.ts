import type { Instant } from '#app/kernel/calendar.ts';
import type { ReturnFigures, ReturnRow } from '#app/modules/returns/door.ts';
import { dueView } from '../../ui/print/due.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { more } from './more.ts';
import type { Queues } from './queues.server.ts';
import type { WaitingItem } from './waiting-item.ts';

export interface ReturnsInput {
  readonly returns: Pick<ReturnFigures, 'open' | 'held'>;
  readonly queues: Pick<Queues, 'held' | 'overdue' | 'unread' | 'withdrawals' | 'toReview' | 'toSettle'>;
  /** Of the policy's reasons, by id. */
  readonly reasonLabels: Readonly<Record<string, string>>;
  readonly now: Instant;
}

type Items = readonly (WaitingItem | false)[];

/** What is held, late, written or stated about returns, then what is next in each list; each return once. */
export function returnItems(input: ReturnsInput, print: Print, texts: Texts): Items {
  const { queues } = input;
  const told = new Set([...queues.held, ...queues.overdue].map(({ id }) => id));
  const untold = (rows: readonly ReturnRow[]) => rows.filter(({ id }) => !told.has(id));
  return [
    ...heldItems(input, print, texts),
    ...queues.overdue.filter(({ held }) => !held).map((row) => overdueItem(row, input, print, texts)),
    ...withdrawalItems(input, print, texts),
    ...queues.unread.map((row) => unreadItem(row, input, print, texts)),
    ...listItems(input, untold, print, texts),
  ];
}

function aboutOf(row: ReturnRow, { reasonLabels }: ReturnsInput, texts: Texts): string {
  const [reason] = row.reasons;
  const label = reason === undefined ? '' : (reasonLabels[reason] ?? reason);
  return [texts.returns.units(row.units), row.title, label].filter(Boolean).join(' · ');
}

const lookAt = (row: ReturnRow, { today }: Texts) => ({
  label: today.waiting.look,
  to: `/app/returns/${row.id}`,
});

const approving = (row: ReturnRow, { returns: { actions } }: Texts) => ({
  label: actions.approve,
  path: `/app/returns/${row.id}`,
  right: 'decide' as const,
  fields: { intent: 'approve' },
  done: actions.done.approve,
});

function heldItems({ queues, returns }: ReturnsInput, print: Print, texts: Texts): Items {
  const { waiting: words } = texts.today;
  return [
    ...queues.held.map((row) => ({
      id: `held-${row.id}`,
      title: words.held(row.name, print.money(row.quoted)),
      text: words.heldText,
      link: lookAt(row, texts),
    })),
    more('held-more', returns.held - queues.held.length, words.moreHeld, {
      text: words.moreText,
      link: { label: words.lookAtAll, to: '/app/returns?tab=all&held=yes' },
    }),
  ];
}

/** Only a request can be answered in place: goods have to be looked at, and money is asked about once more. */
function overdueItem(row: ReturnRow, input: ReturnsInput, print: Print, texts: Texts): WaitingItem {
  const { waiting: words } = texts.today;
  const due = dueView(row.dueAt, input.now, print, texts.returns.queue.due);
  return {
    id: `overdue-${row.id}`,
    title: words.overdue(row.name, due?.text ?? ''),
    text: `${texts.returns.states[row.state]} · ${aboutOf(row, input, texts)} · ${print.money(row.quoted)}`,
    link: lookAt(row, texts),
    ...(row.state === 'requested' ? { act: approving(row, texts) } : {}),
  };
}

function withdrawalItems({ queues }: ReturnsInput, print: Print, texts: Texts): Items {
  const { waiting: words } = texts.today;
  const { withdrawals } = texts.returns;
  return queues.withdrawals.map(({ id, statement, standing, statedAt }) => ({
    id: `withdrawal-${id}`,
    title: words.withdrawal(statement?.order ?? withdrawals.erased),
    text: `${withdrawals.standings[standing].label} · ${print.moment(statedAt).text}`,
    link: { label: words.look, to: `/app/returns/withdrawals?open=${id}` },
    act: {
      label: withdrawals.handled,
      path: '/app/returns/withdrawals',
      right: 'decide',
      fields: { intent: 'handled', withdrawal: id.toString() },
      done: withdrawals.done,
    },
  }));
}

function unreadItem(row: ReturnRow, input: ReturnsInput, print: Print, texts: Texts): WaitingItem {
  const { waiting: words } = texts.today;
  return {
    id: `unread-${row.id}`,
    title: words.unread(row.name),
    text: `${aboutOf(row, input, texts)} · ${print.money(row.quoted)}`,
    link: { label: words.answer, to: `/app/returns/${row.id}#talk` },
    act: {
      label: texts.returns.one.talk.read,
      path: `/app/returns/${row.id}`,
      right: 'decide',
      fields: { intent: 'read' },
      done: texts.returns.actions.done.read,
    },
  };
}

function listItems(
  input: ReturnsInput,
  untold: (rows: readonly ReturnRow[]) => readonly ReturnRow[],
  print: Print,
  texts: Texts,
): Items {
  const { waiting: words } = texts.today;
  const { queues, returns } = input;
  const { open } = returns;
  const said = (row: ReturnRow) => `${aboutOf(row, input, texts)} · ${print.moment(row.since).text}`;
  return [
    ...untold(queues.toSettle)
      .filter(({ held }) => !held)
      .map((row) => ({
        id: `settle-${row.id}`,
        title: words.toSettle(row.name, texts.returns.outcomes[row.outcome], print.money(row.quoted)),
        text: said(row),
        link: { label: words.settle, to: `/app/returns/${row.id}` },
      })),
    more('settle-more', open['to-settle'] - queues.toSettle.length, words.moreToSettle, {
      text: words.moreText,
      link: { label: words.lookAtAll, to: '/app/returns?tab=to-settle' },
    }),
    open['to-inspect'] > 0 && {
      id: 'inspect',
      title: words.toInspect(open['to-inspect']),
      text: words.toInspectText,
      link: { label: words.inspect, to: '/app/returns?tab=to-inspect' },
    },
    ...untold(queues.toReview).map((row) => ({
      id: `review-${row.id}`,
      title: words.toReview(row.name, print.money(row.quoted)),
      text: said(row),
      link: lookAt(row, texts),
      act: approving(row, texts),
    })),
    more('review-more', open['to-review'] - queues.toReview.length, words.moreToReview, {
      text: words.moreText,
      link: { label: words.lookAtAll, to: '/app/returns?tab=to-review' },
    }),
  ];
}
