import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { KeysHelp } from '../../ui/lists/keys-help.tsx';
import type { Selection } from '../../ui/lists/use-selection.ts';
import { useMay } from '../../ui/page/allowed.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { BulkAnswer } from '../app.reviews/decide.server.ts';
import { HideModal } from '../app.reviews/hide-modal.tsx';
import styles from './inbox.module.css';

/** What can be decided about all that are chosen. Stands where it does not move the list. */
export function BulkBar({ selection, all, readAt }: { selection: Selection; all: number; readAt: string }) {
  const { reviews: words } = useTexts();
  const may = useMay('decide');
  const { data, state, submit } = useFetcher<BulkAnswer>();
  const [hiding, setHiding] = useState(false);
  const busy = state !== 'idle';
  const count = selection.chosen.size;
  const { clear } = selection;
  useToast(
    data,
    useCallback(
      (answer: BulkAnswer) =>
        'refused' in answer ? null : words.bulk.done[answer.done](answer.changed, answer.left),
      [words],
    ),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is the reason to clear
  useEffect(() => {
    if (data && 'done' in data) clear();
  }, [data]);
  const send = (fields: Record<string, string>) => {
    setHiding(false);
    submit(
      { ...fields, reviews: [...selection.chosen].join(' ') },
      { method: 'post', action: '/app/reviews' },
    );
  };
  return (
    <div className={styles.bulk}>
      <div className={styles.line}>
        <InlineStack gap="200" blockAlign="center">
          {count === 0 || !may ? null : (
            <>
              <Text as="span" variant="bodySm" tone="subdued">
                {words.bulk.chosen(count)}
              </Text>
              <Button size="slim" loading={busy} onClick={() => send({ intent: 'publish-all', readAt })}>
                {words.publish}
              </Button>
              <Button size="slim" disabled={busy} onClick={() => setHiding(true)}>
                {words.hide}
              </Button>
            </>
          )}
          {may ? (
            <Button size="slim" variant="plain" onClick={() => selection.chooseAll(count < all)}>
              {count < all ? words.bulk.all : words.bulk.clear}
            </Button>
          ) : null}
        </InlineStack>
        <span className={styles.keys}>
          <KeysHelp id="review-keys" keys={words.keys} quiet={count > 0} />
        </span>
      </div>
      {data && 'refused' in data && !busy ? <Banner tone="critical">{words.refused.other}</Banner> : null}
      <HideModal
        id="hide-chosen"
        open={hiding}
        title={words.bulk.hideTitle(count)}
        text={words.bulk.hideText(count)}
        busy={busy}
        onHide={(reason) => send({ intent: 'hide-all', reason })}
        onClose={() => setHiding(false)}
      />
    </div>
  );
}
