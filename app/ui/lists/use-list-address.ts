import { useNavigate, useSearchParams } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { cursorParameter } from './keyset.ts';

const typingPauseMs = 300;

/** Changes what the list's address asks for, from its first page on; null or '' takes a parameter out. */
export type ChangeAddress<Name extends string> = (
  parameters: Partial<Record<Name | 'q', string | null>>,
) => void;

/** Search and filters live in the address, so a link or Back brings them again. */
export function useListAddress<Name extends string>(): ChangeAddress<Name> {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  return (parameters) => {
    const next = new URLSearchParams(search);
    next.delete(cursorParameter);
    for (const [name, value] of Object.entries<string | null | undefined>(parameters)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    navigate({ search: next.toString() }, { replace: true, preventScrollReset: true });
  };
}

/** The searched text while it is typed; the address follows after a pause, and the text an address that is opened. */
export function useSearchText(
  asked: { readonly q: string },
  change: (parameters: { q: string }) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(asked.q);
  const sent = useRef(asked.q);
  const changed = text.trim() !== asked.q;
  // Back, or a link to the whole list: what stood in the field is no longer searched for.
  useEffect(() => {
    if (asked.q === sent.current) return;
    sent.current = asked.q;
    setText(asked.q);
  }, [asked.q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause anew, not a page that loads meanwhile
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      change({ q: text.trim() });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, changed]);
  return [text, setText];
}
