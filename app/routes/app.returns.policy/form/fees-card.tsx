import { outcomes } from '#app/contracts/returns.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { Section } from '../../../ui/page/section.tsx';
import { ChoiceList, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { CurrencyAmounts } from './currency-amounts.tsx';
import { type PolicyEditor, typed } from './editor.ts';
import { ReasonChoices } from './reason-choices.tsx';

/** What is kept from a refund, and for which reasons and outcomes nothing is. */
export function FeesCard({ editor, currency }: { editor: PolicyEditor; currency: string }) {
  const { policy, returns } = useTexts();
  const { fees: words } = policy;
  const { form, change, touch, errorOf } = editor;
  const perCurrency = form.returnShippingByCurrency;
  const charged =
    form.restockingPercent !== '' ||
    form.returnShipping !== '' ||
    Object.keys(perCurrency).length > 0 ||
    form.waivedFor.length + form.waivedForOutcomes.length > 0;
  const path = (code: string) => `returnShippingByCurrency.${code}`;
  return (
    <Section id="fees" title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400" alignItems="start">
        <TextField
          label={words.restocking}
          {...typed(editor, 'restockingPercent')}
          suffix="%"
          inputMode="decimal"
        />
        <TextField
          label={words.shipping}
          helpText={words.shippingHelp}
          {...typed(editor, 'returnShipping')}
          suffix={currency}
          inputMode="decimal"
        />
      </InlineGrid>
      {charged ? (
        <>
          <CurrencyAmounts
            amounts={perCurrency}
            shopCurrency={currencyCode(currency)}
            errorOf={(code) => errorOf(path(code))}
            touch={(code) => touch(path(code))}
            onChange={(returnShippingByCurrency) => change({ returnShippingByCurrency })}
          />
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400" alignItems="start">
            <ReasonChoices
              title={words.waivedFor}
              reasons={form.reasons}
              chosen={form.waivedFor}
              error={errorOf('waivedFor')}
              onChange={(waivedFor) => change({ waivedFor })}
            />
            <ChoiceList
              title={words.waivedForOutcomes}
              allowMultiple
              choices={outcomes
                .filter((outcome) => outcome !== 'keep')
                .map((value) => ({ value, label: returns.outcomes[value] }))}
              selected={[...form.waivedForOutcomes]}
              onChange={(chosen: string[]) =>
                change({ waivedForOutcomes: outcomes.filter((outcome) => chosen.includes(outcome)) })
              }
            />
          </InlineGrid>
        </>
      ) : null}
    </Section>
  );
}
