import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, BlockStack, Button, InlineStack, Select, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ReturnAnswer } from './decide.server.ts';
import { Inspection } from './inspection.tsx';
import type { ReturnView } from './view.server.ts';

type Asking = 'decline' | 'cancel' | 'settle' | null;
export type Send = (fields: Record<string, string>) => void;

const declineReasons = ['OTHER', 'FINAL_SALE', 'RETURN_PERIOD_ENDED'] as const;

/** What staff can do now: one thing stands out, and what weighs is asked once more. */
export function Actions({ view }: { view: ReturnView }) {
  const { actions: words } = useTexts().returns;
  const fetcher = useFetcher<ReturnAnswer>();
  const [asking, setAsking] = useState<Asking>(null);
  const busy = fetcher.state !== 'idle';
  const send: Send = (fields) => {
    setAsking(null);
    fetcher.submit(fields, { method: 'post', action: `/app/returns/${view.id}` });
  };
  const said = useCallback(
    (answer: ReturnAnswer) => ('done' in answer ? words.done[answer.done] : null),
    [words],
  );
  useToast(fetcher.data, said);
  const wrong = fetcher.data && 'refused' in fetcher.data ? fetcher.data.refused : null;
  if (view.actions.length === 0 && !view.hold) return null;
  const may = (action: ReturnView['actions'][number]) => view.actions.includes(action);
  const first = view.actions[0];
  const about = first && first in words.about ? words.about[aboutKey(first, view.paid !== null)] : null;
  return (
    <Section title={words.title} {...(about ? { about } : {})}>
      <BlockStack gap="400">
        {wrong ? (
          <Banner tone="critical">
            {wrong === 'not-allowed' || wrong === 'already-done' ? words.refused[wrong] : words.refused.other}
          </Banner>
        ) : null}
        {may('inspect') ? <Inspection view={view} busy={busy} onSave={send} /> : null}
        <InlineStack gap="200">
          {may('approve') ? (
            <Button variant="primary" loading={busy} onClick={() => send({ intent: 'approve' })}>
              {words.approve}
            </Button>
          ) : null}
          {may('settle') ? (
            <Button variant="primary" loading={busy} onClick={() => setAsking('settle')}>
              {view.settles}
            </Button>
          ) : null}
          {may('receive') ? (
            <Button
              loading={busy}
              onClick={() => send({ intent: 'receive' })}
              {...(first === 'receive' || first === 'scan' ? { variant: 'primary' } : {})}
            >
              {words.receive}
            </Button>
          ) : null}
          {may('scan') ? (
            <Button loading={busy} onClick={() => send({ intent: 'scan', event: 'in_transit' })}>
              {words.scan}
            </Button>
          ) : null}
          {may('decline') ? <Button onClick={() => setAsking('decline')}>{words.decline}</Button> : null}
          {may('cancel') ? (
            <Button variant="tertiary" onClick={() => setAsking('cancel')}>
              {words.cancel}
            </Button>
          ) : null}
        </InlineStack>
      </BlockStack>
      <Questions view={view} asking={asking} busy={busy} onClose={() => setAsking(null)} onSend={send} />
    </Section>
  );
}

function aboutKey(
  action: string,
  paid: boolean,
): 'approve' | 'scan' | 'receive' | 'inspect' | 'inspectPaid' | 'settle' {
  if (action === 'inspect' && paid) return 'inspectPaid';
  return action === 'approve' || action === 'scan' || action === 'inspect' || action === 'settle'
    ? action
    : 'receive';
}

interface QuestionsProps {
  view: ReturnView;
  asking: Asking;
  busy: boolean;
  onClose: () => void;
  onSend: Send;
}

function Questions({ view, asking, busy, onClose, onSend }: QuestionsProps) {
  const { shared, returns } = useTexts();
  const { actions: words } = returns;
  const [reason, setReason] = useState<string>('OTHER');
  const [note, setNote] = useState('');
  const chosen = view.bills.find((bill) => bill.chosen);
  const common = { cancel: shared.cancel, busy, onClose };
  return (
    <>
      <ConfirmModal
        id="settle-modal"
        open={asking === 'settle'}
        title={words.settleTitle}
        confirm={words.settle}
        onConfirm={() => onSend({ intent: 'settle' })}
        {...common}
      >
        <Text as="p">{words.settleText(chosen?.total ?? '')}</Text>
      </ConfirmModal>
      <ConfirmModal
        id="decline-modal"
        open={asking === 'decline'}
        title={words.declineTitle}
        confirm={words.decline}
        critical
        onConfirm={() => onSend({ intent: 'decline', reason, note })}
        {...common}
      >
        <BlockStack gap="400">
          <Select
            label={words.declineReason}
            options={declineReasons.map((value) => ({ value, label: returns.decline[value] }))}
            value={reason}
            onChange={setReason}
          />
          <TextField
            label={words.declineNote}
            value={note}
            onChange={setNote}
            multiline={3}
            maxLength={500}
            autoComplete="off"
          />
        </BlockStack>
      </ConfirmModal>
      <ConfirmModal
        id="cancel-modal"
        open={asking === 'cancel'}
        title={words.cancelTitle}
        confirm={words.cancel}
        critical
        onConfirm={() => onSend({ intent: 'cancel' })}
        {...common}
      >
        <Text as="p">{words.cancelText}</Text>
      </ConfirmModal>
    </>
  );
}
