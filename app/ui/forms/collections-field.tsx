import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Button, InlineError, InlineStack, Tag, Text } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';

interface CollectionsFieldProps {
  /** Shopify's numbers. */
  ids: readonly string[];
  error: string | undefined;
  titles: ReadonlyMap<string, string>;
  onTitles: (titles: ReadonlyMap<string, string>) => void;
  onChange: (ids: readonly string[]) => void;
}

/** Collections chosen in Shopify's own picker. Their names are Shopify's; one that it no longer knows shows its number. */
export function CollectionsField({ ids, error, titles, onTitles, onChange }: CollectionsFieldProps) {
  const { collections: words } = useTexts().shared;
  const shopify = useAppBridge();
  const nameOf = (id: string) => titles.get(id) ?? words.unnamed(id);
  const pick = async () => {
    const selectionIds = ids.map((id) => ({ id: `gid://shopify/Collection/${id}` }));
    const picked = await shopify.resourcePicker({
      type: 'collection',
      multiple: true,
      action: 'select',
      selectionIds,
    });
    if (!picked) return;
    const chosen = picked.map((resource) => ({ id: numberOf(resource.id), title: titleOf(resource) }));
    onTitles(
      new Map([
        ...titles,
        ...chosen.flatMap(({ id, title }) => (title === null ? [] : [[id, title] as const])),
      ]),
    );
    onChange(chosen.map(({ id }) => id));
  };
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="span">{words.label}</Text>
        <Button variant="plain" onClick={() => void pick()}>
          {words.choose}
        </Button>
      </InlineStack>
      <InlineStack gap="100">
        {ids.length === 0 ? (
          <Text as="span" tone="subdued">
            {words.none}
          </Text>
        ) : (
          ids.map((id) => (
            <Tag key={id} onRemove={() => onChange(ids.filter((other) => other !== id))}>
              {nameOf(id)}
            </Tag>
          ))
        )}
      </InlineStack>
      {error ? <InlineError message={error} fieldID="collections" /> : null}
    </BlockStack>
  );
}

function numberOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}

function titleOf(resource: object): string | null {
  return 'title' in resource && typeof resource.title === 'string' ? resource.title : null;
}
