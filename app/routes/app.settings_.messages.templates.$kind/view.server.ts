import type { SavedVersion } from '#app/modules/messages/door.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';
import type { DefaultTexts, TemplateOverrides } from '#app/modules/messages/templates/template.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { savedBy, versionsShown, versionViews } from '../../ui/versions/version-views.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { type MailPreviewView, readMailView } from '../app.settings_.messages/mail-view.server.ts';
import type { Shown } from './shown.ts';
import { templateChanges } from './template-changes.ts';

export interface TemplatePageView extends Shown {
  readonly kind: MessageKind;
  readonly form: TemplateForm;
  readonly defaults: DefaultTexts;
  /** Names that can stand between braces. */
  readonly fields: readonly string[];
  readonly preview: MailPreviewView;
  readonly versions: readonly VersionView[];
}

export interface TemplateForm {
  readonly overrides: TemplateOverrides;
}

/** The editor of one kind's words. */
export async function readTemplateView(
  merchant: Merchant,
  kind: MessageKind,
  shown: Shown,
): Promise<TemplatePageView> {
  const { messages } = app();
  const [template, versions, preview] = await Promise.all([
    messages.getTemplate(merchant.shopId, kind),
    messages.listTemplates(merchant.shopId, kind, { limit: versionsShown + 1 }),
    readMailView(merchant, { kind, ...shown, overrides: null, brand: null }),
  ]);
  if ('refused' in preview) throw new Error(`The saved words of ${kind} cannot be read`);
  const { overrides, defaults, fields } = template;
  return {
    ...{ kind, ...shown, defaults, fields, preview },
    form: { overrides },
    versions: templateVersions(versions, merchant),
  };
}

function templateVersions(
  versions: readonly SavedVersion<TemplateOverrides>[],
  { shop, now, staffId }: Merchant,
): VersionView[] {
  const texts = textsFor();
  return versionViews(versions, {
    print: openPrint({ zone: shop.timezone, now }),
    current: versions[0]?.version ?? null,
    moment: ({ savedAt }) => savedAt,
    by: savedBy(staffId, texts),
    changes: (version, before) => templateChanges(before?.data ?? {}, version.data, texts),
  });
}
