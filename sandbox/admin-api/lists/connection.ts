import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { ApiContext, Args, FieldFunction, View } from '../api-types.ts';

/** How a connection is asked for; Shopify takes at most 250 at once. */
export const pageArgs = z.object({
  first: z.number().int().nullish(),
  last: z.number().int().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
  reverse: z.boolean().nullish(),
});
export type PageArgs = z.infer<typeof pageArgs>;

const maximum = 250;

/** The size of the page, or an error in Shopify's words. */
export function pageSize(args: PageArgs): number {
  const size = args.first ?? args.last;
  if (size == null) throw badRequest('you must provide one of first or last');
  if (args.first != null && args.last != null)
    throw badRequest('providing both first and last is not supported');
  if (size < 0) throw badRequest('first and last must not be negative');
  if (size > maximum) throw badRequest(`first and last cannot be more than ${maximum}`);
  return size;
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

export interface Entry {
  cursor: string;
  node: View;
}

/** What the schema calls an …Connection. */
export function connectionView(
  entries: readonly Entry[],
  page: { hasNext: boolean; hasPrevious: boolean },
): View {
  return {
    edges: entries.map(({ cursor, node }) => ({ cursor, node })),
    nodes: entries.map((entry) => entry.node),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: entries[0]?.cursor ?? null,
      endCursor: entries.at(-1)?.cursor ?? null,
    },
  };
}

/** A connection over a list that is already here; `key` names an item for its cursor. */
export function listConnection<T>(
  items: readonly T[],
  args: Args,
  context: ApiContext,
  shown: { key: (item: T) => string; view: (item: T) => View },
): View {
  const page = pageArgs.parse(args);
  const ordered = page.reverse === true ? [...items].reverse() : [...items];
  const entries = ordered.map((item) => ({ cursor: encodeCursor(shown.key(item)), item }));
  const from = page.after == null ? 0 : entries.findIndex((entry) => entry.cursor === page.after) + 1;
  const end = page.before == null ? -1 : entries.findIndex((entry) => entry.cursor === page.before);
  const to = end < 0 ? entries.length : end;
  const size = context.unlimited ? entries.length : pageSize(page);
  const start = page.last == null || context.unlimited ? from : Math.max(from, to - size);
  const stop = page.last == null || context.unlimited ? Math.min(to, start + size) : to;
  return connectionView(
    entries.slice(start, stop).map(({ cursor, item }) => ({ cursor, node: shown.view(item) })),
    { hasNext: stop < entries.length, hasPrevious: start > 0 },
  );
}

/** A connection field that has nothing in it. */
export const emptyConnection: FieldFunction = (args, context) =>
  listConnection<View>([], args, context, { key: () => '', view: (item) => item });

export function encodeCursor(text: string): string {
  return Buffer.from(text).toString('base64url');
}

export function decodeCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}
