import { parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '#app/modules/loyalty/earning/program.ts';
import type { SavedRewards } from '#app/modules/loyalty/rewards/door.ts';
import type { RewardSettings } from '#app/modules/loyalty/rewards/rewards.ts';
import type { RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { type CollectionTitles, readTitles } from '../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { type RewardsPreview, rewardsPreview } from './preview.ts';
import { rewardsChanged } from './rewards-changed.ts';

export interface RewardsView {
  readonly currency: string;
  readonly form: RewardsForm;
  /** Scopes that Shopify allows. */
  readonly granted: readonly string[];
  readonly collections: CollectionTitles;
  readonly preview: RewardsPreview;
  readonly balance: string;
  readonly versions: readonly VersionView[];
}

const triedBalance = '1240';
const versionsShown = 10;

/** The rewards' screen as text. */
export async function readRewardsView(merchant: Merchant): Promise<RewardsView> {
  const { loyalty, commerce } = app();
  const id = merchant.shopId;
  const [{ currency, current, settings, form }, { grantedScopes }, versions] = await Promise.all([
    loyalty.getRewards(id),
    commerce.getShop(id),
    loyalty.listRewards(id, { limit: versionsShown + 1 }),
  ]);
  const [collections, preview] = await Promise.all([
    readTitles(id, form.rewards),
    readPreview(merchant, settings, triedBalance),
  ]);
  return {
    currency,
    form,
    granted: grantedScopes,
    collections,
    preview,
    balance: triedBalance,
    versions: versionViews(versions, current, merchant),
  };
}

function versionViews(
  versions: readonly SavedRewards[],
  current: SavedRewards | null,
  { shop, now, staffId }: Merchant,
): VersionView[] {
  const texts = textsFor();
  const words = texts.shared.versions;
  const print = openPrint({ zone: shop.timezone, now });
  return versions.slice(0, versionsShown).map((version, index) => ({
    number: version.version,
    current: version.version === current?.version,
    saved: print.moment(version.effectiveAt),
    by: version.savedBy === staffId ? words.you : words.staff(version.savedBy),
    changes: rewardsChanged(versions[index + 1]?.settings ?? null, version.settings, print, texts),
  }));
}

/** Rewards worked out by the earning rule in force, for a shopper with this balance. */
export async function readPreview(
  merchant: Merchant,
  settings: RewardSettings,
  balance: string,
): Promise<RewardsPreview> {
  const { form, currency } = await app().loyalty.getProgram(merchant.shopId);
  const parsed = parseProgramForm(form, currency);
  const program = 'program' in parsed ? parsed.program : defaultProgram(currency);
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return rewardsPreview({ settings, program, balance }, print, textsFor());
}
