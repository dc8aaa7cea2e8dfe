import type { Id } from '../domain/types.ts';

/** "gid://shopify/Order/123". */
export function gid(type: string, id: Id): string {
  return `gid://shopify/${type}/${id}`;
}

const form = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d{1,19})(?:\?.*)?$/;

/** The parts of a global id, or null when it is none. */
export function parseGid(text: unknown): { type: string; id: Id } | null {
  const match = typeof text === 'string' ? form.exec(text) : null;
  const [, type, id] = match ?? [];
  return type === undefined || id === undefined ? null : { type, id };
}

/** The number of a global id of this type, or null when it is of another. */
export function idOf(type: string, text: unknown): Id | null {
  const parsed = parseGid(text);
  return parsed?.type === type ? parsed.id : null;
}
