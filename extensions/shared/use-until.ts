import { useEffect, useState } from 'preact/hooks';

const everyMs = 1500;
const mostTries = 20;

/** Asks again now and then until it is there; half a minute at most. */
export function useUntil(isThere: boolean, again: () => Promise<void>): void {
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (isThere || tries >= mostTries) return;
    const timer = setTimeout(() => {
      setTries(tries + 1);
      void again();
    }, everyMs);
    return () => clearTimeout(timer);
  }, [isThere, tries, again]);
}
