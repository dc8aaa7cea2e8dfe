import type { FilesAtShopify, FileToSend, ShopifyFile } from '../../../modules/reviews/media/ports.ts';
import type { AdminClient } from '../admin-client.server.ts';
import { AdminRefused, AdminUnavailable } from '../errors.ts';
import { readFile } from '../operations/file.ts';
import { createFile } from '../operations/file-create.ts';
import { deleteFiles } from '../operations/file-delete.ts';
import { findFiles } from '../operations/files-by-name.ts';
import { stageUpload, type UploadTarget } from '../operations/staged-upload.ts';

const uploadMs = 60_000;

/** `send`: uploads to the address that Shopify names, which is not Shopify's own. */
export function openFiles(client: AdminClient, send: typeof fetch = fetch): FilesAtShopify {
  return {
    async create(shop, file) {
      const resource = file.kind === 'photo' ? 'IMAGE' : 'VIDEO';
      const target = await client.call(shop, stageUpload, {
        input: [
          {
            resource,
            filename: file.name,
            mimeType: file.contentType,
            fileSize: String(file.bytes.byteLength),
            httpMethod: 'POST',
          },
        ],
      });
      if (target === null || !(await upload(send, target, file))) return null;
      const { file: made, codes } = await client.call(shop, createFile, {
        files: [
          {
            originalSource: target.resourceUrl,
            filename: file.name,
            contentType: resource,
            // Of films it is not promised.
            ...(file.kind === 'photo' ? { duplicateResolutionMode: 'RAISE_ERROR' } : {}),
          },
        ],
      });
      if (codes.includes('FILENAME_ALREADY_EXISTS')) return 'name-taken';
      return codes.length > 0 ? null : made;
    },
    async findByName(shop, { name }) {
      // What looks like syntax stands in quotes; the name itself is letters, digits, "-" and ".".
      const found = await client.call(shop, findFiles, { query: `filename:"${name}"` });
      return found.find((file) => isNamed(file, name)) ?? null;
    },
    find: (shop, id) => client.call(shop, readFile, { id }),
    async remove(shop, id) {
      const codes = await client.call(shop, deleteFiles, { ids: [id] });
      if (codes.every((code) => code === 'FILE_DOES_NOT_EXIST')) return true;
      if (codes.includes('FILE_LOCKED')) return false;
      throw new AdminRefused(deleteFiles.name, codes, 'the file stays');
    },
  };
}

/** A search may find what is only alike. Before it is ready a picture tells nothing of its name. */
function isNamed({ url, state }: ShopifyFile, name: string): boolean {
  if (state !== 'ready' || url === null || !URL.canParse(url)) return true;
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return !last.startsWith('afterglow-review-') || last.startsWith(name.replace(/\.\w+$/, ''));
}

/** False: the place does not take it. Breaks when nobody answers. */
async function upload(send: typeof fetch, target: UploadTarget, file: FileToSend): Promise<boolean> {
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  // After its parameters: storage reads no further than to the file.
  form.append('file', new Blob([Buffer.from(file.bytes)], { type: file.contentType }), file.name);
  let response: Response;
  try {
    response = await send(target.url, {
      method: 'POST',
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(uploadMs),
    });
  } catch (cause) {
    throw new AdminUnavailable('The place for uploads did not answer', { cause });
  }
  await response.body?.cancel();
  if (response.status >= 500 || response.status === 429)
    throw new AdminUnavailable(`The place for uploads answered ${response.status}`);
  return response.ok;
}
