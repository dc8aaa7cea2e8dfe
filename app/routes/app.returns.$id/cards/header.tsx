import { Badge, BlockStack, Box, Button, InlineStack, Link, Select, Text } from '../../../ui/polaris.ts';
import { DueMark } from '../../../ui/print/due-mark.tsx';
import { Moment } from '../../../ui/print/moment.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { useActing } from '../act/use-acting.ts';
import type { ReturnView } from '../view/view.server.ts';

/** Which return it is, whose it is, how long it may still wait, and who looks after it. */
export function Header({ view }: { view: ReturnView }) {
  const { returns: words } = useTexts();
  const { person, due } = view;
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <InlineStack align="space-between" blockAlign="start" gap="300">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="p" variant="headingLg">
              {view.name}
            </Text>
            <Badge {...(view.finished ? {} : { tone: 'info' })}>{view.state}</Badge>
            {due ? <DueMark due={due} /> : null}
          </InlineStack>
          <Text as="p" tone="subdued">
            {person ? <Link url={`/app/customers/${person.id}`}>{person.name}</Link> : words.guest}
            {` · ${view.orderName} · `}
            <Moment at={view.since} />
          </Text>
          {view.origin ? (
            <Text as="p" tone="subdued">
              {view.origin}
            </Text>
          ) : null}
          {view.expires ? (
            <Text as="p" tone="subdued">
              {view.expires}
            </Text>
          ) : null}
          {view.working ? (
            <Text as="p" tone="subdued">
              <span role="status">{words.one.working}</span>
            </Text>
          ) : null}
        </BlockStack>
        <InlineStack gap="200" blockAlign="center">
          <Owner view={view} />
          <Button url={view.orderUrl} target="_top">
            {words.one.order}
          </Button>
        </InlineStack>
      </InlineStack>
    </Box>
  );
}

function Owner({ view }: { view: ReturnView }) {
  const { owner: words } = useTexts().returns.one;
  const { busy, send } = useActing(view.id, view.rights.notPay);
  const own = view.owners[1]?.value ?? '';
  const assign = (owner: string) => send({ intent: 'assign', owner });
  return (
    <>
      {view.owner === '' && view.rights.decide ? (
        <Button loading={busy} onClick={() => assign(own)}>
          {words.me}
        </Button>
      ) : null}
      <Select
        label={words.label}
        labelInline
        options={[...view.owners]}
        value={view.owner}
        disabled={busy || !view.rights.decide}
        onChange={assign}
      />
    </>
  );
}
