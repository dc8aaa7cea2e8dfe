import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { FileToSend, ShopifyFile } from '../../app/modules/reviews/media/ports.ts';
import { aFilm } from '../../app/platform/media/sample-film.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { openFiles } from '../../app/platform/shopify/writes/files.server.ts';
import { useAdminApi } from '../../sandbox/admin-api/test-api.ts';
import { fileRoutes } from '../../sandbox/files/file-routes.ts';

// Our side of Shopify's files against the stand-in: the same calls as at Shopify.

const { world, ask } = useAdminApi();
const unlimited = {
  reserve: async () => ({ available: 1000, restoreRate: 100 }),
  giveBack: async () => {},
  correct: async () => {},
};

async function open() {
  const stand = await world.shop();
  let lost = false;
  const answer: typeof fetch = async (_input, init) => {
    const { query, variables } = JSON.parse(String(init?.body));
    const { at: _, ...body } = await ask(stand, query, variables);
    if (!lost || !String(query).includes('fileCreate')) return Response.json(body);
    lost = false;
    throw new TypeError('terminated');
  };
  const routes = fileRoutes(world.state);
  const tokenFor = async () => ({ accessToken: 'token' });
  return {
    files: openFiles(openAdminClient({ tokenFor, budget: unlimited, fetch: answer }), async (input, init) =>
      routes.request(String(input), init),
    ),
    get: (url: string | null) => routes.request(url ?? ''),
    lose: () => {
      lost = true;
    },
    shop: { id: 1n, domain: stand.domain },
  };
}

const photo = async (name = 'afterglow-review-1-abc.webp'): Promise<FileToSend> => ({
  kind: 'photo',
  name,
  contentType: 'image/webp',
  bytes: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#abc' } })
    .webp()
    .toBuffer(),
});

function made(file: ShopifyFile | 'name-taken' | null): ShopifyFile {
  if (file === null || file === 'name-taken') throw new Error('The file was not made');
  return file;
}

describe('a photo', () => {
  it('is uploaded, made, found by its name, served and removed', async () => {
    const { files, shop, get } = await open();
    const sent = await photo();
    const file = made(await files.create(shop, sent));
    expect(file).toMatchObject({ state: 'processing', url: null });
    expect(await files.findByName(shop, sent)).toMatchObject({ id: file.id });
    await expect.poll(async () => (await files.find(shop, file.id))?.state, { timeout: 5000 }).toBe('ready');
    const ready = await files.find(shop, file.id);
    expect(ready).toMatchObject({ width: 40, height: 30, posterUrl: null });
    expect(await files.findByName(shop, sent)).toEqual(ready);
    expect(await files.findByName(shop, { ...sent, name: 'afterglow-review-2-abc.webp' })).toBe(null);
    const served = await get(ready?.url ?? null);
    expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(sent.bytes))).toBe(true);
    expect(await files.remove(shop, file.id)).toBe(true);
    expect(await files.remove(shop, file.id)).toBe(true);
    expect(await files.find(shop, file.id)).toBe(null);
  });

  it('whose answer was lost is there, and is not made twice', async () => {
    const { files, shop, lose } = await open();
    const sent = await photo();
    lose();
    await expect(files.create(shop, sent)).rejects.toMatchObject({ temporary: true });
    expect(await files.findByName(shop, sent)).not.toBe(null);
    expect(await files.create(shop, sent)).toBe('name-taken');
  });

  it('that is none has failed', async () => {
    const { files, shop } = await open();
    const file = made(await files.create(shop, { ...(await photo()), bytes: Buffer.from('no picture') }));
    await expect.poll(async () => (await files.find(shop, file.id))?.state, { timeout: 5000 }).toBe('failed');
  });
});

describe('a film', () => {
  it('has its own address and a still', async () => {
    const { files, shop, get } = await open();
    const name = 'afterglow-review-3-abc.mp4';
    const film: FileToSend = { kind: 'video', name, contentType: 'video/mp4', bytes: await aFilm() };
    const file = made(await files.create(shop, film));
    await expect.poll(async () => (await files.find(shop, file.id))?.state, { timeout: 5000 }).toBe('ready');
    const ready = await files.find(shop, file.id);
    expect(ready).toMatchObject({ width: 240, height: 320 });
    expect((await get(ready?.posterUrl ?? null)).headers.get('content-type')).toBe('image/png');
  });
});
