import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { requireMerchant } from '../../merchant.server.ts';
import { noteDataAccess } from '../../platform/access-log.server.ts';
import { readForm } from '../../read-form.server.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { Badge, Banner, BlockStack, Box, Button, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { Actions } from './actions.tsx';
import { requireReturnId } from './asked-return.server.ts';
import { decideReturn } from './decide.server.ts';
import { MoneyCard } from './money-card.tsx';
import { type ReturnView, readReturnView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const view = await readReturnView(merchant, requireReturnId(params.id));
  if (view === null) throw new Response(null, { status: 404 });
  if (view.customer !== null) {
    const { shopId, staffId } = merchant;
    const customerId = BigInt(view.customer.id);
    await noteDataAccess(app().db, { shopId, staffId, customerId, purpose: 'return-page' });
  }
  return json(view);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decideReturn(merchant, requireReturnId(params.id), await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function ReturnPage() {
  const { returns: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  useRefreshWhile(view.working);
  return (
    <Screen title={words.one.title(view.name)} back={{ to: '/app/returns', label: words.title }}>
      <BlockStack gap="400">
        <Header view={view} />
        {view.hold ? <Hold view={view} /> : null}
        {view.declined ? <Banner tone="info">{view.declined}</Banner> : null}
        <Layout
          main={
            <BlockStack gap="400">
              <Actions view={view} />
              <LinesCard view={view} />
              <MoneyCard view={view} />
            </BlockStack>
          }
          aside={<TimelineCard view={view} />}
        />
      </BlockStack>
    </Screen>
  );
}

function Header({ view }: { view: ReturnView }) {
  const { returns: words } = useTexts();
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="p" variant="headingLg">
              {view.name}
            </Text>
            <Badge {...(view.finished ? {} : { tone: 'info' })}>{view.state}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            {view.customer ? (
              <Link url={`/app/customers/${view.customer.id}`}>{view.customer.name}</Link>
            ) : (
              words.guest
            )}
            {` · ${view.orderName} · `}
            <Moment at={view.since} />
          </Text>
          {view.working ? (
            <Text as="p" tone="subdued">
              <span role="status">{words.one.working}</span>
            </Text>
          ) : null}
        </BlockStack>
        <Button url={view.orderUrl} target="_top">
          {words.one.order}
        </Button>
      </InlineStack>
    </Box>
  );
}

function Hold({ view }: { view: ReturnView }) {
  const { actions: words } = useTexts().returns;
  const { Form, state } = useFetcher();
  if (view.hold === null) return null;
  return (
    <Banner tone="warning" title={view.hold.title}>
      <BlockStack gap="300">
        <Text as="p">{view.hold.text}</Text>
        {view.hold.retry ? (
          <Form method="post" action={`/app/returns/${view.id}`}>
            <input type="hidden" name="intent" value={view.hold.retry} />
            <InlineStack gap="200">
              <Button submit loading={state !== 'idle'}>
                {view.hold.retry === 'settle' ? words.settle : words.again}
              </Button>
            </InlineStack>
          </Form>
        ) : null}
        {view.hold.despite ? (
          <Form method="post" action={`/app/returns/${view.id}`}>
            <input type="hidden" name="intent" value="settle" />
            <input type="hidden" name="despite" value="yes" />
            <Button submit loading={state !== 'idle'}>
              {words.despite}
            </Button>
          </Form>
        ) : null}
      </BlockStack>
    </Banner>
  );
}

function LinesCard({ view }: { view: ReturnView }) {
  const { one: words } = useTexts().returns;
  return (
    <Section title={words.lines}>
      {view.lines.map((line) => (
        <BlockStack gap="100" key={line.gid}>
          <Text as="h3" variant="headingSm">
            {line.title}
          </Text>
          <Text as="p" tone="subdued">
            {line.about}
          </Text>
          <Text as="p">{line.reason}</Text>
          {line.note ? (
            <Text as="p" breakWord>
              {line.note}
            </Text>
          ) : null}
          {line.units.map((unit) => (
            <Text as="p" tone="subdued" key={unit.ordinal}>{`${unit.label}: ${unit.state}`}</Text>
          ))}
        </BlockStack>
      ))}
    </Section>
  );
}

function TimelineCard({ view }: { view: ReturnView }) {
  const { one: words } = useTexts().returns;
  return (
    <Section title={words.timeline}>
      <BlockStack gap="300">
        {view.timeline.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may happen twice at one moment
          <BlockStack gap="050" key={`${index} ${step.text}`}>
            <Text as="p">{step.text}</Text>
            <Text as="p" variant="bodySm" tone="subdued">
              <Moment at={step.at} />
              {`, ${step.by}`}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Section>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
