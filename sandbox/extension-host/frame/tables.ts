import adminElements from '../tables/admin-elements.json' with { type: 'json' };
import elements from '../tables/elements.json' with { type: 'json' };
import { isHosted, surfaceOf } from '../tables/hosted-targets.ts';
import type { ApiTable, ElementTable } from '../tables/table-types.ts';
import targets from '../tables/targets.json' with { type: 'json' };

const apis = new Map<string, ApiTable>();
for (const [target, table] of Object.entries<unknown>(targets))
  if (isApiTable(table)) apis.set(target, table);
const all = tablesOf(elements);
const ofAdmin = tablesOf(adminElements);
const attributes = new Map<string, Set<string>>();

/** What `shopify` holds in the target. */
export function apiOf(target: string): ApiTable {
  const table = apis.get(target);
  if (table === undefined) throw new Error(`There is no target ${target}.`);
  return table;
}

/** The elements of the target's surface; those of the others stay unknown. */
export function elementsOf(target: string): Map<string, ElementTable> {
  const surface = isHosted(target) ? surfaceOf(target) : null;
  const known =
    surface === 'admin'
      ? [...ofAdmin]
      : [...all].filter(([, table]) => !(surface === 'checkout' && table.accountOnly));
  attributes.clear();
  for (const [tag, table] of known) {
    attributes.set(tag, new Set(Object.keys(table.properties).map((name) => name.toLowerCase())));
  }
  return new Map(known);
}

export const isKnown = (tag: string): boolean => attributes.has(tag);

/** The attributes of an element, in lower case; null for an unknown element. */
export const attributesOf = (tag: string): ReadonlySet<string> | null => attributes.get(tag) ?? null;

function tablesOf(json: Record<string, unknown>): Map<string, ElementTable> {
  const found = new Map<string, ElementTable>();
  for (const [tag, table] of Object.entries(json)) if (isElementTable(table)) found.set(tag, table);
  return found;
}

function isElementTable(table: unknown): table is ElementTable {
  return typeof table === 'object' && table !== null && 'properties' in table && 'events' in table;
}

function isApiTable(table: unknown): table is ApiTable {
  return typeof table === 'object' && table !== null && 'i18n' in table;
}
