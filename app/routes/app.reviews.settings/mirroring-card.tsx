import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { useGrants } from '../../ui/live/use-grants.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MirroringView } from './view.server.ts';

const nothingMore = () => undefined;

/** How far the storefront shows what is counted here. */
export function MirroringCard({ view, missing }: { view: MirroringView; missing: readonly string[] }) {
  const { mirroring: words } = useTexts().reviews.settings;
  const grants = useGrants(missing, nothingMore);
  const asking = grants.state === 'asking' || grants.state === 'waiting';
  return (
    <Section title={words.title} about={words.about}>
      {view.allowed ? (
        <Text as="p">{!view.live ? words.off : (view.behind ?? words.fine)}</Text>
      ) : (
        <BlockStack gap="300">
          <Text as="p">{words.missing}</Text>
          <InlineStack>
            <Button loading={asking} onClick={grants.start}>
              {words.allow}
            </Button>
          </InlineStack>
          {grants.state === 'declined' ? <InlineError message={words.declined} fieldID="mirroring" /> : null}
        </BlockStack>
      )}
      {view.replacesOthers ? <Text as="p">{words.replaces}</Text> : null}
      {view.foreign ? <Foreign text={view.foreign} /> : null}
    </Section>
  );
}

function Foreign({ text }: { text: string }) {
  const { reviews, shared } = useTexts();
  const { mirroring: words } = reviews.settings;
  const fetcher = useFetcher<FormAnswer>();
  const [open, setOpen] = useState(false);
  useToast(
    fetcher.data,
    useCallback((answer: FormAnswer) => ('ok' in answer ? words.replaced : null), [words]),
  );
  return (
    <BlockStack gap="300">
      <Text as="p">{text}</Text>
      <InlineStack>
        <Button loading={fetcher.state !== 'idle'} onClick={() => setOpen(true)}>
          {words.replace}
        </Button>
      </InlineStack>
      <ConfirmModal
        id="replace-modal"
        open={open}
        title={words.replaceTitle}
        confirm={words.replace}
        cancel={shared.cancel}
        critical
        onClose={() => setOpen(false)}
        onConfirm={() => {
          setOpen(false);
          fetcher.submit({ intent: 'replace-others' }, { method: 'post', action: '/app/reviews/settings' });
        }}
      >
        <Text as="p">{words.replaceText}</Text>
      </ConfirmModal>
    </BlockStack>
  );
}
