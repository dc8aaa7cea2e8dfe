import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef } from 'react';
import { type Points, parsePoints, points, printPoints } from '#app/kernel/points.ts';
import { type Texts, useTexts } from '../../../ui/texts/texts.ts';
import type { AdjustingAnswer } from './decide.server.ts';
import type { AdjustingView } from './view.server.ts';

export interface Adjusting {
  readonly busy: boolean;
  /** Why the last one was refused; null: it was not. */
  readonly wrong: string | null;
  /** Counts what went well: a question closes with it. */
  readonly done: number | null;
  readonly adjust: (fields: Record<string, string>) => void;
  readonly undo: (entry: number) => void;
}

const locale = 'en';

/** Points by hand of one customer. What went well is said in a toast that can undo it. */
export function useAdjusting(customerId: string, view: AdjustingView | null): Adjusting {
  const texts = useTexts();
  const { adjusting: words } = texts;
  const shopify = useAppBridge();
  const { data, state, submit } = useFetcher<AdjustingAnswer>();
  const said = useRef<AdjustingAnswer | undefined>(undefined);
  const send = (fields: Record<string, string>) =>
    submit(fields, { method: 'post', action: `/app/customers/${customerId}` });
  /** An undo has no field beside which its refusal could stand. */
  const undoing = useRef(false);
  const undo = (entry: number) => {
    undoing.current = true;
    send({ intent: 'undo-adjustment', entry: String(entry) });
  };
  useEffect(() => {
    if (data === undefined || said.current === data) return;
    said.current = data;
    if ('refused' in data) {
      if (undoing.current) shopify.toast.show(refusedInWords(data, view, texts), { isError: true });
      return;
    }
    if (data.done === 'undo-adjustment') shopify.toast.show(words.undone);
    else
      shopify.toast.show(movedInWords(data.points, texts), {
        action: words.undo,
        onAction: () => undo(data.entry),
      });
  });
  return {
    busy: state !== 'idle',
    wrong:
      data === undefined || state !== 'idle' || !('refused' in data)
        ? null
        : refusedInWords(data, view, texts),
    done: data !== undefined && 'done' in data && state === 'idle' ? data.entry : null,
    adjust: (fields) => {
      undoing.current = false;
      send({ intent: 'adjust-points', ...fields });
    },
    undo,
  };
}

function movedInWords(moved: string, texts: Texts): string {
  const change = parsePoints(moved);
  return change > 0n
    ? texts.adjusting.given(inWords(change, texts))
    : texts.adjusting.taken(inWords(points(-change), texts));
}

/** Why it was refused, in words. */
function refusedInWords(
  { refused, role, available }: Extract<AdjustingAnswer, { refused: unknown }>,
  view: AdjustingView | null,
  texts: Texts,
): string {
  const { refused: words } = texts.adjusting;
  if (role) return words.role;
  if (refused === 'insufficient-points') return words[refused](inWords(parsePoints(available ?? '0'), texts));
  if (refused === 'limit-reached') return words[refused](inWords(parsePoints(view?.limit ?? '0'), texts));
  return words[refused];
}

const inWords = (count: Points, texts: Texts): string => texts.shared.points(printPoints(count, locale));
