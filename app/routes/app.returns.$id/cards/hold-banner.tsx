import { Banner, BlockStack, Button, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { useActing } from '../act/use-acting.ts';
import type { ReturnView } from '../view/view.server.ts';

/** Why it waits for a person, and what goes on with it. */
export function HoldBanner({ view }: { view: ReturnView }) {
  const { actions: words } = useTexts().returns;
  const { busy, wrong, send } = useActing(view.id, view.rights.notPay);
  const { hold, rights } = view;
  if (hold === null) return null;
  const blocked = rights.notPay;
  const { retry } = hold;
  return (
    <Banner tone="warning" title={hold.title}>
      <BlockStack gap="300">
        <Text as="p">{hold.text}</Text>
        {(wrong ?? blocked) ? <Text as="p">{wrong ?? blocked}</Text> : null}
        <InlineStack gap="200">
          {retry ? (
            <Button
              loading={busy}
              disabled={retry !== 'inspect' && blocked !== null}
              onClick={() => send({ intent: retry })}
            >
              {retry === 'settle' ? words.settle : words.again}
            </Button>
          ) : null}
          {hold.despite ? (
            <Button
              loading={busy}
              disabled={blocked !== null}
              onClick={() => send({ intent: 'settle', despite: 'yes' })}
            >
              {hold.despite}
            </Button>
          ) : null}
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
