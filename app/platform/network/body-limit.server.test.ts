import { expect, test } from 'vitest';
import { withinLimit } from './body-limit.server.ts';

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

test('a body whose size is not told is read no further than any route takes', async () => {
  const { body, taken } = endless();
  expect(await withinLimit(sent('/api/reviews', body))).toBeNull();
  expect(taken()).toBeLessThan(8 * 1024 * 1024);
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
