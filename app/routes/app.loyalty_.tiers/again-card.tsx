import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Button, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** Has Shopify asked again for what it refused. `action` takes `ask-again`. */
export function AgainCard({ action }: { action: string }) {
  const { perks: words } = useTexts().tiers;
  const { data, state, submit } = useFetcher<FormAnswer>();
  const said = useCallback((answer: FormAnswer) => ('ok' in answer ? words.asked : null), [words]);
  useToast(data, said);
  return (
    <Section title={words.againTitle} about={words.againAbout}>
      <InlineStack>
        <Button
          loading={state !== 'idle'}
          onClick={() => submit({ intent: 'ask-again' }, { method: 'post', action })}
        >
          {words.again}
        </Button>
      </InlineStack>
    </Section>
  );
}
