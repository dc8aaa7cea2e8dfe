import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuoteInput, QuoteView } from '../../../app/contracts/returns.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';

export interface Quoted {
  /** The quote of the units chosen now; null while it is worked out. Another exchange keeps it until its own is there. */
  readonly answer: Answer<QuoteView> | null;
  /** Is it also of the exchange that is chosen now? */
  readonly isWhole: boolean;
}

const pauseMs = 150;

/** The quote of what is chosen now. An answer to an earlier choice is dropped. */
export function useQuote(app: AppClient, input: QuoteInput | null): Quoted {
  const [quote, setQuote] = useState<{ lines: string; whole: string; answer: Answer<QuoteView> } | null>(
    null,
  );
  const whole = input === null ? '' : JSON.stringify(input);
  const lines = input === null ? '' : JSON.stringify(input.lines);
  const latest = useRef(whole);
  latest.current = whole;
  useEffect(() => {
    if (whole === '') return;
    const timer = setTimeout(async () => {
      const answer = await app.post<QuoteView>('/api/returns/quote', JSON.parse(whole));
      if (latest.current === whole) setQuote({ lines, whole, answer });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [app, whole, lines]);
  if (quote === null || whole === '' || quote.lines !== lines) return { answer: null, isWhole: false };
  return { answer: quote.answer, isWhole: quote.whole === whole };
}
