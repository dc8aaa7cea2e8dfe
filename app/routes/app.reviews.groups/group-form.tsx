import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { ProductsField } from '../../ui/forms/fields/products-field.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, Button, InlineError, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { GroupsAnswer } from './decide.server.ts';
import { fieldOf, refusalOf } from './refusal.ts';
import type { GroupView } from './view.server.ts';

interface GroupFormProps {
  group: GroupView;
  titles: Readonly<Record<string, string>>;
  /** It was saved, or is not to be. */
  onClose: () => void;
}

/** A group's name and products, chosen in Shopify's own picker. */
export function GroupForm({ group, titles, onClose }: GroupFormProps) {
  const { reviewGroups: words, shared } = useTexts();
  const { data, state, submit } = useFetcher<GroupsAnswer>();
  const [title, setTitle] = useState(group.title);
  const [products, setProducts] = useState(group.products);
  const [known, setKnown] = useState(titles);
  useToast(
    data,
    useCallback(
      (answer: GroupsAnswer) => {
        if (!('done' in answer)) return null;
        onClose();
        return words.saved;
      },
      [words, onClose],
    ),
  );
  const busy = state !== 'idle';
  const refused = data !== undefined && 'refused' in data && !busy ? data : null;
  const wrong = (field: ReturnType<typeof fieldOf>) =>
    refused !== null && fieldOf(refused.refused) === field ? refusalOf(refused, known, words) : undefined;
  const formWrong = wrong('form');
  return (
    <BlockStack gap="300">
      <TextField
        label={words.name}
        helpText={words.nameHelp}
        value={title}
        maxLength={80}
        autoComplete="off"
        autoFocus
        error={wrong('title')}
        onChange={setTitle}
      />
      <BlockStack gap="100">
        <Text as="p">{words.products}</Text>
        <ProductsField
          ids={products}
          error={wrong('products')}
          titles={known}
          onTitles={(more) => setKnown({ ...known, ...more })}
          onChange={setProducts}
        />
      </BlockStack>
      {formWrong === undefined ? null : <InlineError message={formWrong} fieldID="group" />}
      <InlineStack gap="200">
        <Button
          variant="primary"
          loading={busy}
          onClick={() =>
            submit(
              { intent: 'save', id: group.id, title, products: products.join(',') },
              { method: 'post', action: '/app/reviews/groups' },
            )
          }
        >
          {words.save}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          {shared.cancel}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
