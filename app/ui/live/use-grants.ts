import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { useRefreshWhile } from '../page/use-refresh-while.ts';

type GrantState = 'idle' | 'asking' | 'waiting' | 'declined';

interface Grants {
  readonly state: GrantState;
  /** Asks for what is missing, and goes on once it is there. */
  readonly start: () => void;
}

/**
 * Has Shopify ask the merchant for scopes. Shopify tells the app of a grant by a webhook, so the page is loaded again
 * until nothing is missing; `goOn` then runs, once.
 */
export function useGrants(missing: readonly string[], goOn: () => void): Grants {
  const shopify = useAppBridge();
  const [state, setState] = useState<GrantState>('idle');
  const waiting = state === 'waiting';
  const complete = missing.length === 0;
  useRefreshWhile(waiting && !complete);
  useEffect(() => {
    if (!waiting || !complete) return;
    setState('idle');
    goOn();
  }, [waiting, complete, goOn]);
  const ask = async () => {
    setState('asking');
    try {
      const { result } = await shopify.scopes.request([...missing]);
      setState(result === 'granted-all' ? 'waiting' : 'declined');
    } catch {
      setState('declined');
    }
  };
  return { state, start: () => (complete ? goOn() : void ask()) };
}
