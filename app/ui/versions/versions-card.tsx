import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import type { FormAnswer } from '../forms/use-form-editor.ts';
import { Section } from '../page/section.tsx';
import { useToast } from '../page/toast.ts';
import { Badge, Banner, BlockStack, Button, Divider, InlineStack, Text } from '../polaris.ts';
import { Moment } from '../print/moment.tsx';
import type { MomentView } from '../print/print.ts';
import { useTexts } from '../texts/texts.ts';

export interface VersionView {
  readonly number: number;
  readonly current: boolean;
  readonly saved: MomentView;
  readonly by: string;
  /** What it changed, a sentence each. */
  readonly changes: readonly string[];
}

interface VersionsCardProps {
  about: string;
  /** Says what holds while nothing was saved. */
  none: string;
  versions: readonly VersionView[];
  /** Takes `put-back` with the `version`. */
  action: string;
}

/** Who changed what, and the way back: putting a version back saves a copy of it. */
export function VersionsCard({ about, none, versions, action }: VersionsCardProps) {
  const { versions: words } = useTexts().shared;
  const fetcher = useFetcher<FormAnswer>();
  const busyWith = fetcher.formData?.get('version');
  const said = useCallback(
    (answer: FormAnswer) => ('ok' in answer && answer.version ? words.putBackDone(answer.version) : null),
    [words],
  );
  useToast(fetcher.data, said);
  const { data, state } = fetcher;
  const errors = state === 'idle' && data !== undefined && 'errors' in data ? data.errors : null;
  return (
    <Section title={words.title} about={about}>
      {errors === null ? null : (
        <Banner tone="critical">{[words.putBackRefused, ...new Set(Object.values(errors))].join(' ')}</Banner>
      )}
      {versions.length === 0 ? <Text as="p">{none}</Text> : null}
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
                  { method: 'post', action },
                )
              }
            />
          </BlockStack>
        ))}
      </BlockStack>
    </Section>
  );
}

interface VersionRowProps {
  version: VersionView;
  busy: boolean;
  onPutBack: () => void;
}

function VersionRow({ version, busy, onPutBack }: VersionRowProps) {
  const { versions: words } = useTexts().shared;
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
        <div style={{ flex: 'none' }}>
          <Button accessibilityLabel={words.putBackLabel(version.number)} loading={busy} onClick={onPutBack}>
            {words.putBack}
          </Button>
        </div>
      )}
    </InlineStack>
  );
}
