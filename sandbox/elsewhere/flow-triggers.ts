import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';
import type { Shop } from '../domain/types.ts';
import { json, type Reader } from '../state/database.ts';

/** A trigger that the app brings to Flow. */
export interface FlowTrigger {
  handle: string;
  name: string;
  fields: FlowField[];
}

export interface FlowField {
  /** as a payload names it; a reference is "customer_id" */
  key: string;
  type: string;
}

/** One start of the workflows that begin with a trigger. */
export interface FlowStart {
  id: string;
  handle: string;
  payload: Record<string, unknown>;
  /** ISO instant, business time */
  at: string;
}

const toml = z.object({
  extensions: z
    .array(z.object({ type: z.string(), name: z.string(), handle: z.string().optional() }))
    .default([]),
  settings: z
    .object({ fields: z.array(z.object({ type: z.string(), key: z.string().optional() })).default([]) })
    .default({ fields: [] }),
});

/** The triggers in a folder of extensions. */
export function readFlowTriggers(folder: URL): FlowTrigger[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = new URL(`${entry.name}/shopify.extension.toml`, folder);
    if (!entry.isDirectory() || !existsSync(file)) return [];
    const { extensions, settings } = toml.parse(parse(readFileSync(file, 'utf8')));
    const fields = settings.fields.map(({ type, key }) => ({
      type,
      key: key ?? type.replace(/_reference$/, '_id'),
    }));
    return extensions
      .filter(({ type }) => type === 'flow_trigger')
      .map(({ name, handle }) => ({ name, handle: handle ?? '', fields }));
  });
}

const forms: Readonly<Record<string, z.ZodType>> = {
  customer_reference: z.int().positive(),
  order_reference: z.int().positive(),
  product_reference: z.int().positive(),
  email: z.email(),
  url: z.url(),
  number_decimal: z.number(),
  boolean: z.boolean(),
  single_line_text_field: z.string().regex(/^[^\r\n]*$/),
};

const largestBytes = 50_000;

/** What is wrong with a payload for this trigger; null: nothing. Every field has to be there, and no other. */
export function faultOf(trigger: FlowTrigger, payload: Record<string, unknown>): string | null {
  if (Buffer.byteLength(JSON.stringify(payload)) > largestBytes) return 'The payload is larger than 50 KB';
  const known = new Set(trigger.fields.map(({ key }) => key));
  const strange = Object.keys(payload).find((key) => !known.has(key));
  if (strange !== undefined) return `Errors validating schema: the trigger has no field '${strange}'`;
  for (const { key, type } of trigger.fields) {
    if (!(key in payload)) return `Errors validating schema: '${key}' is missing`;
    const form = forms[type];
    if (form === undefined || !form.safeParse(payload[key]).success)
      return `Errors validating schema: '${key}' is no ${type}`;
  }
  return null;
}

export async function keepFlowStart(
  on: Reader,
  shop: Pick<Shop, 'domain' | 'now'>,
  start: Pick<FlowStart, 'handle' | 'payload'>,
): Promise<void> {
  await on.query('insert into flow_trigger (shop, handle, payload, at) values ($1, $2, $3::jsonb, $4)', [
    shop.domain,
    start.handle,
    json(start.payload),
    shop.now,
  ]);
}

/** In the order they came in. */
export async function listFlowStarts(on: Reader, shop: Pick<Shop, 'domain'>): Promise<FlowStart[]> {
  const rows = await on.query<Omit<FlowStart, 'at'> & { at: Date }>(
    'select id, handle, payload, at from flow_trigger where shop = $1 order by id',
    [shop.domain],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
