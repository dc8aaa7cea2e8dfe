import { useState } from 'react';
import { ProductsField } from '../../ui/forms/fields/products-field.tsx';
import { BlockStack, Button, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { GroupView } from './view.server.ts';

interface GroupFormProps {
  group: GroupView;
  titles: Readonly<Record<string, string>>;
  busy: boolean;
  onCancel: () => void;
  onSave: (group: { id: string; title: string; products: string }) => void;
}

/** A group's name and products, chosen in Shopify's own picker. */
export function GroupForm({ group, titles, busy, onCancel, onSave }: GroupFormProps) {
  const { reviewGroups: words, shared } = useTexts();
  const [title, setTitle] = useState(group.title);
  const [products, setProducts] = useState(group.products);
  const [known, setKnown] = useState(titles);
  return (
    <BlockStack gap="300">
      <TextField
        label={words.name}
        helpText={words.nameHelp}
        value={title}
        maxLength={80}
        autoComplete="off"
        onChange={setTitle}
      />
      <BlockStack gap="100">
        <Text as="p">{words.products}</Text>
        <ProductsField
          ids={products}
          error={undefined}
          titles={known}
          onTitles={(more) => setKnown({ ...known, ...more })}
          onChange={setProducts}
        />
      </BlockStack>
      <InlineStack gap="200">
        <Button
          variant="primary"
          loading={busy}
          onClick={() => onSave({ id: group.id, title, products: products.join(',') })}
        >
          {words.save}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {shared.cancel}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
