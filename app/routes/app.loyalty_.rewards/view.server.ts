import { parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { defaultProgram } from '#app/modules/loyalty/earning/program.ts';
import type { RewardSettings } from '#app/modules/loyalty/rewards/rewards.ts';
import type { RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { type CollectionTitles, readTitles } from '../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { type RewardsPreview, rewardsPreview } from './preview.ts';

export interface RewardsView {
  readonly currency: string;
  readonly form: RewardsForm;
  /** Scopes that Shopify allows. */
  readonly granted: readonly string[];
  readonly collections: CollectionTitles;
  readonly preview: RewardsPreview;
  readonly balance: string;
  /** Who saved what is in force; null: nothing saved yet. */
  readonly saved: string | null;
}

const triedBalance = '1240';

/** The rewards' screen as text. */
export async function readRewardsView(merchant: Merchant): Promise<RewardsView> {
  const { loyalty, commerce } = app();
  const id = merchant.shopId;
  const [{ currency, current, settings, form }, { grantedScopes }] = await Promise.all([
    loyalty.getRewards(id),
    commerce.getShop(id),
  ]);
  const [collections, preview] = await Promise.all([
    readTitles(id, form.rewards),
    readPreview(merchant, settings, triedBalance),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const who = texts.shared.versions;
  const isInForce = current !== null && current.settings.currency === settings.currency;
  return {
    currency,
    form,
    granted: grantedScopes,
    collections,
    preview,
    balance: triedBalance,
    saved: isInForce
      ? texts.rewards.versions.current(
          current.version,
          print.moment(current.effectiveAt).text,
          current.savedBy === merchant.staffId ? who.you : who.staff(current.savedBy),
        )
      : null,
  };
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
