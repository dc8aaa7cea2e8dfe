import { useRef, useState } from 'preact/hooks';

/** Runs one thing at a time. What is asked for while another is under way, such as by a second click, is dropped. */
export function useOneAtATime(): [busy: boolean, run: (work: () => Promise<void>) => Promise<void>] {
  const [busy, setBusy] = useState(false);
  // State is known only at the next rendering; a second click comes before it.
  const running = useRef(false);
  const run = async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return [busy, run];
}
