import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, BlockStack, Button, Divider, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { LoyaltyAnswer } from './decide.server.ts';
import type { VersionView } from './view.server.ts';

/** Who changed what, and the way back: putting a version back saves a copy of it. */
export function VersionsCard({ versions, rule }: { versions: readonly VersionView[]; rule: string }) {
  const { versions: words } = useTexts().loyalty;
  const fetcher = useFetcher<LoyaltyAnswer>();
  const busyWith = fetcher.formData?.get('version');
  const said = useCallback(
    (answer: LoyaltyAnswer) => ('ok' in answer && answer.version ? words.putBackDone(answer.version) : null),
    [words],
  );
  useToast(fetcher.data, said);
  return (
    <Section title={words.title} about={words.about}>
      {versions.length === 0 ? <Text as="p">{words.none(rule)}</Text> : null}
      <BlockStack gap="300">
        {versions.map((version, index) => (
          <BlockStack key={version.number} gap="300">
            {index > 0 ? <Divider /> : null}
            <VersionRow
              version={version}
              busy={busyWith === String(version.number)}
              onPutBack={() =>
                fetcher.submit(
                  { intent: 'put-back', version: String(version.number) },
                  { method: 'post', action: '/app/loyalty' },
                )
              }
            />
          </BlockStack>
        ))}
      </BlockStack>
    </Section>
  );
}

function VersionRow({
  version,
  busy,
  onPutBack,
}: {
  version: VersionView;
  busy: boolean;
  onPutBack: () => void;
}) {
  const { versions: words } = useTexts().loyalty;
  return (
    <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
      <BlockStack gap="100">
        <InlineStack align="start" gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {words.version(version.number)}
          </Text>
          {version.current ? <Badge tone="success">{words.current}</Badge> : null}
        </InlineStack>
        {version.changes.map((change) => (
          <Text as="p" key={change}>
            {change}
          </Text>
        ))}
        <Text as="p" variant="bodySm" tone="subdued">
          <Moment at={version.saved} /> {words.by(version.by)}
        </Text>
      </BlockStack>
      {version.current ? null : (
        <Button accessibilityLabel={words.putBackLabel(version.number)} loading={busy} onClick={onPutBack}>
          {words.putBack}
        </Button>
      )}
    </InlineStack>
  );
}
