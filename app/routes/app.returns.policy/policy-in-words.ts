import { outcomes } from '#app/contracts/returns.ts';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { Reason } from '#app/modules/returns/policy/policy.ts';
import type { RuleNames } from '../../ui/rules/condition-in-words.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { InWords } from '../../ui/versions/changes-in-words.ts';
import { reasonTrail } from './reasons/reason-list.ts';

const namesShown = 3;

type Words = Texts['policy']['inWords'];

/** What a policy says beside its rules and reasons, a phrase each. */
export function policyInWords(form: PolicyForm, texts: Texts, names: RuleNames): InWords {
  const { inWords: words, preview } = texts.policy;
  const { finalSale, never, sendTo } = form;
  const called = (ids: readonly string[]) =>
    listed(
      ids.map((id) => reasonTrail(form.reasons, id)),
      words,
    );
  const collections = (ids: readonly string[]) =>
    ids.map((id) => words.collection(names.collections[id] ?? id));
  const waived = outcomes.filter((outcome) => form.waivedForOutcomes.includes(outcome));
  const location =
    sendTo.locationId === null ? '' : (names.locations[sendTo.locationId] ?? sendTo.locationId);
  return {
    window: words.window(form.days, preview.froms[form.from]),
    transit: words.transit(form.transitDays),
    refund: words.refund[form.refund ? 'yes' : 'no'],
    credit: words.credit[form.credit ? 'yes' : 'no'],
    bonus: words.bonus(form.credit ? bonusOf(form, words) : ''),
    exchange: words.exchange[form.exchange ? (form.exchangeEven ? 'even' : 'priced') : 'no'],
    keep: words.keep(form.keep ? form.keepPercent : ''),
    restocking: words.restocking(form.restockingPercent),
    shipping: words.shipping(form.returnShipping),
    currencies: words.currencies(amountsOf(form.returnShippingByCurrency, names, words)),
    waived: words.waived(called(form.waivedFor)),
    waivedOutcomes: words.waivedOutcomes(
      waived.map((outcome) => texts.policy.rules.then.forOutcomes[outcome]).join(', '),
    ),
    skus: words.skus(listed(finalSale.skus, words)),
    tags: words.tags(listed(finalSale.tags, words)),
    collections: words.collections(listed(collections(finalSale.collections), words)),
    overridden: words.overridden(called(finalSale.overriddenBy)),
    never: words.never(listed([...never.skus, ...never.tags, ...collections(never.collections)], words)),
    bundles: words.bundles[never.bundleParts ? 'yes' : 'no'],
    approval: words.approval[form.approval],
    settleOn: words.settleOn[form.settleOn],
    sendTo: words.sendTo(sendTo.address.trim().split('\n').join(', ')),
    location: words.location(location),
    ...limitsInWords(form.limits, words),
    standardShipping: words.standardShipping(
      Object.entries(form.standardShipping)
        .map(([code, minor]) => `${names.country(code)} ${names.amount(minor)}`)
        .join(', '),
    ),
  };
}

function listed(names: readonly string[], words: Words): string {
  const rest = names.length - namesShown;
  return names.slice(0, namesShown).join(', ') + (rest > 0 ? words.more(rest) : '');
}

function bonusOf({ bonusPercent, bonusFlat, bonusCap }: PolicyForm, words: Words): string {
  return [
    bonusPercent === '' ? null : words.percent(bonusPercent),
    bonusFlat === '' ? null : words.flat(bonusFlat),
    bonusCap === '' ? null : words.cap(bonusCap),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function amountsOf(amounts: Readonly<Record<string, number>>, names: RuleNames, words: Words): string {
  return listed(
    Object.entries(amounts).map(([currency, minor]) => names.amount(minor, currency)),
    words,
  );
}

/** "photos, “Was the parcel damaged, too?”"; '' where it asks for nothing else. */
export function askedWith({ photo, note, questions }: Reason, { policy }: Pick<Texts, 'policy'>): string {
  const { inWords: words, reasons: asks } = policy;
  return [
    asks.photoShort[photo],
    asks.noteShort[note],
    ...questions.map(({ text, options }) =>
      words.question(text, options.map(({ label }) => label).join(', ')),
    ),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function limitsInWords({ returns, rate, kept, exceeded }: PolicyForm['limits'], words: Words): InWords {
  return {
    limitReturns: returns === null ? words.noLimitReturns : words.limitReturns(returns.count, returns.days),
    limitRate:
      rate === null ? words.noLimitRate : words.limitRate(rate.percent, rate.days, rate.atLeastUnits),
    limitKept: kept === null ? words.noLimitKept : words.limitKept(kept.count, kept.days),
    exceeded: words.exceeded[exceeded],
  };
}
