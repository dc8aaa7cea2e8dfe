import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { ConfirmModal } from '../../../ui/page/confirm-modal.tsx';
import { useToast } from '../../../ui/page/toast.ts';
import { Button, InlineError, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { TierAnswer } from './decide.server.ts';
import { type AskedTier, TierModal } from './tier-modal.tsx';
import type { TierView } from './view.server.ts';

interface SetTierProps {
  hand: NonNullable<TierView['hand']>;
  standing: TierView['standing'];
  customerId: string;
}

/** A tier by hand, and the way back. */
export function SetTier({ hand, standing, customerId }: SetTierProps) {
  const { tiers, shared } = useTexts();
  const { set: words } = tiers;
  const { data, state, submit } = useFetcher<TierAnswer>();
  const [asking, setAsking] = useState<'set' | 'clear' | null>(null);
  const said = useCallback(
    (answer: TierAnswer) =>
      'refused' in answer ? null : answer.done === 'set-tier' ? words.done : words.backDone,
    [words],
  );
  useToast(data, said);
  // What went well closes the question; what did not is said in it.
  useEffect(() => {
    if (data !== undefined && 'ok' in data) setAsking(null);
  }, [data]);
  const send = (fields: Record<string, string>) =>
    submit(fields, { method: 'post', action: `/app/customers/${customerId}/tier` });
  const busy = state !== 'idle';
  const errors = data !== undefined && 'refused' in data && !busy ? data.errors : {};
  return (
    <>
      <InlineStack gap="200">
        <Button onClick={() => setAsking('set')}>{words.open}</Button>
        {standing?.byHand ? (
          <Button loading={busy && asking === null} onClick={() => setAsking('clear')}>
            {words.back}
          </Button>
        ) : null}
      </InlineStack>
      {errors.form && asking !== 'set' ? <InlineError message={errors.form} fieldID="tier" /> : null}
      {asking === 'set' ? (
        <TierModal
          {...{ hand, errors, busy }}
          onClose={() => setAsking(null)}
          onAsk={(asked: AskedTier) => send({ intent: 'set-tier', ...asked })}
        />
      ) : null}
      <ConfirmModal
        id="tier-back-modal"
        open={asking === 'clear'}
        title={words.backTitle}
        confirm={words.back}
        cancel={shared.cancel}
        busy={busy}
        onClose={() => setAsking(null)}
        onConfirm={() => send({ intent: 'clear-tier' })}
      >
        <Text as="p">{words.backText}</Text>
      </ConfirmModal>
    </>
  );
}
