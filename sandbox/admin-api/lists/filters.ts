import type { Param } from '../../state/database.ts';
import { parseGid } from '../gid.ts';
import { badRequest } from './connection.ts';
import type { Operator, Search } from './search.ts';

/** Collects the parameters of one statement. */
export class Params {
  readonly values: Param[] = [];

  /** "$3", the place of this value. */
  add(value: Param): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The SQL condition for one `field:value`. */
export type Filter = (operator: Operator, value: string, params: Params) => string;

/** The SQL condition of a whole search; a field that has no filter is an error that names it. */
export function conditionOf(
  search: Search,
  filters: Readonly<Record<string, Filter>>,
  params: Params,
): string {
  switch (search.kind) {
    case 'all':
      return 'true';
    case 'not':
      return `not coalesce((${conditionOf(search.part, filters, params)}), false)`;
    case 'and':
    case 'or':
      return `(${search.parts.map((part) => conditionOf(part, filters, params)).join(` ${search.kind} `)})`;
    case 'term': {
      const name = search.field ?? 'default';
      const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
      if (filter === undefined) throw badRequest(`The sandbox has no search filter "${name}".`);
      return filter(search.operator, search.value, params);
    }
    default:
      return search satisfies never;
  }
}

/** Instants such as `2026-03-01T15:00:00Z` or days such as `2026-03-01` (then its first moment, UTC). */
export function instantFilter(column: string): Filter {
  return (operator, value, params) => {
    const instant = new Date(value);
    if (Number.isNaN(instant.getTime()))
      throw badRequest(`"${value}" is not a time the sandbox understands.`);
    return `${column} ${operator} ${params.add(instant)}`;
  };
}

/** Ids as digits or as gid://…. */
export function idFilter(column: string): Filter {
  return (operator, value, params) => {
    const digits = parseGid(value)?.id ?? value;
    if (!/^\d{1,19}$/.test(digits)) throw badRequest(`"${value}" is not an id.`);
    return `${column} ${operator} ${params.add(digits)}::bigint`;
  };
}

/** The same text, upper and lower case alike; a closing * stands for any rest, * alone for any text. */
export function textFilter(expression: string): Filter {
  return (_operator, value, params) => {
    if (value === '*') return `coalesce(${expression}, '') <> ''`;
    const pattern = value.replace(/[%_\\]/g, '\\$&').replace(/\*$/, '%');
    return `${expression} ilike ${params.add(pattern)}`;
  };
}

/** Words anywhere in the texts. */
export function wordFilter(...expressions: string[]): Filter {
  return (_operator, value, params) => {
    const place = params.add(`%${value.replace(/[%_\\]/g, '\\$&').replace(/\*$/, '')}%`);
    return `(${expressions.map((expression) => `${expression} ilike ${place}`).join(' or ')})`;
  };
}
