import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import {
  BlockStack,
  Button,
  InlineError,
  InlineStack,
  Select,
  SkeletonBodyText,
  Spinner,
  Text,
} from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { CatchUpCount } from '../app.loyalty_.catch-up.ts';
import { CatchUpFigures } from './catch-up-figures.tsx';
import type { LoyaltyAnswer } from './decide.server.ts';
import type { CatchUpView } from './view.server.ts';

const ranges = ['30', '90', '365', 'all'] as const;
/** Without the scope for all orders, Shopify shows the last 60 days: longer ranges would promise more. */
const withinSixtyDays = ['30', 'all'] as const;

/** Points for orders from before going live: counted first, awarded on request. */
export function CatchUpCard({ progress, limited }: { progress: CatchUpView | null; limited: boolean }) {
  const { catchUp: words } = useTexts().loyalty;
  useRefreshWhile(progress?.running ?? false);
  return (
    <Section title={words.title} about={words.about}>
      {progress ? (
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          {progress.running ? <Spinner size="small" accessibilityLabel={words.running} /> : null}
          <Text as="p">{progress.text}</Text>
        </InlineStack>
      ) : null}
      {progress?.running ? <Text as="p">{words.running}</Text> : <CatchUpForm limited={limited} />}
    </Section>
  );
}

function CatchUpForm({ limited }: { limited: boolean }) {
  const { catchUp: words } = useTexts().loyalty;
  const { shared } = useTexts();
  const [range, setRange] = useState<(typeof ranges)[number]>(limited ? '30' : '90');
  const [asking, setAsking] = useState(false);
  const { data: count, load, state } = useFetcher<CatchUpCount>();
  const award = useFetcher<LoyaltyAnswer>();
  useEffect(() => load(`/app/loyalty/catch-up?range=${range}`), [load, range]);
  const said = useCallback((answer: LoyaltyAnswer) => ('ok' in answer ? words.started : null), [words]);
  useToast(award.data, said);
  const counted = count !== undefined && count.range === range && state === 'idle' ? count : null;
  const refused = award.data && 'errors' in award.data ? (award.data.errors.form ?? null) : null;
  return (
    <BlockStack gap="300">
      <Select
        label={words.from}
        options={(limited ? withinSixtyDays : ranges).map((value) => ({ value, label: words.ranges[value] }))}
        value={range}
        onChange={(value) => setRange(ranges.find((known) => known === value) ?? '90')}
        {...(limited ? { helpText: words.limited } : {})}
      />
      {counted ? <CatchUpFigures count={counted} /> : <SkeletonBodyText lines={3} />}
      {refused ? <InlineError message={refused} fieldID="catch-up" /> : null}
      <InlineStack>
        <Button
          disabled={counted === null || counted.none}
          loading={award.state !== 'idle'}
          onClick={() => setAsking(true)}
        >
          {words.start(counted?.points ?? shared.points('0'))}
        </Button>
      </InlineStack>
      <ConfirmModal
        id="catch-up-modal"
        open={asking}
        title={words.confirmTitle}
        confirm={words.start(counted?.points ?? '')}
        cancel={shared.cancel}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          award.submit({ intent: 'catch-up', range }, { method: 'post', action: '/app/loyalty' });
        }}
      >
        <Text as="p">{words.confirmText(counted?.points ?? '', counted?.orders ?? '')}</Text>
      </ConfirmModal>
    </BlockStack>
  );
}
