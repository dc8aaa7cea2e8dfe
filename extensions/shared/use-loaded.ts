import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './app-client.ts';

export type Loaded<T> = { readonly state: 'loading' } | ({ readonly state: 'there' } & Answer<T>);

/** Asks once when shown; `again` asks anew and leaves what is shown until the answer is there. */
export function useLoaded<T>(ask: () => Promise<Answer<T>>): [Loaded<T>, again: () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const latest = useRef(ask);
  latest.current = ask;
  const again = useCallback(async () => {
    const answer = await latest.current();
    setLoaded({ state: 'there', ...answer });
  }, []);
  useEffect(() => {
    void again();
  }, [again]);
  return [loaded, again];
}
