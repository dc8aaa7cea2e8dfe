import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { CollectionsField } from '../../../ui/forms/collections-field.tsx';
import { NamesField } from '../../../ui/forms/names-field.tsx';
import { useSkuPicker } from '../../../ui/forms/use-sku-picker.ts';
import { BlockStack } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';

type Lists = Pick<PolicyForm['never'], 'skus' | 'tags' | 'collections'>;

interface NameListsProps {
  /** Of the form. */
  name: 'finalSale' | 'never';
  editor: PolicyEditor;
  lists: Lists;
  onChange: (part: Partial<Lists>) => void;
}

/** Products by SKU, tag or collection. */
export function NameLists({ name, editor, lists, onChange }: NameListsProps) {
  const { names: words } = useTexts().shared;
  const { touch, errorOf } = editor;
  const { names, learn } = useRuleContext();
  const pickSkus = useSkuPicker(lists.skus, (skus) => onChange({ skus }));
  return (
    <BlockStack gap="400">
      <NamesField
        label={words.skus}
        help={words.skusHelp}
        names={lists.skus}
        error={errorOf(`${name}.skus`)}
        onChange={(skus) => onChange({ skus })}
        onBlur={() => touch(`${name}.skus`)}
        action={{ content: words.chooseProducts, onAction: () => void pickSkus() }}
      />
      <NamesField
        label={words.tags}
        help={words.tagsHelp}
        names={lists.tags}
        error={errorOf(`${name}.tags`)}
        onChange={(tags) => onChange({ tags })}
        onBlur={() => touch(`${name}.tags`)}
        action={undefined}
      />
      <CollectionsField
        ids={lists.collections}
        error={errorOf(`${name}.collections`)}
        titles={new Map(Object.entries(names.collections))}
        onTitles={(titles) => learn('collections', Object.fromEntries(titles))}
        onChange={(collections) => onChange({ collections })}
      />
    </BlockStack>
  );
}
