import { currencyCode } from '#app/kernel/currency.ts';
import type { PolicyView as Policies, SavedPolicy } from '#app/modules/returns/door.ts';
import { type PolicyForm, parsePolicyForm, policyForm } from '#app/modules/returns/policy/forms.ts';
import { defaultPolicy, type Policy } from '#app/modules/returns/policy/policy.ts';
import { type CollectionTitles, readTitles } from '../../collection-titles.server.ts';
import type { Merchant } from '../../merchant.server.ts';
import { ordersForReturns } from '../../orders-for-returns.ts';
import { findSample, hasArrived, wasSent } from '../../sample-orders.server.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { policyInWords } from './policy-in-words.ts';
import { type PolicyPreview, policyPreview } from './preview.ts';

export interface PolicyPageView {
  readonly currency: string;
  readonly form: PolicyForm;
  readonly collectionTitles: CollectionTitles;
  readonly liveSince: string | null;
  readonly missing: readonly string[];
  readonly preview: PolicyPreview;
  readonly versions: readonly VersionView[];
}

const versionsShown = 10;

/** The policy's screen as text. */
export async function readPolicyView(merchant: Merchant): Promise<PolicyPageView> {
  const { returns } = app();
  const id = merchant.shopId;
  const [view, versions] = await Promise.all([
    returns.getPolicy(id),
    returns.listPolicies(id, { limit: versionsShown + 1 }),
  ]);
  const parsed = parsePolicyForm(view.form, view.currency);
  const [preview, titles] = await Promise.all([
    readPreview(merchant, 'policy' in parsed ? parsed.policy : defaultPolicy()),
    readTitles(id, [view.form.finalSale, ...versions.map(({ policy }) => policy.finalSale)]),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    currency: view.currency,
    form: view.form,
    collectionTitles: titles,
    liveSince: view.liveFrom === null ? null : print.dateTime(view.liveFrom).text,
    missing: view.liveFrom === null ? view.missingScopes : [],
    preview,
    versions: versionViews({ versions, view, titles, merchant }, print, texts),
  };
}

/** A policy worked out on a real order: one that has arrived, else one that was sent. */
export async function readPreview(merchant: Merchant, policy: Policy): Promise<PolicyPreview> {
  const { commerce } = app();
  const id = merchant.shopId;
  const [{ timezone: zone }, found] = await Promise.all([
    commerce.getShop(id),
    findSample(id, [hasArrived, wasSent]),
  ]);
  const order = found && (await ordersForReturns(commerce).order(id, found.id));
  const line = order?.lines.find(({ merchandise, currentQuantity }) => merchandise && currentQuantity > 0);
  return policyPreview(
    {
      policy,
      currency: currencyCode(merchant.shop.currency),
      zone,
      sample: order && line ? { order, line } : null,
    },
    openPrint({ zone, now: merchant.now }),
    textsFor(),
  );
}

interface Loaded {
  readonly versions: readonly SavedPolicy[];
  readonly view: Policies;
  readonly titles: CollectionTitles;
  readonly merchant: Merchant;
}

function versionViews(
  { versions, view, titles, merchant }: Loaded,
  print: Print,
  texts: Texts,
): VersionView[] {
  const words = texts.shared.versions;
  const inWords = ({ policy }: SavedPolicy) =>
    policyInWords(policyForm(policy, view.currency), texts, titles);
  return versions.slice(0, versionsShown).map((version, index) => {
    const before = versions[index + 1];
    return {
      number: version.version,
      current: version.version === view.current?.version,
      saved: print.moment(version.effectiveAt),
      by: version.savedBy === merchant.staffId ? words.you : words.staff(version.savedBy),
      changes: changesInWords(before ? inWords(before) : null, inWords(version), words),
    };
  });
}
