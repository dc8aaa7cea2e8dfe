import { Hono } from 'hono';
import { faultOfCall } from '../faults/api-faults.ts';
import type { State } from '../state/database.ts';
import { findFileByName, statusOf } from './files.ts';
import { stillOf } from './look-at-file.ts';
import { findStaged, keepUpload } from './staged-uploads.ts';

const mostBytes = 60 * 1024 * 1024;

/** Where files are uploaded to, as at the storage that Shopify names, and where browsers find them afterwards. */
export function fileRoutes(state: State): Hono {
  return new Hono()
    .post('/shopify/:domain/staged', async (c) => {
      const domain = c.req.param('domain');
      const fault = await faultOfCall(state, domain);
      if (fault.instead?.kind === 'status') return c.body(null, 503);
      const form = await c.req.formData().catch(() => null);
      const file = form?.get('file');
      const id = String(form?.get('key') ?? '');
      const staged = /^\d{1,19}$/.test(id) ? await findStaged(state, domain, id) : null;
      if (!(file instanceof File) || staged === null || form?.get('policy') !== staged.policy)
        return c.text('SignatureDoesNotMatch', 403);
      if (file.size > mostBytes) return c.text('EntityTooLarge', 400);
      await keepUpload(state, domain, id, Buffer.from(await file.arrayBuffer()));
      return c.body(null, 201);
    })
    .get('/shopify/:domain/files/:name', async (c) => {
      const { domain, name } = c.req.param();
      const still = /^(.+\.mp4)\.png$/.exec(name)?.[1];
      const found = await findFileByName(state, domain, still ?? name);
      if (found === null || statusOf(found.file) !== 'READY') return c.notFound();
      const body = still === undefined ? found.bytes : await stillOf(found.file);
      return c.body(new Uint8Array(body), 200, {
        'content-type': still === undefined ? found.file.mimeType : 'image/png',
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
      });
    });
}
