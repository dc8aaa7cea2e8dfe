import { z } from 'zod';
import { type RefusalWord, type Refused, statusOf } from '../contracts/answers.ts';
import { readBytes } from '../requests/read-bytes.server.ts';

// What every answer to a shopper's page is made of. Extensions run in a worker whose origin is null or Shopify's, and
// show nothing of an answer that does not allow them to read it: refusals carry the headers, too.

/** More than any form of ours sends. */
export const maxShopperBodyBytes = 64 * 1024;

export const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Max-Age': '7200',
  'Cache-Control': 'no-store',
} as const;

/** An answer that the extension may read. */
export const answer = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: cors });

/** A refusal with the status that goes with its word. */
export function refuse(word: RefusalWord, values?: Readonly<Record<string, string>>): Response {
  const body: Refused = values === undefined ? { refused: word } : { refused: word, values };
  return answer(body, statusOf(word));
}

/** An answer without a body: 401 for a bad token, 405, 413. */
export const bare = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...cors, ...headers } });

/** A body's bytes. Throws a 413 Response above `most`, read or announced. */
export async function readShopperBytes(request: Request, most: number): Promise<Uint8Array> {
  const bytes = await readBytes(request, most);
  if (bytes === null) throw bare(413, { Connection: 'close' });
  return bytes;
}

/** The text of a body. Throws a 413 Response above 64 KB, read or announced. */
async function readBody(request: Request): Promise<string> {
  const bytes = await readShopperBytes(request, maxShopperBodyBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('bad-input');
  }
}

/** The JSON that a request carries. Throws the refusal `bad-input` when it is none or not of this form. */
export async function readShopperJson<Form>(request: Request, form: z.ZodType<Form>): Promise<Form> {
  const text = await readBody(request);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse('bad-input');
  }
  const parsed = form.safeParse(json);
  if (!parsed.success) throw refuse('bad-input');
  return parsed.data;
}

/** The fields of a form that a storefront sends. Throws a 400 Response when it is no form, or not of these fields. */
export async function readShopperForm<Form>(request: Request, form: z.ZodType<Form>): Promise<Form> {
  const plain = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  if (!plain) throw bare(400);
  const parsed = form.safeParse(Object.fromEntries(new URLSearchParams(await readBody(request))));
  if (!parsed.success) throw bare(400);
  return parsed.data;
}

/** A text of a shopper's: no NUL and no half of a character, which no column takes. */
export const shopperText = (length: number) =>
  z
    .string()
    .max(length)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'));
