import type { Messages } from '../door.ts';
import type { MessagesDeps } from '../ports.ts';
import { listBrandVersions, listTemplateVersions } from '../store/writing.server.ts';
import { getBrand, saveBrand } from './brand/save-brand.server.ts';
import { previewMail } from './preview-mail.server.ts';
import { getTemplate, saveTemplate } from './save-template.server.ts';
import { sendTest } from './send-test.server.ts';

/** The doors of what mails say and how they look. */
export function openWriting(
  deps: MessagesDeps,
): Pick<
  Messages,
  | 'getTemplate'
  | 'saveTemplate'
  | 'listTemplates'
  | 'getBrand'
  | 'saveBrand'
  | 'listBrands'
  | 'preview'
  | 'sendTest'
> {
  const { sql } = deps.db;
  return {
    getTemplate: (shopId, kind) => getTemplate(deps, shopId, kind),
    saveTemplate: (shopId, kind, form, actor, now) => saveTemplate(deps, shopId, kind, form, actor, now),
    listTemplates: (shopId, kind, page) => listTemplateVersions(sql, shopId, kind, page),
    getBrand: (shopId) => getBrand(deps, shopId),
    saveBrand: (shopId, form, actor, now) => saveBrand(deps, shopId, form, actor, now),
    listBrands: (shopId, page) => listBrandVersions(sql, shopId, page),
    preview: (shopId, asked, now) => previewMail(deps, shopId, asked, now),
    sendTest: (shopId, asked, now) => sendTest(deps, shopId, asked, now),
  };
}
