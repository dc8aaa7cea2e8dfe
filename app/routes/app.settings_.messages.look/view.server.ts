import type { SavedVersion } from '#app/modules/messages/door.ts';
import { type Brand, defaultBrand } from '#app/modules/messages/templates/brand/brand.ts';
import { type BrandForm, brandForm } from '#app/modules/messages/templates/brand/brand-form.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import { savedBy, versionsShown, versionViews } from '../../ui/versions/version-views.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { type MailPreviewView, readMailView } from '../app.settings_.messages/mail-view.server.ts';
import { brandInWords } from './brand-in-words.ts';
import type { ShownKind } from './shown-kinds.ts';

export interface LookPageView {
  readonly form: BrandForm;
  readonly preview: LookPreview;
  readonly versions: readonly VersionView[];
}

export type LookPreview = Readonly<Record<ShownKind, MailPreviewView>>;

/** The look of mails as text. */
export async function readLookView(merchant: Merchant): Promise<LookPageView> {
  const { messages } = app();
  const [{ brand }, versions, preview] = await Promise.all([
    messages.getBrand(merchant.shopId),
    messages.listBrands(merchant.shopId, { limit: versionsShown + 1 }),
    readLookPreview(merchant, null),
  ]);
  if ('errors' in preview) throw new Error('The saved look cannot be read');
  return { form: brandForm(brand), preview, versions: lookVersions(versions, merchant) };
}

/** The mails with a look that is not saved; null: with the one that is. */
export async function readLookPreview(
  merchant: Merchant,
  brand: unknown,
): Promise<LookPreview | { readonly errors: Readonly<Record<string, string>> }> {
  const mail = (kind: ShownKind) =>
    readMailView(merchant, { kind, language: 'en', audience: 'every', overrides: null, brand });
  const [review, approved] = await Promise.all([mail('review-request'), mail('return-approved')]);
  if ('refused' in review) return { errors: review.errors };
  if ('refused' in approved) return { errors: approved.errors };
  return { 'review-request': review, 'return-approved': approved };
}

function lookVersions(
  versions: readonly SavedVersion<Brand>[],
  { shop, now, staffId }: Merchant,
): VersionView[] {
  const texts = textsFor();
  const inWords = (brand: Brand) => brandInWords(brand, texts);
  return versionViews(versions, {
    print: openPrint({ zone: shop.timezone, now }),
    current: versions[0]?.version ?? null,
    moment: ({ savedAt }) => savedAt,
    by: savedBy(staffId, texts),
    changes: (version, before) =>
      changesInWords(inWords(before?.data ?? defaultBrand), inWords(version.data), texts.shared.versions),
  });
}
