import { useFetcher } from '@remix-run/react';
import { Section } from '../../ui/page/section.tsx';
import { useDownload } from '../../ui/page/use-download.ts';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ProfileView } from './view.server.ts';

/** The customer's right to their data: a file to pass on, and requests that wait for it. */
export function DataCard({ profile }: { profile: ProfileView }) {
  const { data: words } = useTexts().customer;
  const complete = useFetcher();
  const download = useDownload({
    address: `/app/customers/${profile.id}/export`,
    name: `customer-${profile.id}.json`,
    said: words.exporting,
  });
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
