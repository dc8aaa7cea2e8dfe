import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { PreviewAnswer } from '../../app.loyalty_.preview.ts';
import type { PreviewView } from '../preview.ts';
import type { ProgramEditor } from './use-program-editor.ts';

const typingPauseMs = 250;

export interface Preview {
  readonly view: PreviewView;
  readonly basket: string;
  readonly setBasket: (amount: string) => void;
  /** The form has errors: what shows is the last state without. */
  readonly stale: boolean;
}

interface Loaded {
  readonly preview: PreviewView;
  readonly basket: string;
}

/** What the edited programme means, worked out by the server after each pause in typing. */
export function usePreview(loaded: Loaded, { form, unsaved, report }: ProgramEditor): Preview {
  const { data, submit } = useFetcher<PreviewAnswer>();
  const [basket, setBasket] = useState(loaded.basket);
  const [last, setLast] = useState(loaded.preview);
  const asSaved = !unsaved && basket === loaded.basket;
  const program = JSON.stringify(form);

  useEffect(() => {
    if (asSaved) return;
    const timer = setTimeout(
      () => submit({ program, basket }, { method: 'post', action: '/app/loyalty/preview' }),
      typingPauseMs,
    );
    return () => clearTimeout(timer);
  }, [asSaved, program, basket, submit]);

  useEffect(() => {
    if (data === undefined) return;
    if ('errors' in data) {
      report(data.errors);
      return;
    }
    report({});
    setLast(data.preview);
  }, [data, report]);

  return {
    view: asSaved ? loaded.preview : last,
    basket,
    setBasket,
    stale: !asSaved && data !== undefined && 'errors' in data,
  };
}
