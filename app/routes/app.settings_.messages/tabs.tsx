import { useRouteLoaderData } from '@remix-run/react';
import { Tabs } from '../../ui/page/tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { messagesAddress } from './messages-address.ts';
import { PausedBanner, usePause } from './pause.tsx';
import type { loader } from './route.tsx';

export type MessagesTab = 'overview' | 'rules' | 'look' | 'sender' | 'log' | 'suppressed';

export { messagesAddress };

/** The pages about messages, and that all sends are paused: the overview says so beside what else is wrong. */
export function MessagesTabs({ current }: { current: MessagesTab }) {
  const { tabs: words } = useTexts().messages;
  const page = (id: Exclude<MessagesTab, 'overview'>) => ({
    id,
    label: words[id],
    to: `${messagesAddress}/${id}`,
  });
  return (
    <>
      <Tabs
        label={words.label}
        current={current}
        tabs={[
          { id: 'overview', label: words.overview, to: messagesAddress },
          page('rules'),
          page('look'),
          page('sender'),
          page('log'),
          page('suppressed'),
        ]}
      />
      {current === 'overview' ? null : <Paused />}
    </>
  );
}

function Paused() {
  const view = useRouteLoaderData<typeof loader>('routes/app.settings_.messages');
  const pause = usePause();
  const since = view?.paused ?? null;
  return since === null ? null : <PausedBanner since={since} pause={pause} />;
}
