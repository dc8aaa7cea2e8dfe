import { afterAll } from 'vitest';
import { z } from 'zod';
import type { Shop } from '../domain/types.ts';
import { type TestState, useState } from '../state/test-database.ts';
import { type AdminApi, type AdminApiDeps, createAdminApi } from './admin-api.ts';

const answerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

/** An answer of the Admin API; `at` reads a value by its path in `data`, such as "orders.nodes.0.name". */
export type Answer = z.infer<typeof answerForm> & { at(path: string): unknown };

export interface TestApi {
  readonly world: TestState;
  api(): AdminApi;
  ask(shop: Shop, query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** The Admin API over a state of its own for this test file. */
export function useAdminApi(options: Pick<AdminApiDeps, 'runsBulk' | 'throttle'> = {}): TestApi {
  const world = useState();
  let api: AdminApi | undefined;
  afterAll(async () => {
    await api?.close();
  });
  const app = {
    id: '580111',
    apiKey: 'key',
    title: 'Afterglow',
    handle: 'afterglow',
    origin: 'http://localhost:4000',
    flowTriggers: [
      {
        handle: 'bid-placed',
        name: 'Bid placed',
        fields: [
          { key: 'customer_id', type: 'customer_reference' },
          { key: 'Note', type: 'single_line_text_field' },
          { key: 'Amount', type: 'number_decimal' },
        ],
      },
    ],
  };
  const opened = () => {
    api ??= createAdminApi({ state: world.state, app, ...options });
    return api;
  };
  return {
    world,
    api: opened,
    ask: async (shop, query, variables) => {
      // As over HTTP: only what JSON carries arrives.
      const answer = answerForm.parse(
        JSON.parse(JSON.stringify(await opened().execute(shop, { query, variables }))),
      );
      return { ...answer, at: (path) => valueAt(answer.data, path) };
    },
  };
}

/** A value in nested objects and lists; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return new Map<string, unknown>(Object.entries(inner)).get(key);
  }, value);
}
