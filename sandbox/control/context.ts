import type { Context } from 'hono';
import type { z } from 'zod';
import type { ClockTeller } from '../clock/clock-teller.ts';
import { getShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import type { SendBack } from '../mail/send-back.ts';
import type { AppConfig } from '../oauth/app-config.ts';
import type { AppKeys } from '../oauth/tokens.ts';
import type { State, Tx } from '../state/database.ts';

export interface ControlDeps {
  state: State;
  keys: AppKeys;
  app: AppConfig;
  /** where a browser finds the app, for the address that opens it */
  embedOrigin: string;
  clock: ClockTeller;
  /** tells the app what became of a mail */
  sendBack: SendBack;
}

/** The JSON body in the wanted form; throws a ZodError (answered 400) otherwise. An empty body is {}. */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  return schema.parse(text.trim() === '' ? {} : parseJson(text));
}

export class BadJson extends Error {}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadJson(error instanceof Error ? error.message : 'not JSON');
  }
}

/** A path parameter that the route's own pattern guarantees. */
export function param(c: Context, name: string): string {
  const value = c.req.param(name);
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

/** Runs a command on the shop of the path (`:domain`) in one transaction. Refused (`not-found`) for an unknown shop. */
export async function inShop<T>(
  c: Context,
  deps: ControlDeps,
  work: (tx: Tx, shop: Shop) => Promise<T>,
): Promise<T> {
  const domain = param(c, 'domain');
  return deps.state.transaction(async (tx) => work(tx, await getShop(tx, domain)));
}
