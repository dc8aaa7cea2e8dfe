import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { createReadableStreamFromReadable } from '@remix-run/node';

/**
 * A body that is written while it is read. What breaks on the way breaks the body, so that nobody takes half of it for
 * all, and nothing else; whoever stops to read ends the writing.
 */
export function streamOf(lines: AsyncIterable<string>, zipped: boolean): ReadableStream {
  const text = Readable.from(lines);
  if (!zipped) return createReadableStreamFromReadable(text);
  const gzip = createGzip();
  // Either end that breaks ends the other; the body tells of it.
  pipeline(text, gzip, () => undefined);
  return createReadableStreamFromReadable(gzip);
}
