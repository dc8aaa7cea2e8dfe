import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { CollectionTitles } from '../../../collection-titles.server.ts';
import { CollectionsField } from '../../../ui/forms/collections-field.tsx';
import { NamesField } from '../../../ui/forms/names-field.tsx';
import { skuOf } from '../../../ui/forms/sku-of.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';
import { ReasonChoices } from './reason-choices.tsx';

type FinalSale = PolicyForm['finalSale'];

/** What cannot come back, and for which reasons it can all the same. */
export function FinalSaleCard({ editor, known }: { editor: PolicyEditor; known: CollectionTitles }) {
  const { shared, policy } = useTexts();
  const { finalSale: words } = policy;
  const { form, change, touch, errorOf } = editor;
  const { finalSale } = form;
  const shopify = useAppBridge();
  // Picked collections keep their names while the page is open, saved or not.
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const set = (part: Partial<FinalSale>) => change({ finalSale: { ...finalSale, ...part } });
  const pickProducts = async () => {
    const chosen = await shopify.resourcePicker({ type: 'variant', multiple: true });
    const skus = (chosen ?? []).map(skuOf).filter((sku) => sku !== null);
    if (skus.length > 0) set({ skus: [...new Set([...finalSale.skus, ...skus])] });
  };
  const used = finalSale.skus.length + finalSale.tags.length + finalSale.collections.length > 0;
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="400">
        <NamesField
          label={shared.names.skus}
          help={shared.names.skusHelp}
          names={finalSale.skus}
          error={errorOf('finalSale.skus')}
          onChange={(skus) => set({ skus })}
          onBlur={() => touch('finalSale.skus')}
          action={{ content: shared.names.chooseProducts, onAction: () => void pickProducts() }}
        />
        <NamesField
          label={shared.names.tags}
          help={shared.names.tagsHelp}
          names={finalSale.tags}
          error={errorOf('finalSale.tags')}
          onChange={(tags) => set({ tags })}
          onBlur={() => touch('finalSale.tags')}
          action={undefined}
        />
        <CollectionsField
          ids={finalSale.collections}
          error={errorOf('finalSale.collections')}
          titles={new Map([...Object.entries(known), ...picked])}
          onTitles={setPicked}
          onChange={(collections) => set({ collections })}
        />
        {used ? (
          <ReasonChoices
            title={words.overriddenBy}
            reasons={form.reasons}
            chosen={finalSale.overriddenBy}
            error={errorOf('finalSale.overriddenBy')}
            onChange={(overriddenBy) => set({ overriddenBy })}
          />
        ) : null}
      </BlockStack>
    </Section>
  );
}
