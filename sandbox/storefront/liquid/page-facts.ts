import type { FilterImpl } from './liquid-types.ts';

/** What filters need to know of the page they work for. */
export interface PageFacts {
  /** such as "de" or "pt-BR" */
  locale: string;
  currency: string;
  timezone: string;
  /** ISO instant: the shop's business time */
  now: string;
  /** /store/afterglow-demo */
  root: string;
}

const facts = new WeakMap<object, PageFacts>();

/** Remembers the facts for every template that is rendered with these globals. */
export function rememberFacts<Globals extends object>(globals: Globals, page: PageFacts): Globals {
  facts.set(globals, page);
  return globals;
}

/** The facts of the page a filter works for. */
export function factsOf(filter: FilterImpl): PageFacts {
  return factsFor(filter.context.globals);
}

export function factsFor(globals: object): PageFacts {
  const found = facts.get(globals);
  if (found === undefined) throw new Error('A Liquid template was rendered without the facts of its page.');
  return found;
}
