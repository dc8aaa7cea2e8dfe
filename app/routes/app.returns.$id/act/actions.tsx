import { useState } from 'react';
import type { ReturnAction } from '#app/modules/returns/door.ts';
import { Section } from '../../../ui/page/section.tsx';
import { Banner, BlockStack, Button, InlineStack, Text } from '../../../ui/polaris.ts';
import { type Texts, useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnView } from '../view/view.server.ts';
import { Inspection } from './inspection.tsx';
import { type Asking, Questions } from './questions.tsx';
import { ReceiveSome } from './receive-some.tsx';
import { type Send, useActing } from './use-acting.ts';

/** Moves that say yes, or pay. */
const paying: readonly ReturnAction[] = ['approve', 'settle'];
/** Moves of those who decide; goods are anybody's. */
const deciding: readonly ReturnAction[] = ['approve', 'settle', 'decline', 'cancel'];

/** What staff can do now: one thing stands out, and what weighs is asked once more. */
export function Actions({ view }: { view: ReturnView }) {
  const { actions: words } = useTexts().returns;
  const acting = useActing(view.id, view.rights.notPay);
  const [asking, setAsking] = useState<Asking>(null);
  const { busy, wrong } = acting;
  const send: Send = (fields) => {
    setAsking(null);
    acting.send(fields);
  };
  const buttons = buttonsOf(view);
  if (buttons.length === 0 && !view.actions.includes('inspect')) return null;
  const [first] = view.actions;
  const about = first === undefined ? null : aboutOf(first, view, words);
  const blocked = buttons.some((action) => paying.includes(action)) ? view.rights.notPay : null;
  const press = (action: ButtonAction) => {
    if (action === 'approve' || action === 'receive' || action === 'reopen-missing')
      return send({ intent: action });
    if (action === 'scan') return send({ intent: 'scan', event: 'in_transit' });
    setAsking(action);
  };
  return (
    <Section title={words.title} {...(about ? { about } : {})}>
      <BlockStack gap="400">
        {wrong ? <Banner tone="critical">{wrong}</Banner> : null}
        {blocked && wrong !== blocked ? (
          <Text as="p" tone="subdued" id="not-pay">
            {blocked}
          </Text>
        ) : null}
        {view.actions.includes('inspect') ? (
          <Inspection view={view} primary={first === 'inspect'} busy={busy} onSave={send} />
        ) : null}
        {buttons.length > 0 ? (
          <InlineStack gap="200">
            {buttons.map((action) => (
              <Button
                key={action}
                loading={busy && (action === first || !deciding.includes(action))}
                disabled={busy || (paying.includes(action) && view.rights.notPay !== null)}
                variant={action === first ? 'primary' : action === 'cancel' ? 'tertiary' : 'secondary'}
                onClick={() => press(action)}
              >
                {action === 'settle' ? view.settles.label : words[action]}
              </Button>
            ))}
          </InlineStack>
        ) : null}
        {view.actions.includes('receive') ? <ReceiveSome view={view} busy={busy} onSave={send} /> : null}
      </BlockStack>
      <Questions view={view} asking={asking} busy={busy} onClose={() => setAsking(null)} onSend={send} />
    </Section>
  );
}

type ButtonAction = Exclude<ReturnAction, 'inspect' | 'switch-outcome'>;

/** Inspection is a form of its own, and the outcome is switched beside its money. */
function buttonsOf({ actions, rights }: ReturnView): ButtonAction[] {
  return actions.filter(
    (action): action is ButtonAction =>
      action !== 'inspect' && action !== 'switch-outcome' && (rights.decide || !deciding.includes(action)),
  );
}

function aboutOf(
  action: ReturnAction,
  { outcome, paid }: ReturnView,
  { about }: Texts['returns']['actions'],
): string | null {
  if (action === 'approve') return outcome === 'keep' ? about.approveKeep : about.approve;
  if (action === 'inspect') return paid === null ? about.inspect : about.inspectPaid;
  return action === 'scan' || action === 'receive' || action === 'settle' || action === 'reopen-missing'
    ? about[action]
    : null;
}
