import { parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '#app/modules/loyalty/earning/program.ts';
import type { SavedRewards } from '#app/modules/loyalty/rewards/door.ts';
import type { RewardSettings } from '#app/modules/loyalty/rewards/rewards.ts';
import type { RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { type CollectionTitles, readTitles } from '../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { savedBy, versionsShown, versionViews } from '../../ui/versions/version-views.ts';
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
    versions: rewardsVersions(versions, current, merchant),
  };
}

function rewardsVersions(
  versions: readonly SavedRewards[],
  current: SavedRewards | null,
  { shop, now, staffId }: Merchant,
): VersionView[] {
  const texts = textsFor();
  const print = openPrint({ zone: shop.timezone, now });
  return versionViews(versions, {
    print,
    current: current?.version ?? null,
    moment: ({ effectiveAt }) => effectiveAt,
    by: savedBy(staffId, texts),
    changes: (version, before) => rewardsChanged(before?.settings ?? null, version.settings, print, texts),
  });
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
