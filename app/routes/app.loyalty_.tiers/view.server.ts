import { currencyCode } from '#app/kernel/currency.ts';
import type { ProgramView } from '#app/modules/loyalty/door.ts';
import { parseProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { defaultProgram, type Program } from '#app/modules/loyalty/earning/program.ts';
import { bestPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { TiersForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import { perkScopes } from '../../joining/loyalty/perks-for-loyalty.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint } from '../../ui/print/print.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { readVersions } from '../app.loyalty/versions.server.ts';
import { type PerkView, perkViews } from './perk-views.ts';
import { type TiersPreviewView, tiersPreview } from './preview.ts';
import { starterTiers } from './starter-tiers.ts';

/** The part of the programme that this page edits. */
export interface TiersPart {
  readonly tiers: TiersForm | null;
}

export interface TiersView {
  readonly currency: string;
  readonly form: TiersPart;
  /** What the page begins with where there are no tiers. */
  readonly starter: TiersForm;
  /** Null: there are no tiers. */
  readonly preview: TiersPreviewView | null;
  readonly versions: readonly VersionView[];
  /** Scopes that a level's tag takes and that are not granted. */
  readonly missing: readonly string[];
  /** The same of perks. */
  readonly missingForPerks: readonly string[];
  /** What was saved, where it stands at Shopify. */
  readonly perks: readonly PerkView[];
  /** The earning rule that holds while nothing was saved. */
  readonly rule: string;
}

/** The tiers' screen as text. */
export async function readTiersView(merchant: Merchant): Promise<TiersView> {
  const program = await app().loyalty.getProgram(merchant.shopId);
  const parsed = programOf(program);
  const [preview, { versions, rule }, { grantedScopes }, perks] = await Promise.all([
    parsed.tiers === null ? null : readTiersPreview(merchant, parsed, program.form),
    readVersions(merchant, program),
    app().commerce.getShop(merchant.shopId),
    app().loyalty.perkStates(merchant.shopId),
  ]);
  const missingForPerks = perkScopes.filter((scope) => !grantedScopes.includes(scope));
  const around = { missing: missingForPerks.length > 0, live: program.liveFrom !== null };
  return {
    currency: program.currency,
    form: { tiers: program.form.tiers },
    starter: starterTiers(program.currency, textsFor()),
    preview,
    versions,
    missing: ['write_customers'].filter((scope) => !grantedScopes.includes(scope)),
    missingForPerks,
    perks: perkViews(parsed.tiers, perks, around, textsFor()),
    rule,
  };
}

/** Levels worked out by the earning rule and rewards in force, and who would move. `form` is the whole programme's. */
export async function readTiersPreview(
  merchant: Merchant,
  program: Program,
  form: unknown,
): Promise<TiersPreviewView | null> {
  const { loyalty, commerce } = app();
  const { shopId, shop, now } = merchant;
  const [{ settings }, { timezone }, movers] = await Promise.all([
    loyalty.getRewards(shopId),
    commerce.getShop(shopId),
    loyalty.previewTiers(shopId, form, now),
  ]);
  if (program.tiers === null) return null;
  return tiersPreview(
    {
      program,
      tiers: program.tiers,
      currency: currencyCode(shop.currency),
      worth: bestPointWorth(settings),
      movers: 'refused' in movers ? null : movers,
      now,
      zone: timezone,
    },
    openPrint({ zone: shop.timezone, now }),
    textsFor(),
  );
}

function programOf({ form, currency }: ProgramView): Program {
  const parsed = parseProgramForm(form, currency);
  return 'program' in parsed ? parsed.program : defaultProgram(currency);
}
