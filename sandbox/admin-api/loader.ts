import type { Id, Shop } from '../domain/types.ts';
import type { Reader } from '../state/database.ts';
import { findDocument } from '../state/documents.ts';
import type { Loader } from './api-types.ts';

/** Reads each document once per request. */
export function createLoader(on: Reader, shop: Shop): Loader {
  return {
    product: once((id) => findDocument(on, shop, 'product', id)),
    customer: once((id) => findDocument(on, shop, 'customer', id)),
    order: once((id) => findDocument(on, shop, 'order', id)),
  };
}

function once<T>(read: (id: Id) => Promise<T>): (id: Id) => Promise<T> {
  const cache = new Map<Id, Promise<T>>();
  return (id) => {
    const known = cache.get(id) ?? read(id);
    cache.set(id, known);
    return known;
  };
}
