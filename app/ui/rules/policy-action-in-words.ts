import type { Outcome } from '#app/contracts/returns.ts';
import type { PolicyAction } from '#app/modules/returns/policy/policy.ts';
import type { Texts } from '../texts/texts.ts';
import type { RuleNames } from './condition-in-words.ts';
import { dayInWords } from './day-in-words.ts';
import { listed } from './listed.ts';

type Words = Pick<Texts, 'rules' | 'policy' | 'returns'>;
type Set<Part extends PolicyAction['set']> = Extract<PolicyAction, { set: Part }>;

/** What a rule of the return policy does, as a clause: "the window is 60 days from delivery". */
export function policyActionInWords(action: PolicyAction, names: RuleNames, texts: Words): string {
  const { then: words } = texts.policy.rules;
  switch (action.set) {
    case 'window':
      return windowInWords(action, texts);
    case 'final-sale':
      return words.finalSale[action.to ? 'yes' : 'no'];
    case 'never':
      return words.never;
    case 'refund':
      return words.refund[action.to ? 'yes' : 'no'];
    case 'credit':
      return creditInWords(action.to, names, texts);
    case 'exchange':
      return action.to === null ? words.exchange.no : words.exchange[action.to.even ? 'even' : 'priced'];
    case 'keep':
      return action.to === null
        ? words.keep.no
        : words.keep.yes(action.to.percent || texts.rules.sentence.blank);
    case 'restocking':
      return Number(action.percent ?? '0') === 0
        ? words.restocking.no(only(action.outcomes, texts))
        : words.restocking.yes(action.percent ?? '', only(action.outcomes, texts));
    case 'return-shipping':
      return shippingInWords(action, names, texts);
    case 'approval':
      return words.approval[action.to];
    case 'decline':
      return words.decline(texts.returns.decline[action.reason].toLowerCase());
    case 'settle-on':
      return words.settleOn[action.to];
    case 'send-to':
      return placeInWords(action.to, names, texts);
  }
}

function windowInWords(
  { days, months, from, transitDays, until }: Set<'window'>,
  { policy, rules }: Words,
): string {
  const { window: words } = policy.rules.then;
  const length = months !== null ? words.months(months) : days !== null ? words.days(days) : null;
  const start = from === null ? null : policy.preview.froms[from];
  const said = [
    length === null
      ? start === null
        ? null
        : words.from(start)
      : words.length(start === null ? length : words.since(length, start)),
    until === null ? null : words.until(dayInWords(until)),
    transitDays === null ? null : words.transit(transitDays),
  ].filter((part) => part !== null);
  return said.length === 0 ? words.length(rules.sentence.blank) : listed(said, 'and', rules.sentence);
}

function creditInWords(credit: Set<'credit'>['to'], names: RuleNames, { policy, rules }: Words): string {
  const { credit: words } = policy.rules.then;
  if (credit === null) return words.no;
  const { bonusPercent, bonusFlatMinor, bonusCapMinor } = credit;
  const bonus = [
    bonusPercent === null ? null : words.percent(bonusPercent),
    bonusFlatMinor === null ? null : words.flat(names.amount(bonusFlatMinor)),
  ].filter((part) => part !== null);
  if (bonus.length === 0) return words.yes;
  const cap = bonusCapMinor === null ? '' : words.cap(names.amount(bonusCapMinor));
  return words.bonus(`${listed(bonus, 'and', rules.sentence)}${cap}`);
}

function shippingInWords({ fee, outcomes }: Set<'return-shipping'>, names: RuleNames, texts: Words): string {
  const { shipping: words } = texts.policy.rules.then;
  const amounts = [
    ...(fee.minor ? [names.amount(fee.minor)] : []),
    ...Object.entries(fee.byCurrency).map(([currency, minor]) => names.amount(minor, currency)),
  ];
  const where = only(outcomes, texts);
  return amounts.length === 0
    ? words.no(where)
    : words.yes(listed(amounts, 'or', texts.rules.sentence), where);
}

function placeInWords(place: Set<'send-to'>['to'], names: RuleNames, { policy, rules }: Words): string {
  const { sendTo: words } = policy.rules.then;
  const [first] = place.address.split('\n').filter((line) => line.trim() !== '');
  const said = [
    first === undefined ? null : words.address(rules.sentence.quoted(first.trim())),
    place.locationId === null ? null : words.location(names.locations[place.locationId] ?? place.locationId),
  ].filter((part) => part !== null);
  return said.length === 0 ? words.origin : listed(said, 'and', rules.sentence);
}

/** " for refunds and store credit"; nothing where it is for all. */
function only(outcomes: readonly Outcome[], { policy, rules }: Words): string {
  const { forOutcomes } = policy.rules.then;
  if (outcomes.length === 0) return '';
  return forOutcomes.only(
    listed(
      outcomes.map((outcome) => forOutcomes[outcome]),
      'and',
      rules.sentence,
    ),
  );
}
