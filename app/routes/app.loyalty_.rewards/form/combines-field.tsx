import { BlockStack, Checkbox, ChoiceList } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { RewardPart } from './reward-field.ts';

const others = ['product', 'order', 'shipping'] as const;

/** Which other discounts a code goes together with. */
export function CombinesField({ reward, onChange }: Pick<RewardPart, 'reward' | 'onChange'>) {
  const { list: words } = useTexts().rewards;
  const { combines, kind } = reward;
  const forShipping = kind === 'free-shipping';
  const usual = { product: true, order: forShipping, shipping: !forShipping };
  return (
    <BlockStack gap="100">
      <ChoiceList
        title={words.combines}
        choices={[
          {
            value: 'usual',
            label: words.combinesUsual,
            helpText: forShipping ? words.combinesUsualShipping : words.combinesUsualGoods,
          },
          { value: 'own', label: words.combinesOwn },
        ]}
        selected={[combines === null ? 'usual' : 'own']}
        onChange={([chosen]) => onChange({ ...reward, combines: chosen === 'own' ? usual : null })}
      />
      {combines === null
        ? null
        : others
            .filter((other) => !(forShipping && other === 'shipping'))
            .map((other) => (
              <Checkbox
                key={other}
                label={words.combinesWith[other]}
                checked={combines[other]}
                onChange={(on) => onChange({ ...reward, combines: { ...combines, [other]: on } })}
              />
            ))}
    </BlockStack>
  );
}
