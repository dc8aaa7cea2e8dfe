import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { saysTooMuch, withinLimit } from './body-limit.server.ts';

/** A body without an end whose size is not told, and how much of it was taken. */
function endless() {
  let taken = 0;
  const body = new ReadableStream({
    pull(controller) {
      taken += 1024 * 1024;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  return { body, taken: () => taken };
}
const sent = (path: string, body: ReadableStream) =>
  new Request(`https://app.test${path}`, { method: 'POST', body, duplex: 'half' });

test.each(['/api/reviews', '/app/reviews/import?index'])(
  'a body for %s whose size is not told is read no further than most routes take',
  async (path) => {
    const { body, taken } = endless();
    expect(await withinLimit(sent(path, body))).toBeNull();
    expect(taken()).toBeLessThan(8 * 1024 * 1024);
  },
);

test('fifty thousand reviews may be sent, and nothing as large to where none are taken', () => {
  const says = (url: string) => {
    const request = new IncomingMessage(new Socket());
    request.url = url;
    request.headers['content-length'] = String(50 * 1024 * 1024);
    return saysTooMuch(request);
  };
  expect(says('/app/reviews/import?index')).toBe(false);
  for (const url of ['/app/reviews', '/api/reviews/photos', '/proxy/review', '/app/reviews/import/1'])
    expect(says(url)).toBe(true);
});

test.each(['/proxy/review?token=x', '/api/reviews/videos/photos?order=1', '/api/returns/photos'])(
  'what %s takes is left to it, which knows who sends it',
  async (path) => {
    const { body, taken } = endless();
    const request = sent(path, body);
    expect(await withinLimit(request)).toBe(request);
    expect(taken()).toBeLessThan(3 * 1024 * 1024);
  },
);
