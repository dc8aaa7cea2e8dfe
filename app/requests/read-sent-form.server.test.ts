import { describe, expect, test } from 'vitest';
import { readSentForm } from './read-sent-form.server.ts';

const limits = { body: 100_000, file: 1_000, files: 2 };
const headers = { 'Content-Type': 'multipart/form-data; boundary=X' };
const file = (name: string, text: string) =>
  `--X\r\nContent-Disposition: form-data; name="${name}"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n${text}`;

const sent = (body: BodyInit) =>
  new Request('https://shop.test/', { method: 'POST', headers, body, duplex: 'half' });

/** The status of the Response that it breaks with, once nothing else can break any more. */
async function statusOf(body: BodyInit): Promise<unknown> {
  const broken: unknown[] = [];
  const hear = (error: unknown) => void broken.push(error);
  process.on('uncaughtException', hear);
  const status = await readSentForm(sent(body), limits).then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : error),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('uncaughtException', hear);
  expect(broken).toEqual([]);
  return status;
}

describe('a form with files', () => {
  test('is read whole, a file above its limit without its bytes', async () => {
    const body = `${file('a', 'abc')}\r\n${file('b', 'b'.repeat(2_000))}\r\n--X--\r\n`;
    const { files } = await readSentForm(sent(body), limits);
    expect(files.map(({ field, tooLarge }) => [field, tooLarge])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  test('that ends within a file is refused, and breaks nothing else', async () => {
    expect(await statusOf(file('a', 'abc'))).toBe(400);
    expect(await statusOf(`${file('a', 'abc')}\r\n${file('b', '')}`)).toBe(400);
    expect(await statusOf('--X\r\nContent-Disposition: form-data; na')).toBe(400);
  });

  test('whose sender goes away within a file is refused, and breaks nothing else', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(file('a', 'abc'))),
      pull: (controller) => controller.error(new Error('gone')),
    });
    expect(await statusOf(body)).toBe(400);
  });

  test('above a limit is refused while a file is under way', async () => {
    expect(await statusOf(file('a', 'a'.repeat(200_000)))).toBe(413);
    expect(await statusOf(`${file('a', '1')}\r\n${file('b', '2')}\r\n${file('c', '3')}`)).toBe(413);
  });
});
