import type { Sql } from '#app/kernel/transaction.ts';
import { isMessageKind, type MessageKind } from '../message.ts';
import { type Brand, defaultBrand } from '../templates/brand/brand.ts';
import { readBrand } from '../templates/brand/brand-form.ts';
import type { TemplateOverrides } from '../templates/template.ts';
import { readOverrides } from '../templates/template-form.ts';
import type { SavedVersion } from '../views.ts';
import { listVersions, type VersionSubject } from './versions.server.ts';

/** What the merchant decided about the mails of some kinds: their look, and the words that are not ours. */
export interface SavedWriting {
  readonly brand: Brand;
  /** A kind that is absent has our words only. */
  readonly overrides: Partial<Record<MessageKind, TemplateOverrides>>;
}

/** What was saved last of the look and of these kinds' words. */
export async function findWriting(
  sql: Sql,
  shopId: bigint,
  kinds: readonly MessageKind[],
): Promise<SavedWriting> {
  const subjects: VersionSubject[] = ['brand', ...kinds.map((kind) => `template:${kind}` as const)];
  const rows = await sql<{ subject: string; data: unknown }>`select distinct on (subject) subject, data
    from message_version where shop_id = ${shopId} and subject = any(${subjects}::text[])
    order by subject, version desc`;
  let brand = defaultBrand;
  const overrides: Partial<Record<MessageKind, TemplateOverrides>> = {};
  for (const { subject, data } of rows) {
    const kind = subject.slice('template:'.length);
    if (subject === 'brand') brand = readBrand(data);
    else if (isMessageKind(kind)) overrides[kind] = readOverrides(data);
  }
  return { brand, overrides };
}

/** Newest first, those before version `before`; at most 250. */
export async function listTemplateVersions(
  sql: Sql,
  shopId: bigint,
  kind: MessageKind,
  page: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedVersion<TemplateOverrides>[]> {
  const versions = await listVersions(sql, shopId, `template:${kind}`, page);
  return versions.map((version) => ({ ...version, data: readOverrides(version.data) }));
}

/** Newest first, those before version `before`; at most 250. */
export async function listBrandVersions(
  sql: Sql,
  shopId: bigint,
  page: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedVersion<Brand>[]> {
  const versions = await listVersions(sql, shopId, 'brand', page);
  return versions.map((version) => ({ ...version, data: readBrand(version.data) }));
}
