import { currencyCode } from '#app/kernel/currency.ts';
import type { PolicyView as Policies, SavedPolicy } from '#app/modules/returns/door.ts';
import { type PolicyForm, parsePolicyForm, policyForm } from '#app/modules/returns/policy/forms.ts';
import { defaultPolicy, type Policy } from '#app/modules/returns/policy/policy.ts';
import { ordersForReturns } from '../../joining/returns/orders-for-returns.ts';
import { readTitles } from '../../merchants/collection-titles.server.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { readProductTitles } from '../../merchants/product-titles.server.ts';
import { readLocations } from '../../merchants/restock-locations.server.ts';
import { findSample, hasArrived, wasSent } from '../../merchants/sample-orders.server.ts';
import { listStaff } from '../../platform/staff.server.ts';
import { countryCodes } from '../../ui/print/countries.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type StaffNames, staffCalled } from '../../ui/returns/staff-called.ts';
import { type KnownNames, openRuleNames } from '../../ui/rules/rule-names.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { versionsShown, versionViews } from '../../ui/versions/version-views.ts';
import type { VersionView } from '../../ui/versions/versions-card.tsx';
import { app } from '../../wiring.server.ts';
import { idsIn } from './named-in-rules.ts';
import { policyChanges } from './policy-changes.ts';
import { type PolicyPreview, policyPreview } from './preview.ts';

export interface PolicyPageView {
  readonly currency: string;
  /** The draft, else what is published, else the default. */
  readonly form: PolicyForm;
  /** What customers get now. */
  readonly inForce: PolicyForm;
  readonly published: { readonly version: number } | null;
  /** 0: there is none. */
  readonly revision: number;
  readonly draft: { readonly saved: MomentView; readonly by: string } | null;
  readonly mayPublish: boolean;
  /** Who looks at it, as Shopify numbers them. */
  readonly you: string;
  readonly names: KnownNames;
  /** This one and the next ones. */
  readonly years: readonly number[];
  readonly liveSince: string | null;
  readonly missing: readonly string[];
  readonly preview: PolicyPreview;
  readonly versions: readonly VersionView[];
}

/** The policy's screen as text. */
export async function readPolicyView(merchant: Merchant): Promise<PolicyPageView> {
  const { returns } = app();
  const id = merchant.shopId;
  const [view, versions, people] = await Promise.all([
    returns.getPolicy(id),
    returns.listPolicies(id, { limit: versionsShown + 1 }),
    listStaff(app().db, id),
  ]);
  const staff = { own: merchant.staffId, names: new Map(people.map(({ userId, name }) => [userId, name])) };
  const inForce = policyForm(view.current?.policy ?? defaultPolicy(), view.currency);
  const form = view.draft?.form ?? inForce;
  const parsed = parsePolicyForm(form, view.currency);
  const earlier = versions.map(({ policy }) => policyForm(policy, view.currency));
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  const [preview, names] = await Promise.all([
    readPreview(merchant, 'policy' in parsed ? parsed.policy : defaultPolicy()),
    readNames(merchant, [form, inForce, ...earlier], print),
  ]);
  const texts = textsFor();
  const { year } = merchant.now.toZonedDateTimeISO(merchant.shop.timezone);
  return {
    currency: view.currency,
    form,
    inForce,
    published: view.current && { version: view.current.version },
    revision: view.draft?.revision ?? 0,
    draft: view.draft && {
      saved: print.moment(view.draft.savedAt),
      by: staffCalled(view.draft.savedBy, staff, texts),
    },
    mayPublish: merchant.mayPublish,
    you: merchant.staffId,
    names,
    years: [year, year + 1, year + 2],
    liveSince: view.liveFrom === null ? null : print.dateTime(view.liveFrom).text,
    missing: view.liveFrom === null ? view.missingScopes : [],
    preview,
    versions: policyVersions({ versions, view, names, staff }, print, texts),
  };
}

/** What the ids are called that these policies name. */
async function readNames(
  merchant: Merchant,
  forms: readonly PolicyForm[],
  print: Print,
): Promise<KnownNames> {
  const id = merchant.shopId;
  const named = forms.map((form) => idsIn(form));
  const [titles, products, locations] = await Promise.all([
    readTitles(id, named),
    readProductTitles(
      id,
      named.flatMap((one) => one.products),
    ),
    readLocations(id),
  ]);
  return {
    currency: merchant.shop.currency,
    collections: titles,
    products,
    // Those of the form that stands first go before those of older ones.
    reasons: Object.fromEntries(
      forms.toReversed().flatMap(({ reasons }) => reasons.map((reason) => [reason.id, reason.label])),
    ),
    locations,
    countries: Object.fromEntries(countryCodes.map((code) => [code, print.country(code)])),
    blank: textsFor().rules.sentence.blank,
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
  readonly names: KnownNames;
  readonly staff: StaffNames;
}

function policyVersions({ versions, view, names, staff }: Loaded, print: Print, texts: Texts): VersionView[] {
  const formOf = ({ policy }: SavedPolicy) => policyForm(policy, view.currency);
  return versionViews(versions, {
    print,
    current: view.current?.version ?? null,
    moment: ({ effectiveAt }) => effectiveAt,
    by: ({ savedBy }) => staffCalled(savedBy, staff, texts),
    changes: (version, before) =>
      policyChanges(before && formOf(before), formOf(version), texts, openRuleNames(names)),
  });
}
