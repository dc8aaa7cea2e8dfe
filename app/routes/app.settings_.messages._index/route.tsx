import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { Allowed, useMay } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Banner, BlockStack, Box, Button, Card, Link, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { type Pause, PausedBanner, PauseModal, usePause } from '../app.settings_.messages/pause.tsx';
import { MessagesTabs, messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { AreaCard, type Senders } from './area-card.tsx';
import { saveSenders } from './save-senders.server.ts';
import { readOverviewView, type TroubleView } from './view.server.ts';

const address = `${messagesAddress}?index`;

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readOverviewView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const { answer, status } = await saveSenders(merchant, await readForm(request));
  return json(answer, { status });
}

export default function MessagesOverviewPage() {
  const { messages, settings } = useTexts();
  const { overview: words } = messages;
  const view = useLoaderData<typeof loader>();
  const editor = useFormEditor<Senders>(view.senders, { action: address, field: 'senders' });
  const pause = usePause();
  const mayPause = useMay('publish');
  return (
    <Screen
      title={messages.title}
      back={{ to: '/app/settings', label: settings.title }}
      actions={
        view.paused === null && mayPause ? (
          <button type="button" onClick={() => pause.setAsking(true)}>
            {messages.pause.action}
          </button>
        ) : null
      }
    >
      <FormBar id="senders-bar" editor={editor} saved={words.saved} />
      <BlockStack gap="400">
        <MessagesTabs current="overview" />
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p" tone="subdued">
            {words.about}
          </Text>
        </Box>
        <Attention paused={view.paused} troubles={view.troubles} pause={pause} />
        {view.empty ? <NothingYet /> : null}
        <Allowed right="publish">
          <BlockStack gap="400">
            {view.areas.map((area) => (
              <AreaCard key={area.area} area={area} editor={editor} />
            ))}
          </BlockStack>
        </Allowed>
      </BlockStack>
      <PauseModal pause={pause} />
    </Screen>
  );
}

interface AttentionProps {
  paused: string | null;
  troubles: readonly TroubleView[];
  pause: Pick<Pause, 'busy' | 'send'>;
}

/** What keeps messages from going out, in one banner: a pause first, since everything waits for it. */
function Attention({ paused, troubles, pause }: AttentionProps) {
  const { trouble: words } = useTexts().messages;
  const [only, ...more] = troubles;
  if (paused !== null)
    return (
      <PausedBanner since={paused} pause={pause}>
        <TroubleList troubles={troubles} />
      </PausedBanner>
    );
  if (only === undefined) return null;
  if (more.length > 0)
    return (
      <Banner tone="warning" title={words.several(troubles.length)}>
        <TroubleList troubles={troubles} />
      </Banner>
    );
  const { title, text, action: way } = only;
  return (
    <Banner tone="warning" title={title} {...(way ? { action: { content: way.label, url: way.to } } : {})}>
      {text}
    </Banner>
  );
}

function TroubleList({ troubles }: { troubles: readonly TroubleView[] }) {
  return (
    <BlockStack gap="200">
      {troubles.map(({ id, title, text, action: way }) => (
        <div key={id}>
          <Text as="p" fontWeight="semibold">
            {title}
          </Text>
          <Text as="p">
            {text} {way ? <Link url={way.to}>{way.label}</Link> : null}
          </Text>
        </div>
      ))}
    </BlockStack>
  );
}

function NothingYet() {
  const { overview: words } = useTexts().messages;
  return (
    <Card>
      <EmptyState
        picture="mail"
        title={words.nothing}
        compact
        action={<Button url={`${messagesAddress}/templates/review-request`}>{words.nothingAction}</Button>}
      >
        {words.nothingText}
      </EmptyState>
    </Card>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
