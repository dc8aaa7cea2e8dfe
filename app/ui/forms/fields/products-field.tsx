import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Button, InlineError, InlineStack, Tag, Text } from '../../polaris.ts';
import { useTexts } from '../../texts/texts.ts';

interface ProductsFieldProps {
  /** Shopify's numbers. */
  ids: readonly string[];
  error: string | undefined;
  titles: Readonly<Record<string, string>>;
  onTitles: (titles: Readonly<Record<string, string>>) => void;
  onChange: (ids: readonly string[]) => void;
}

/** Products chosen in Shopify's own picker. */
export function ProductsField({ ids, error, titles, onTitles, onChange }: ProductsFieldProps) {
  const { values: words } = useTexts().rules;
  const shopify = useAppBridge();
  const pick = async () => {
    const picked = await shopify.resourcePicker({
      type: 'product',
      multiple: true,
      filter: { variants: false },
      selectionIds: ids.map((id) => ({ id: `gid://shopify/Product/${id}` })),
    });
    if (!picked) return;
    const chosen = picked.map(({ id, title }) => [id.slice(id.lastIndexOf('/') + 1), title] as const);
    onTitles(Object.fromEntries(chosen));
    onChange(chosen.map(([id]) => id));
  };
  return (
    <BlockStack gap="200">
      <InlineStack gap="100" blockAlign="center">
        {ids.length === 0 ? (
          <Text as="span" tone="subdued">
            {words.none}
          </Text>
        ) : null}
        {ids.map((id) => (
          <Tag key={id} onRemove={() => onChange(ids.filter((other) => other !== id))}>
            {titles[id] ?? words.product(id)}
          </Tag>
        ))}
      </InlineStack>
      <InlineStack>
        <Button onClick={() => void pick()}>{words.chooseProducts}</Button>
      </InlineStack>
      {error ? <InlineError message={error} fieldID="products" /> : null}
    </BlockStack>
  );
}
