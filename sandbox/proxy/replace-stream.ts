import { Transform } from 'node:stream';

/**
 * Replaces every occurrence of one text in a stream as it passes; only what may be the beginning of an occurrence is
 * held back, so a page still arrives piece by piece.
 */
export function replaceInStream(find: string, replacement: string): Transform {
  const needle = Buffer.from(find);
  const substitute = Buffer.from(replacement);
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const { ready, rest } = replaceIn(Buffer.concat([held, chunk]), needle, substitute);
      held = rest;
      done(null, ready);
    },
    flush(done) {
      done(null, held);
    },
  });
}

function replaceIn(
  text: Buffer,
  needle: Buffer,
  substitute: Buffer,
): { ready: Buffer; rest: Buffer<ArrayBuffer> } {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, from)) {
    parts.push(text.subarray(from, at), substitute);
    from = at + needle.length;
  }
  const keep = beginningAtEnd(text.subarray(from), needle);
  const cut = text.length - keep;
  parts.push(text.subarray(from, cut));
  return { ready: Buffer.concat(parts), rest: Buffer.from(text.subarray(cut)) };
}

/** How many bytes at the end of `text` are a beginning of `needle`. */
function beginningAtEnd(text: Buffer, needle: Buffer): number {
  for (let length = Math.min(needle.length - 1, text.length); length > 0; length -= 1) {
    if (text.subarray(text.length - length).equals(needle.subarray(0, length))) return length;
  }
  return 0;
}
