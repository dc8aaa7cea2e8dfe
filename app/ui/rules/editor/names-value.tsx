import type { Condition } from '#app/kernel/rules/condition.ts';
import { CollectionsField } from '../../forms/collections-field.tsx';
import { ChosenField } from '../../forms/fields/chosen-field.tsx';
import { ProductsField } from '../../forms/fields/products-field.tsx';
import { NamesField } from '../../forms/names-field.tsx';
import { useSkuPicker } from '../../forms/use-sku-picker.ts';
import { useTexts } from '../../texts/texts.ts';
import type { ValueProps } from './condition-value.tsx';
import { useRuleContext } from './rule-context.ts';

type Names = Extract<Condition, { values: string[] }>;

/** Names of a kind that Shopify or the policy lists are chosen; others are typed. */
export function NamesValue({ condition, errorOf, touch, onChange }: ValueProps<Names>) {
  const { rules: words, shared } = useTexts();
  const { names, countries, reasons, learn } = useRuleContext();
  const { field, values } = condition;
  const called = words.fields[field];
  const error = errorOf('values');
  const set = (chosen: readonly string[]) => onChange({ ...condition, values: [...chosen] });
  const pickSkus = useSkuPicker(values, set);
  const chosen = { label: words.values.add(called), add: words.values.add(called), none: words.values.none };
  switch (field) {
    case 'line.collections':
      return (
        <CollectionsField
          ids={values}
          error={error}
          titles={new Map(Object.entries(names.collections))}
          onTitles={(titles) => learn('collections', Object.fromEntries(titles))}
          onChange={set}
        />
      );
    case 'line.products':
      return (
        <ProductsField
          ids={values}
          error={error}
          titles={names.products}
          onTitles={(titles) => learn('products', titles)}
          onChange={set}
        />
      );
    case 'order.country':
      return <ChosenField {...chosen} choices={countries} chosen={values} error={error} onChange={set} />;
    case 'return.reason':
      return <ChosenField {...chosen} choices={reasons} chosen={values} error={error} onChange={set} />;
    case 'order.channel': {
      const channels = Object.entries(words.channels).map(([value, label]) => ({ value, label }));
      return <ChosenField {...chosen} choices={channels} chosen={values} error={error} onChange={set} />;
    }
    default:
      return (
        <NamesField
          label={words.values.label(called)}
          labelHidden={field !== 'line.skus'}
          help={field === 'customer.tier' ? words.values.tierHelp : words.values.several}
          names={values}
          error={error}
          onChange={set}
          onBlur={() => touch('values')}
          action={
            field === 'line.skus'
              ? { content: shared.names.chooseProducts, onAction: () => void pickSkus() }
              : undefined
          }
        />
      );
  }
}
