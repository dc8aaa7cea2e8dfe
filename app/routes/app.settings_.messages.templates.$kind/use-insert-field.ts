import { useEffect, useRef } from 'react';
import type { TemplateTexts } from '#app/modules/messages/templates/template.ts';

type Field = keyof TemplateTexts;

interface Inserting {
  readonly idOf: (field: Field) => string;
  /** Notes in which text the cursor was last. */
  readonly entered: (field: Field) => void;
  /** Puts a snippet where the cursor was; a part of it can be marked, to be written over. */
  readonly insert: (snippet: string, marked?: string) => void;
}

/** Inserts into the text in which the cursor was last, and leaves the cursor behind what came in. */
export function useInsertField(
  textOf: (field: Field) => string,
  onChange: (field: Field, text: string) => void,
): Inserting {
  const last = useRef<Field>('body');
  const wanted = useRef<{ readonly field: Field; readonly from: number; readonly to: number } | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const { field, from, to } = wanted.current;
    wanted.current = null;
    const box = boxOf(field);
    box?.focus();
    box?.setSelectionRange(from, to);
  });
  return {
    idOf,
    entered: (field) => {
      last.current = field;
    },
    insert: (snippet, marked = '') => {
      const field = last.current;
      const text = textOf(field);
      const box = boxOf(field);
      const start = box?.selectionStart ?? text.length;
      const end = box?.selectionEnd ?? text.length;
      const at = marked === '' ? snippet.length : snippet.indexOf(marked);
      wanted.current = { field, from: start + at, to: start + at + marked.length };
      onChange(field, `${text.slice(0, start)}${snippet}${text.slice(end)}`);
    },
  };
}

const idOf = (field: Field) => `text-${field}`;

function boxOf(field: Field): HTMLInputElement | HTMLTextAreaElement | null {
  const box = document.getElementById(idOf(field));
  return box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box : null;
}
