import { useFetcher } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ProfileView } from './view.server.ts';

/** The customer's right to their data: a file to pass on, and requests that wait for it. */
export function DataCard({ profile }: { profile: ProfileView }) {
  const { data: words } = useTexts().customer;
  const complete = useFetcher();
  const download = useDownload(profile.id);
  return (
    <Section title={words.title} about={words.about}>
      {profile.requests.map((request) => (
        <BlockStack key={request.id} gap="200" inlineAlign="start">
          <Text as="p">{words.requested(request.received)}</Text>
          <Button
            loading={complete.state !== 'idle'}
            onClick={() =>
              complete.submit(
                { intent: 'complete-request', id: request.id },
                { method: 'post', action: '/app/settings' },
              )
            }
          >
            {words.complete}
          </Button>
        </BlockStack>
      ))}
      <InlineStack>
        <Button loading={download.busy} onClick={() => void download.start()}>
          {words.export}
        </Button>
      </InlineStack>
      {download.failed ? <InlineError message={words.failed} fieldID="export" /> : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {words.logged}
      </Text>
    </Section>
  );
}

/** The file comes by fetch, which carries the admin's token; a plain link would come without. */
function useDownload(customerId: string) {
  const shopify = useAppBridge();
  const { data: words } = useTexts().customer;
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const start = async () => {
    setState('busy');
    try {
      const response = await fetch(`/app/customers/${customerId}/export`);
      if (!response.ok) throw new Error(`${response.status}`);
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = url;
      link.download = `customer-${customerId}.json`;
      link.click();
      URL.revokeObjectURL(url);
      setState('idle');
      shopify.toast.show(words.exporting);
    } catch {
      setState('failed');
    }
  };
  return { start, busy: state === 'busy', failed: state === 'failed' };
}
