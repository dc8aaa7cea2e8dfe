import type { SavedSettings, SettingsView as Settings } from '#app/modules/reviews/door.ts';
import type { MediaStanding } from '#app/modules/reviews/media/door.ts';
import { parseSettingsForm, type SettingsForm, settingsForm } from '#app/modules/reviews/settings/forms.ts';
import { defaultSettings, type ReviewSettings } from '#app/modules/reviews/settings/settings.ts';
import { ordersForReviews } from '../../joining/reviews/orders-for-reviews.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { findSample, hasArrived, wasSent } from '../../merchants/sample-orders.server.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import type { RuleNames } from '../../ui/rules/condition-in-words.ts';
import { type KnownNames, openRuleNames } from '../../ui/rules/rule-names.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import { savedBy, versionsShown, versionViews } from '../../ui/versions/version-views.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import type { PicturesView } from './pictures-card.tsx';
import { type PlanPreview, planPreview, type SampleRequest } from './plan-preview.ts';
import { requestMail } from './request-mail.server.ts';
import { readRuleNames } from './rules/rule-names.server.ts';
import { settingsInWords } from './settings-in-words.ts';

export interface MirroringView {
  readonly allowed: boolean;
  readonly live: boolean;
  /** Null: every product is up to date. */
  readonly behind: string | null;
  readonly foreign: string | null;
  readonly replacesOthers: boolean;
}

export interface SettingsPageView {
  readonly form: SettingsForm;
  readonly liveSince: string | null;
  readonly missing: readonly string[];
  readonly pending: number;
  /** Null: there is no order to try it on. */
  readonly preview: PlanPreview | null;
  readonly mirroring: MirroringView;
  readonly pictures: PicturesView;
  /** What the loyalty programme gives for a review; null: nothing. */
  readonly points: number | null;
  readonly versions: readonly VersionView[];
  /** What the ids in rules are called. */
  readonly names: KnownNames;
  /** This one and the next ones. */
  readonly years: readonly number[];
}

/** Without it photos and videos stay here. */
const filesScope = 'write_files';

/** What going live needs: ratings are written to products. */
export const neededScope = 'write_products';

/** The settings' screen as text. */
export async function readSettingsView(merchant: Merchant): Promise<SettingsPageView> {
  const { reviews } = app();
  const id = merchant.shopId;
  const [settings, versions, pending, media] = await Promise.all([
    reviews.getSettings(id),
    reviews.listVersions(id, { limit: versionsShown + 1 }),
    reviews.waiting(id),
    reviews.mediaStanding(id),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const parsed = parseSettingsForm(settings.form);
  const forms = [settings.form, ...versions.map((version) => settingsForm(version.settings))];
  const names = await readRuleNames(merchant, forms, print);
  const { year } = merchant.now.toZonedDateTimeISO(merchant.shop.timezone);
  return {
    form: settings.form,
    liveSince: settings.liveFrom === null ? null : print.dateTime(settings.liveFrom).text,
    missing: settings.mirroring.allowed ? [] : [neededScope],
    pending,
    preview: await previewWith(merchant, 'settings' in parsed ? parsed.settings : defaultSettings, names),
    mirroring: mirroringView(settings, print, texts),
    pictures: picturesView(settings, media, texts),
    points: await pointsForReview(merchant),
    versions: settingsVersions(versions, settings, { merchant, print, texts, names: openRuleNames(names) }),
    names,
    years: [year, year + 1, year + 2],
  };
}

/** Asked for while the area is live and takes pictures. */
function picturesView(
  { current, liveFrom }: Settings,
  { allowed, waiting }: MediaStanding,
  texts: Texts,
): PicturesView {
  const { photos, videos } = (current?.settings ?? defaultSettings).writing;
  const asked = liveFrom !== null && !allowed && (photos || videos || waiting > 0);
  return {
    missing: asked ? [filesScope] : [],
    waiting: waiting > 0 ? texts.reviews.settings.pictures.waiting(waiting) : null,
  };
}

async function pointsForReview({ shopId, now }: Merchant): Promise<number | null> {
  const { ways } = await app().loyalty.waysFor(shopId, null, now);
  return ways.find(({ way }) => way.way === 'review')?.way.points ?? null;
}

/** Settings worked out on a real order: one that has arrived, else one that was sent. */
export async function readPreview(merchant: Merchant, settings: ReviewSettings): Promise<PlanPreview | null> {
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return previewWith(merchant, settings, await readRuleNames(merchant, [settingsForm(settings)], print));
}

async function previewWith(
  merchant: Merchant,
  settings: ReviewSettings,
  names: KnownNames,
): Promise<PlanPreview | null> {
  const sample = await findSampleRequest(merchant);
  return sample && planPreview(sample, settings, merchant.now, textsFor(), openRuleNames(names));
}

async function findSampleRequest(merchant: Merchant): Promise<SampleRequest | null> {
  const { commerce } = app();
  const { shopId } = merchant;
  const found = await findSample(shopId, [hasArrived, wasSent]);
  if (found === null) return null;
  const [order, customer] = await Promise.all([
    ordersForReviews(commerce).order(shopId, found.id),
    found.customerId === null ? null : commerce.findCustomer(shopId, found.customerId),
  ]);
  if (order === null) return null;
  const locale = customer?.locale ?? null;
  return { order, locale, mail: await requestMail(merchant, order, locale) };
}

function mirroringView({ mirroring, liveFrom }: Settings, print: Print, texts: Texts): MirroringView {
  const words = texts.reviews.settings.mirroring;
  const { allowed, behind, foreign, replacesOthers } = mirroring;
  return {
    allowed,
    live: liveFrom !== null,
    behind: behind > 0 ? words.behind(print.count(behind)) : null,
    foreign: foreign > 0 && !replacesOthers ? words.foreign(foreign) : null,
    replacesOthers,
  };
}

interface Around {
  readonly merchant: Merchant;
  readonly print: Print;
  readonly texts: Texts;
  readonly names: RuleNames;
}

function settingsVersions(
  versions: readonly SavedSettings[],
  { current }: Settings,
  { merchant, print, texts, names }: Around,
): VersionView[] {
  const inWords = ({ settings }: SavedSettings) => settingsInWords(settingsForm(settings), texts, names);
  return versionViews(versions, {
    print,
    current: current?.version ?? null,
    moment: ({ effectiveAt }) => effectiveAt,
    by: savedBy(merchant.staffId, texts),
    changes: (version, before) =>
      changesInWords(before && inWords(before), inWords(version), texts.shared.versions),
  });
}
