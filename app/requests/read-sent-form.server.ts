import busboy from 'busboy';
import { bare } from '../shoppers/shopper-answers.server.ts';

/** A file that a form brought. */
export interface SentFile {
  readonly field: string;
  readonly bytes: Uint8Array;
  /** There was more of it than is taken; `bytes` is empty then. */
  readonly tooLarge: boolean;
}

export interface SentForm {
  /** Every field's values, in the order in which they were sent. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Those with something in them. */
  readonly files: readonly SentFile[];
}

export interface SentFormLimits {
  /** Of the whole body, in bytes. */
  readonly body: number;
  /** Of each file, in bytes. */
  readonly file: number;
  /** How many of them. */
  readonly files: number;
}

const maxFieldBytes = 64 * 1024;
const maxPlainBytes = 1024 * 1024;
const maxFields = 1_000;

/**
 * A form with or without files, read as it comes in and never further than the limits. Throws a Response: 400 when it is
 * no form or ends before its end, 413 above a limit of the body, its fields or the number of files.
 */
export async function readSentForm(request: Request, limits: SentFormLimits): Promise<SentForm> {
  const type = request.headers.get('content-type') ?? '';
  // Only one with files can be large.
  const most = type.startsWith('multipart/') ? limits.body : Math.min(limits.body, maxPlainBytes);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  const parser = openParser(type, limits);
  const fields = new Map<string, string[]>();
  const files: SentFile[] = [];
  const read = new Promise<void>((resolve, reject) => {
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) reject(tooLarge());
      fields.set(name, [...(fields.get(name) ?? []), value]);
    });
    parser.on('file', (field, stream) => {
      const chunks: Buffer[] = [];
      // A file that ends before its end breaks by itself, beside its form: unheard, that would end the process.
      stream.on('error', () => reject(bare(400)));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const cut = stream.truncated === true;
        const bytes = cut ? Buffer.alloc(0) : Buffer.concat(chunks);
        // A field for files that was left alone comes as an empty file.
        if (cut || bytes.byteLength > 0) files.push({ field, bytes, tooLarge: cut });
      });
    });
    for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
      parser.on(limit, () => reject(tooLarge()));
    parser.on('error', () => reject(bare(400)));
    parser.on('close', resolve);
  });
  try {
    await Promise.all([feed(request, parser, most), read]);
  } finally {
    parser.destroy();
  }
  return { fields, files };
}

const tooLarge = () => bare(413, { Connection: 'close' });

function openParser(contentType: string, { file, files }: SentFormLimits): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      limits: {
        fieldNameSize: 200,
        fieldSize: maxFieldBytes,
        fields: maxFields,
        fileSize: file,
        files,
        parts: maxFields + files,
        headerPairs: 20,
      },
    });
  } catch {
    throw bare(400);
  }
}

async function feed(request: Request, parser: busboy.Busboy, most: number): Promise<void> {
  const reader = request.body?.getReader();
  let size = 0;
  const next = () =>
    reader?.read().catch(() => {
      // Whoever sent it went away.
      throw bare(400);
    });
  for (let read = await next(); read && !read.done; read = await next()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw tooLarge();
    }
    await new Promise<void>((resolve) => parser.write(read?.value, () => resolve()));
  }
  parser.end();
}
