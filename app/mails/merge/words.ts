import { Liquid, type Template } from 'liquidjs';
import type { Field } from './fields.ts';

/** What may follow a field. */
export const filters = ['default', 'capitalize', 'upcase', 'downcase', 'truncate'] as const;

/** Stands for a field without a value until the blank before it is taken away too. */
const NOTHING = '\ue000';

/** Liquid without tags, files and most filters: without a loop its time and size are those of the words. */
const engine = openEngine();

function openEngine(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: 10_000,
    outputEscape: (value: unknown) => String(value).replaceAll(NOTHING, '') || NOTHING,
  });
  for (const tag of Object.keys(liquid.tags)) delete liquid.tags[tag];
  for (const name of Object.keys(liquid.filters))
    if (!filters.some((filter) => filter === name)) delete liquid.filters[name];
  return liquid;
}

const parsed = new Map<string, readonly Template[]>();
const KEPT = 2_000;

function parse(words: string): readonly Template[] {
  const known = parsed.get(words);
  if (known !== undefined) return known;
  // A Map gives its keys in the order they came: the first one is the oldest.
  const oldest = parsed.keys().next();
  if (parsed.size >= KEPT && !oldest.done) parsed.delete(oldest.value);
  const templates = engine.parse(words.replaceAll(NOTHING, ''));
  parsed.set(words, templates);
  return templates;
}

/**
 * A merchant's words with the values of their fields, which are never read as Liquid themselves. A field without a
 * value takes the blank before it along, and the comma before that: "Hello, {{ first_name }}:" is "Hello:". Breaks on
 * words that cannot be read and on a field that has no value here, not even an empty one.
 */
export function fill(words: string, values: Readonly<Partial<Record<Field, string>>>): string {
  if (!words.includes('{')) return words;
  const filled: unknown = engine.renderSync([...parse(words)], values);
  return String(filled)
    .replace(/[,、，]?[ \t]*\ue000/g, '')
    .replace(/^[,、，][ \t]*/, '');
}

const ARGUMENT = `(?:"[^"]*"|'[^']*'|\\d{1,4})`;
const OUTPUT = new RegExp(
  `^(?<field>[a-z_]+)(?<filters>(?:\\s*\\|\\s*[a-z_]+(?:\\s*:\\s*${ARGUMENT}(?:\\s*,\\s*${ARGUMENT})*)?)*)$`,
);

export type Fault =
  | { readonly kind: 'tag' | 'unreadable' }
  | { readonly kind: 'no-such-field' | 'no-such-filter'; readonly name: string };

/** Why words cannot be used where these fields are; null: they can. */
export function faultOf(words: string, known: readonly Field[]): Fault | null {
  if (/\{%|%\}/.test(words)) return { kind: 'tag' };
  let rest = words;
  for (const [output, inner = ''] of words.matchAll(/\{\{-?([^{}]*?)-?\}\}/g)) {
    const found = OUTPUT.exec(inner.trim())?.groups;
    if (found === undefined) return { kind: 'unreadable' };
    const { field = '', filters: chain = '' } = found;
    if (!known.some((name) => name === field)) return { kind: 'no-such-field', name: field };
    for (const [, name = ''] of chain.matchAll(/\|\s*([a-z_]+)/g))
      if (!filters.some((filter) => filter === name)) return { kind: 'no-such-filter', name };
    rest = rest.replace(output, '');
  }
  if (/\{\{|\}\}/.test(rest)) return { kind: 'unreadable' };
  try {
    // What it can be read with today it must print with: a filter may still refuse its arguments.
    fill(words, Object.fromEntries(known.map((name) => [name, name])));
    return null;
  } catch {
    return { kind: 'unreadable' };
  }
}
