import elements from '../tables/elements.json' with { type: 'json' };
import { isHosted, surfaceOf } from '../tables/hosted-targets.ts';
import type { ApiTable, ElementTable } from '../tables/table-types.ts';
import targets from '../tables/targets.json' with { type: 'json' };

const apis = new Map<string, ApiTable>();
for (const [target, table] of Object.entries<unknown>(targets))
  if (isApiTable(table)) apis.set(target, table);
const all = new Map<string, ElementTable>();
for (const [tag, table] of Object.entries<unknown>(elements)) if (isElementTable(table)) all.set(tag, table);
const attributes = new Map<string, Set<string>>();

/** What `shopify` holds in the target. */
export function apiOf(target: string): ApiTable {
  const table = apis.get(target);
  if (table === undefined) throw new Error(`There is no target ${target}.`);
  return table;
}

/** The elements of the target's surface; those of the other one stay unknown. */
export function elementsOf(target: string): Map<string, ElementTable> {
  const inCheckout = isHosted(target) && surfaceOf(target) === 'checkout';
  const known = [...all].filter(([, table]) => !(inCheckout && table.accountOnly));
  attributes.clear();
  for (const [tag, table] of known) {
    attributes.set(tag, new Set(Object.keys(table.properties).map((name) => name.toLowerCase())));
  }
  return new Map(known);
}

export const isKnown = (tag: string): boolean => attributes.has(tag);

/** The attributes of an element, in lower case; null for an unknown element. */
export const attributesOf = (tag: string): ReadonlySet<string> | null => attributes.get(tag) ?? null;

function isElementTable(table: unknown): table is ElementTable {
  return typeof table === 'object' && table !== null && 'properties' in table && 'events' in table;
}

function isApiTable(table: unknown): table is ApiTable {
  return typeof table === 'object' && table !== null && 'i18n' in table;
}
