import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** The way back to no tiers at all. `action` takes `turn-off`. */
export function OffCard({ action }: { action: string }) {
  const { tiers, shared } = useTexts();
  const { off: words } = tiers;
  const { data, state, submit } = useFetcher<FormAnswer>();
  const [asking, setAsking] = useState(false);
  const said = useCallback((answer: FormAnswer) => ('ok' in answer ? tiers.turnedOff : null), [tiers]);
  useToast(data, said);
  const refused = data !== undefined && 'errors' in data && state === 'idle';
  return (
    <Section title={words.title} about={words.about}>
      <InlineStack>
        <Button loading={state !== 'idle'} onClick={() => setAsking(true)}>
          {words.button}
        </Button>
      </InlineStack>
      {refused ? <InlineError message={shared.failed.text} fieldID="tiers-off" /> : null}
      <ConfirmModal
        id="tiers-off-modal"
        open={asking}
        title={words.confirmTitle}
        confirm={words.button}
        cancel={shared.cancel}
        critical
        busy={state !== 'idle'}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          submit({ intent: 'turn-off' }, { method: 'post', action });
        }}
      >
        <Text as="p">{words.confirmText}</Text>
      </ConfirmModal>
    </Section>
  );
}
