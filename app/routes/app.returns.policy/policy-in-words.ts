import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { InWords } from '../../ui/versions/changes-in-words.ts';

const namesShown = 3;

/** What a policy says, a phrase each. `titles`: of collections, by Shopify's number. */
export function policyInWords(
  form: PolicyForm,
  { policy }: Pick<Texts, 'policy'>,
  titles: Readonly<Record<string, string>>,
): InWords {
  const { inWords: words, preview } = policy;
  const labelOf = (id: string) => form.reasons.find((reason) => reason.id === id)?.label ?? id;
  const listed = (names: readonly string[]) => {
    const rest = names.length - namesShown;
    return names.slice(0, namesShown).join(', ') + (rest > 0 ? words.more(rest) : '');
  };
  const bonus = [
    form.bonusPercent === '' ? null : words.percent(form.bonusPercent),
    form.bonusFlat === '' ? null : words.flat(form.bonusFlat),
    form.bonusCap === '' ? null : words.cap(form.bonusCap),
  ].filter((part) => part !== null);
  const { finalSale } = form;
  return {
    window: words.window(form.days, preview.froms[form.from]),
    transit: words.transit(form.transitDays),
    refund: words.refund[form.refund ? 'yes' : 'no'],
    credit: words.credit[form.credit ? 'yes' : 'no'],
    bonus: words.bonus(form.credit ? bonus.join(', ') : ''),
    restocking: words.restocking(form.restockingPercent),
    shipping: words.shipping(form.returnShipping),
    waived: words.waived(listed(form.waivedFor.map(labelOf))),
    skus: words.skus(listed(finalSale.skus)),
    tags: words.tags(listed(finalSale.tags)),
    collections: words.collections(
      listed(finalSale.collections.map((id) => words.collection(titles[id] ?? id))),
    ),
    overridden: words.overridden(listed(finalSale.overriddenBy.map(labelOf))),
    approval: words.approval[form.approval],
    settleOn: words.settleOn[form.settleOn],
    reasons: words.reasons(form.reasons.map(({ label }) => label).join(', ')),
  };
}
