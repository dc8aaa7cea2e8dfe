import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';

/** A CSV file as a download of this name; one that comes line by line is written while it is read. */
export function csvFile(lines: string | AsyncIterable<string>, name: string): Response {
  const body = typeof lines === 'string' ? lines : createReadableStreamFromReadable(Readable.from(lines));
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
