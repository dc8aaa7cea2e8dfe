import type { Boot } from '../boot.ts';
import type { ApiTable } from '../tables/table-types.ts';
import { complain } from './report.ts';
import { type SignalClass, type Signals, setSignals } from './signals.ts';
import { apiOf } from './tables.ts';

/** The functions of `shopify` by their path. */
export type Functions = Record<string, (...input: never[]) => unknown>;
export type Entry = (api: unknown) => unknown;

export interface Api {
  /** the `shopify` of this target */
  shopify: object;
  /** what the bundle registered for each target */
  entries: Map<string, Entry>;
}

/** Names that engines and promises ask of any object. */
const silent = new Set(['then', 'toJSON', '$$typeof', 'constructor', 'prototype', 'nodeType', 'tagName']);

/** `shopify` as the types of the target say: signals, functions and values; any other name is an error. */
export function createApi(boot: Boot, signals: Signals, functions: Functions): Api {
  const entries = new Map<string, Entry>();
  const whole = {
    ...membersOf(apiOf(boot.target), '', signals, functions),
    extend: { value: (target: string, entry: Entry) => entries.set(target, entry) },
    setSignals: { value: (given: SignalClass) => setSignals(given) },
    reload: { value: () => undefined },
  };
  return { shopify: strict(whole, '', boot.target), entries };

  function membersOf(table: ApiTable, path: string, from: Signals, known: Functions): PropertyDescriptorMap {
    const members = Object.entries(table).map(([name, kind]): [string, PropertyDescriptor] => {
      const at = path === '' ? name : `${path}.${name}`;
      return [name, { enumerable: true, get: () => memberOf(kind, at, from, known) }];
    });
    return Object.fromEntries(members);
  }

  function memberOf(kind: ApiTable[string], at: string, from: Signals, known: Functions): unknown {
    if (kind === 'signal') return from.at(at);
    if (kind === 'function') return known[at] ?? absent(at, boot.target);
    if (kind === 'value') return from.look(at);
    const isThere =
      from.look(at) !== undefined || Object.keys(known).some((name) => name.startsWith(`${at}.`));
    return isThere ? strict(membersOf(kind, at, from, known), at, boot.target) : undefined;
  }
}

/** An object that has these members and says of every other name that it does not exist. */
function strict(members: PropertyDescriptorMap, path: string, target: string): object {
  const full = (name: string) => (path === '' ? `shopify.${name}` : `shopify.${path}.${name}`);
  return new Proxy(Object.create(null, members), {
    get: (object, name) => {
      if (typeof name === 'symbol' || silent.has(name) || name in object) return Reflect.get(object, name);
      const error = new Error(`${full(name)} does not exist in ${target}.`);
      complain(error);
      throw error;
    },
    set: (_object, name) => {
      const error = new Error(`${full(String(name))} cannot be set.`);
      complain(error);
      throw error;
    },
  });
}

/** A function that the target has and the sandbox has not. */
function absent(path: string, target: string): () => never {
  return () => {
    const error = new Error(`The sandbox cannot do shopify.${path} in ${target}.`);
    complain(error);
    throw error;
  };
}
