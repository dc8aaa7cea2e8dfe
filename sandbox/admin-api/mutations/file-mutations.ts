import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { Shop } from '../../domain/types.ts';
import { fileView } from '../../files/file-view.ts';
import { createFile, deleteFile } from '../../files/files.ts';
import { findStaged, readStagedUrl, stage, stagedPath } from '../../files/staged-uploads.ts';
import type { Tx } from '../../state/database.ts';
import type { ApiContext, FieldFunction, View } from '../api-types.ts';
import { parseGid } from '../gid.ts';
import { scoped } from '../limits/scopes.ts';
import { runCommand } from './run-command.ts';

const uploads = z.object({
  input: z.array(
    z.object({
      resource: z.string(),
      filename: z.string(),
      mimeType: z.string(),
      fileSize: z.union([z.string(), z.number()]).nullish(),
      httpMethod: z.enum(['POST', 'PUT']).nullish(),
    }),
  ),
});

/** Places to upload to, with a POST whose fields are the parameters and then the file. */
const stagedUploadsCreate: FieldFunction = async (args, context) => {
  const { input } = uploads.parse(args);
  const result = await runCommand(context, null, async (tx, shop) => {
    const targets: View[] = [];
    for (const [index, { resource, filename, mimeType, fileSize, httpMethod }] of input.entries()) {
      const field = (name: string) => ['input', String(index), name];
      if (httpMethod !== 'POST') throw new Error('The sandbox takes uploads by POST only.');
      if (resource === 'VIDEO' && fileSize == null)
        throw new Refusal('bad-input', 'File size is required', {
          code: 'INVALID',
          field: field('fileSize'),
        });
      const place = await stage(tx, shop, { resource, fileName: filename, mimeType });
      targets.push({
        url: `${context.app.origin}/shopify/${shop.domain}/staged`,
        resourceUrl: `${context.app.origin}${stagedPath(shop.domain, place.id, filename)}`,
        parameters: [
          { name: 'key', value: place.id },
          { name: 'Content-Type', value: mimeType },
          { name: 'policy', value: place.policy },
        ],
      });
    }
    return targets;
  });
  if ('refused' in result) return { stagedTargets: null, userErrors: [result.refused] };
  return { stagedTargets: result.done, userErrors: [] };
};

const created = z.object({
  files: z.array(
    z.object({
      originalSource: z.string(),
      filename: z.string().nullish(),
      contentType: z.enum(['IMAGE', 'VIDEO']),
      duplicateResolutionMode: z.enum(['APPEND_UUID', 'RAISE_ERROR', 'REPLACE']).nullish(),
    }),
  ),
});
type Created = z.infer<typeof created>['files'][number];

/** All or none; only of what was uploaded here. */
const fileCreate: FieldFunction = async (args, context) => {
  const { files } = created.parse(args);
  const result = await runCommand(context, null, async (tx, shop) => {
    const made = [];
    for (const [index, file] of files.entries()) made.push(await createOne(tx, shop, context, file, index));
    return made;
  });
  if ('refused' in result) return { files: null, userErrors: [result.refused] };
  return { files: result.done.map((file) => fileView(file, context)), userErrors: [] };
};

async function createOne(tx: Tx, shop: Shop, { app }: ApiContext, file: Created, index: number) {
  const { originalSource, filename, contentType, duplicateResolutionMode } = file;
  const id = readStagedUrl(originalSource, shop.domain, app.origin);
  const staged = id === null ? null : await findStaged(tx, shop.domain, id);
  const refuse = (code: string, message: string, field: string) =>
    new Refusal('bad-input', message, { code, field: ['files', String(index), field] });
  if (!staged?.bytes || staged.resource !== contentType)
    throw refuse('INVALID', 'Invalid source url value provided', 'originalSource');
  const ending = (name: string) => /\.\w+$/.exec(name)?.[0].toLowerCase();
  const name = filename ?? staged.fileName;
  if (ending(name) !== ending(staged.fileName))
    throw refuse(
      'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE',
      'Cannot create file with custom filename which does not match original source extension',
      'filename',
    );
  return createFile(tx, shop, {
    kind: contentType === 'IMAGE' ? 'image' : 'video',
    name,
    mimeType: staged.mimeType,
    bytes: staged.bytes,
    mode: duplicateResolutionMode ?? 'APPEND_UUID',
    index,
  });
}

/** All or none. */
const fileDelete: FieldFunction = async (args, context) => {
  const { fileIds } = z.object({ fileIds: z.array(z.string()) }).parse(args);
  const result = await runCommand(context, ['fileIds'], async (tx, shop) => {
    for (const text of fileIds) {
      const id = parseGid(text)?.id;
      if (id === undefined || !(await deleteFile(tx, shop, id)))
        throw new Refusal('not-found', `File id ${text} does not exist.`, {
          code: 'FILE_DOES_NOT_EXIST',
          field: ['fileIds'],
        });
    }
  });
  if ('refused' in result) return { deletedFileIds: null, userErrors: [result.refused] };
  return { deletedFileIds: fileIds, userErrors: [] };
};

export const fileMutations: View = {
  stagedUploadsCreate: scoped(['write_files', 'write_products'], stagedUploadsCreate),
  fileCreate: scoped('write_files', fileCreate),
  fileDelete: scoped('write_files', fileDelete),
};
