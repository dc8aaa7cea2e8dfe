import { useEffect, useState } from 'react';

export interface WorkedOut<Answer> {
  /** The last answer, also while a newer one is awaited. */
  readonly data: Answer | undefined;
  /** An answer is on its way. */
  readonly waiting: boolean;
}

/**
 * What the server works out of fields, posted after each pause in editing; undefined fields ask nothing. By fetch and
 * not by a fetcher of the router: that one's answer calls off a load of the page which a save has begun before it.
 * What fails leaves the last answer as it is; the next edit asks again.
 */
export function useWorkedOut<Answer>(
  address: string,
  fields: Readonly<Record<string, string>> | undefined,
  pauseMs: number,
): WorkedOut<Answer> {
  const [data, setData] = useState<Answer>();
  const [answered, setAnswered] = useState<string>();
  const text = fields && JSON.stringify(fields);
  useEffect(() => {
    if (text === undefined) return;
    const calledOff = new AbortController();
    const ask = async () => {
      try {
        const body = new URLSearchParams(JSON.parse(text));
        const response = await fetch(address, { method: 'POST', body, signal: calledOff.signal });
        if (response.headers.get('content-type')?.startsWith('application/json'))
          setData(await response.json());
      } catch (error) {
        if (calledOff.signal.aborted) return;
        console.warn(error);
      }
      setAnswered(text);
    };
    const timer = setTimeout(ask, pauseMs);
    return () => {
      clearTimeout(timer);
      calledOff.abort();
    };
  }, [address, text, pauseMs]);
  return { data, waiting: text !== undefined && answered !== text };
}
