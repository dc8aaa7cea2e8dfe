import { type Liquid, filters as native } from 'liquidjs';
import { Temporal } from 'temporal-polyfill';
import type { FilterHandler } from './liquid-types.ts';
import { factsOf, type PageFacts } from './page-facts.ts';
import { Strict } from './strict.ts';
import { escapeHtml, type Locales, translate } from './translate.ts';

/** Named arguments arrive as [name, value] behind those without a name. */
export function namedArguments(args: readonly unknown[]): Map<string, unknown> {
  return new Map(args.filter(Array.isArray).map((pair): [string, unknown] => [String(pair[0]), pair[1]]));
}

/** Texts, dates and numbers as Shopify's Liquid prints them. */
export function registerText(engine: Liquid, locales: Locales): void {
  const t: FilterHandler = function (key: unknown, ...args: unknown[]) {
    return translate(locales, factsOf(this).locale, String(key), namedArguments(args));
  };
  engine.registerFilter('t', t);
  engine.registerFilter('translate', t);
  engine.registerFilter('json', (value: unknown) => toJson(value));
  engine.registerFilter('handle', handle);
  engine.registerFilter('handleize', handle);
  engine.registerFilter('pluralize', (count: unknown, one: string, many: string) =>
    Number(count) === 1 ? one : many,
  );
  engine.registerFilter('date', function (value: unknown, ...args: unknown[]) {
    return printDate(this, value, args);
  });
  engine.registerFilter('time_tag', function (value: unknown, ...args: unknown[]) {
    const iso = instantOf(value, factsOf(this));
    return iso === null
      ? ''
      : `<time datetime="${iso}">${escapeHtml(String(printDate(this, value, args)))}</time>`;
  });
  engine.registerFilter('metafield_tag', (metafield: unknown) => {
    const value = metafield instanceof Strict ? metafield.liquidMethodMissing('value') : null;
    return value === null ? '' : escapeHtml(typeof value === 'object' ? toJson(value) : String(value));
  });
  registerDivision(engine);
}

/** Two whole numbers divide into a whole number; one written with a point divides exactly. */
function registerDivision(engine: Liquid): void {
  engine.registerFilter('divided_by', function (value: unknown, by: unknown) {
    const [over, under] = [Number(value), Number(by)];
    if (under === 0) throw new Error('Liquid: divided by 0');
    const written = this.token.args.some((arg) => !Array.isArray(arg) && /^-?\d+\.\d+$/.test(arg.getText()));
    const exact = written || !Number.isInteger(over) || !Number.isInteger(under);
    return exact ? over / under : Math.floor(over / under);
  });
}

/** Safe inside a script element too. */
function toJson(value: unknown): string {
  return (JSON.stringify(value ?? null) ?? 'null').replaceAll('<', '\\u003c');
}

function handle(text: unknown): string {
  return String(text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

const named: Record<string, Intl.DateTimeFormatOptions> = {
  abbreviated_date: { dateStyle: 'medium' },
  basic: { dateStyle: 'short' },
  date: { dateStyle: 'long' },
  date_at_time: { dateStyle: 'long', timeStyle: 'short' },
  default: { dateStyle: 'full', timeStyle: 'short' },
  on_date: { dateStyle: 'medium' },
};

/** A time without a zone is on the shop's wall clock; digits alone are seconds since 1970. */
function instantOf(value: unknown, { now, timezone }: Pick<PageFacts, 'now' | 'timezone'>): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value === 'now' || value === 'today') return now;
  const text = String(value).trim();
  if (/^-?\d{9,11}$/.test(text)) return new Date(Number(text) * 1000).toISOString();
  const local = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/.exec(text);
  if (local !== null) {
    const [, day = '', time = '00:00'] = local;
    const instant = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timezone).toInstant();
    return new Date(instant.epochMilliseconds).toISOString();
  }
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** On the shop's wall clock; `'now'` is the shop's business time. Without a format, or with a named one, in words. */
function printDate(
  filter: ThisParameterType<FilterHandler>,
  value: unknown,
  args: readonly unknown[],
): unknown {
  const facts = factsOf(filter);
  const { locale, timezone } = facts;
  const iso = instantOf(value, facts);
  if (iso === null) return value ?? '';
  const [pattern] = args.filter((arg) => !Array.isArray(arg));
  const format = String(namedArguments(args).get('format') ?? 'date');
  if (pattern === undefined) {
    const options = named[format];
    if (options === undefined) throw new Error(`The filter date has no format "${format}"`);
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone }).format(new Date(iso));
  }
  const strftime = native.date;
  const run = typeof strftime === 'function' ? strftime : strftime?.handler;
  return run?.call(filter, iso, String(pattern), timezone);
}
