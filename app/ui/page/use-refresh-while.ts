import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const everyMs = 2000;

/** Loads the page's data again every two seconds while something on it is under way. Rests in a hidden tab. */
export function useRefreshWhile(underWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!underWay || state !== 'idle') return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [underWay, state, revalidate]);
}
