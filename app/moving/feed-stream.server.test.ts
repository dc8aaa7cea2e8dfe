import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { streamOf } from './feed-stream.server.ts';

async function* lines(broken: boolean) {
  yield 'a'.repeat(100_000);
  await Promise.resolve();
  if (broken) throw new Error('the database is gone');
  yield 'b';
}

test.each([true, false])(
  'what breaks while it is written breaks the body and nothing else: zipped %s',
  async (zipped) => {
    const broken: unknown[] = [];
    const hear = (error: unknown) => void broken.push(error);
    process.on('uncaughtException', hear);
    await expect(new Response(streamOf(lines(true), zipped)).arrayBuffer()).rejects.toThrow('gone');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('uncaughtException', hear);
    expect(broken).toEqual([]);
  },
);

test('it comes whole, zipped or not', async () => {
  const plain = await new Response(streamOf(lines(false), false)).text();
  const zipped = await new Response(streamOf(lines(false), true)).arrayBuffer();
  expect(plain).toHaveLength(100_001);
  expect(gunzipSync(Buffer.from(zipped)).toString()).toBe(plain);
});

test('whoever stops to read ends the writing', async () => {
  let ended = false;
  async function* endless() {
    try {
      for (let n = 0; ; n += 1) yield `${n} ${Math.random()}`.repeat(1_000);
    } finally {
      ended = true;
    }
  }
  const reader = streamOf(endless(), true).getReader();
  await reader.read();
  await reader.cancel();
  await expect.poll(() => ended).toBe(true);
});
