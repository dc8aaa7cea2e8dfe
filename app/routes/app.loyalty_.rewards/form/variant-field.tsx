import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { RewardPart } from './reward-field.ts';

/** The product that is free, chosen in Shopify's own picker of variants. */
export function VariantField({ reward, index, editor, onChange }: RewardPart) {
  const { list: words } = useTexts().rewards;
  const shopify = useAppBridge();
  const path = `rewards.${index}.variant`;
  const error = editor.errorOf(path);
  const pick = async () => {
    const chosen = reward.variant ? [{ id: `gid://shopify/ProductVariant/${reward.variant.id}` }] : [];
    const [picked] =
      (await shopify.resourcePicker({ type: 'variant', action: 'select', selectionIds: chosen })) ?? [];
    if (picked?.product.id === undefined) return;
    const variant = {
      id: numberOf(picked.id),
      product: numberOf(picked.product.id),
      title: picked.displayName.trim(),
    };
    editor.touch(path);
    onChange({ ...reward, variant, name: reward.name === '' ? variant.title.slice(0, 100) : reward.name });
  };
  return (
    <BlockStack gap="100">
      <Text as="span">{words.product}</Text>
      <InlineStack gap="200" blockAlign="center">
        {reward.variant ? (
          <Text as="span" fontWeight="semibold" breakWord>
            {reward.variant.title}
          </Text>
        ) : null}
        <Button onClick={() => void pick()}>
          {reward.variant ? words.otherProduct : words.chooseProduct}
        </Button>
      </InlineStack>
      <Text as="span" variant="bodySm" tone="subdued">
        {words.productHelp}
      </Text>
      {error ? <InlineError message={error} fieldID={path} /> : null}
    </BlockStack>
  );
}

function numberOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}
