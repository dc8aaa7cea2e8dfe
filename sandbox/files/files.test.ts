import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sandboxParts } from '../http/sandbox-parts.ts';
import { useSandbox } from '../http/test-sandbox.ts';

const sandbox = useSandbox(sandboxParts);

const stageIt = `mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) {
  stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`;
const createIt = `mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) {
  files { id fileStatus ... on MediaImage { image { url } } } userErrors { field message code } } }`;
const deleteIt = `mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { code } } }`;
const readIt = `query ($id: ID!) { node(id: $id) { ... on MediaImage { fileStatus image { url width height } }
  ... on Video { fileStatus filename sources { url mimeType width height } preview { image { url } } } } }`;
const findIt = `query ($query: String!) { files(first: 5, query: $query) { nodes { id } } }`;

const target = z.object({
  url: z.string(),
  resourceUrl: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
});
const staged = z.object({
  data: z.object({ stagedUploadsCreate: z.object({ stagedTargets: z.array(target) }) }),
});
const made = z.object({
  data: z.object({
    fileCreate: z.object({
      files: z.array(z.object({ id: z.string(), fileStatus: z.string() })).nullable(),
      userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string() })),
    }),
  }),
});
const image = z.object({
  data: z.object({
    node: z
      .object({
        fileStatus: z.string(),
        image: z.object({ url: z.string(), width: z.number(), height: z.number() }).nullable(),
      })
      .nullable(),
  }),
});

async function openShop() {
  const shop = await sandbox.shop();
  await sandbox.post(`/control/shops/${shop}/scopes`, { grant: ['write_files'] });
  const { body } = await sandbox.exchange(shop);
  const ask = async (query: string, variables: object): Promise<unknown> => {
    const response = await fetch(`${sandbox.running.origin}/shopify/${shop}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': String(body.access_token) },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  };
  return { shop, ask };
}

type Ask = Awaited<ReturnType<typeof openShop>>['ask'];

/** Uploads bytes, and says where they can be named from then on. */
async function upload(ask: Ask, bytes: Buffer, change: Record<string, string> = {}): Promise<string> {
  const input = [
    { resource: 'IMAGE', filename: 'a.png', mimeType: 'image/png', httpMethod: 'POST', ...change },
  ];
  const [place] = staged.parse(await ask(stageIt, { input })).data.stagedUploadsCreate.stagedTargets;
  if (place === undefined) throw new Error('There is no place');
  const form = new FormData();
  for (const { name, value } of place.parameters) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'a.png');
  expect((await fetch(place.url, { method: 'POST', body: form })).status).toBe(201);
  return place.resourceUrl;
}

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
const create = async (ask: Ask, file: object) =>
  made.parse(await ask(createIt, { files: [{ contentType: 'IMAGE', ...file }] })).data.fileCreate;
const status = async (ask: Ask, id: string) =>
  image.parse(await ask(readIt, { id })).data.node?.fileStatus ?? 'gone';

describe('files of a shop', () => {
  it('are uploaded, made, worked at for a moment, and then there for everybody', async () => {
    const { ask } = await openShop();
    const bytes = await picture();
    const originalSource = await upload(ask, bytes);
    const { files } = await create(ask, { originalSource, filename: 'mine.png' });
    const id = files?.[0]?.id ?? '';
    expect(files?.[0]?.fileStatus).toBe('PROCESSING');
    expect(image.parse(await ask(readIt, { id })).data.node?.image).toBe(null);
    await expect.poll(() => status(ask, id), { timeout: 5000 }).toBe('READY');
    const shown = image.parse(await ask(readIt, { id })).data.node?.image;
    expect(shown).toMatchObject({ width: 40, height: 30 });
    const served = await fetch(shown?.url ?? '');
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await ask(findIt, { query: 'filename:"mine.png"' })).toMatchObject({
      data: { files: { nodes: [{ id }] } },
    });
    expect(await ask(deleteIt, { ids: [id] })).toMatchObject({ data: { fileDelete: { userErrors: [] } } });
    expect(await status(ask, id)).toBe('gone');
    expect((await fetch(shown?.url ?? '')).status).toBe(404);
    expect(await ask(deleteIt, { ids: [id] })).toMatchObject({
      data: { fileDelete: { userErrors: [{ code: 'FILE_DOES_NOT_EXIST' }] } },
    });
  });

  it('get another name where theirs is taken, or are refused', async () => {
    const { ask } = await openShop();
    const originalSource = await upload(ask, await picture());
    await create(ask, { originalSource, filename: 'one.png' });
    expect((await create(ask, { originalSource, filename: 'one.png' })).userErrors).toEqual([]);
    expect(
      (await create(ask, { originalSource, filename: 'one.png', duplicateResolutionMode: 'RAISE_ERROR' }))
        .userErrors,
    ).toMatchObject([{ code: 'FILENAME_ALREADY_EXISTS' }]);
    expect((await create(ask, { originalSource, filename: 'one.gif' })).userErrors).toMatchObject([
      { code: 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE' },
    ]);
    const nowhere = { originalSource: 'https://pictures.example/1.png', filename: 'two.png' };
    expect((await create(ask, nowhere)).userErrors).toMatchObject([{ code: 'INVALID' }]);
  });

  it('fail when they are no pictures', async () => {
    const { ask } = await openShop();
    const originalSource = await upload(ask, Buffer.from('not a picture'));
    const { files } = await create(ask, { originalSource });
    await expect.poll(() => status(ask, files?.[0]?.id ?? ''), { timeout: 5000 }).toBe('FAILED');
  });

  it('are taken only with the parameters of their place', async () => {
    const { shop } = await openShop();
    const form = new FormData();
    form.append('key', '1');
    form.append('policy', 'guessed');
    form.append('file', new Blob(['x']), 'a.png');
    const answer = await fetch(`${sandbox.running.origin}/shopify/${shop}/staged`, {
      method: 'POST',
      body: form,
    });
    expect(answer.status).toBe(403);
  });
});
