import type { Context } from 'hono';
import { ZodError } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { getShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { DiscountError } from '../pricing/price-lines.ts';
import type { Tx } from '../state/database.ts';
import type { FrameDeps } from './deps.ts';
import { keepNotice } from './load-context.ts';
import { safeReturnPath } from './same-origin.ts';

export type Fields = Map<string, string>;

/** The fields of a posted form; of a name given twice the last one counts. */
export async function readFields(c: Context): Promise<Fields> {
  const fields: Fields = new Map();
  for (const [name, value] of await c.req.formData())
    if (typeof value === 'string') fields.set(name, value.trim());
  return fields;
}

/** Fields named `prefix:key` as [key, value]. */
export function fieldsNamed(fields: Fields, prefix: string): [key: string, value: string][] {
  return [...fields]
    .filter(([name]) => name.startsWith(`${prefix}:`))
    .map(([name, value]) => [name.slice(prefix.length + 1), value]);
}

/** A form that cannot be carried out as it was filled in. */
export class FormError extends Error {}

/** A whole number from 0; an empty field is 0. */
export function wholeNumber(text: string | undefined, label: string): number {
  const value = text === undefined || text === '' ? 0 : Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 10_000)
    throw new FormError(`${label} must be a whole number from 0.`);
  return value;
}

/** An amount as typed ("12", "12.50", "12,50"); undefined when the field is empty. */
export function amountField(text: string | undefined, label: string): string | undefined {
  if (text === undefined || text === '') return undefined;
  const amount = text.replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(amount)) throw new FormError(`${label} must be an amount such as 12.50.`);
  return amount;
}

/**
 * Runs a command of the shop in one transaction at its present business time, then sends the visitor on: to `to` with
 * what was done, or back to `from` with the reason why nothing was.
 */
export async function act<T>(
  c: Context,
  deps: FrameDeps,
  task: {
    domain: string;
    from: string;
    to: string | ((result: T) => string);
    command: (tx: Tx, shop: Shop) => Promise<T>;
    done: string | ((result: T) => string);
  },
): Promise<Response> {
  try {
    const result = await deps.state.transaction(async (tx) =>
      task.command(tx, await getShop(tx, task.domain)),
    );
    keepNotice(c, { tone: 'good', text: typeof task.done === 'string' ? task.done : task.done(result) });
    return c.redirect(typeof task.to === 'string' ? task.to : task.to(result), 303);
  } catch (error) {
    keepNotice(c, { tone: 'bad', text: reasonOf(error) });
    return c.redirect(task.from, 303);
  }
}

/** Why a command was refused, for a person; anything unexpected is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal || error instanceof FormError || error instanceof DiscountError)
    return error.message;
  if (error instanceof ZodError) {
    const issue = error.issues[0];
    return `${issue?.path.join('.') || 'The form'} is not right: ${issue?.message ?? 'unknown reason'}.`;
  }
  throw error;
}

/** Where the visitor was: the page that posted, as the browser or the form names it. */
export function whereFrom(c: Context, fields: Fields, otherwise: string): string {
  const referer = c.req.header('referer');
  const page = referer === undefined ? null : URL.parse(referer);
  if (page !== null && page.origin === new URL(c.req.url).origin) {
    return safeReturnPath(`${page.pathname}${page.search}`, otherwise);
  }
  return safeReturnPath(fields.get('back'), otherwise);
}
