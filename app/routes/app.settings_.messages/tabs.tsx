import { Tabs } from '../../ui/page/tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { messagesAddress } from './messages-address.ts';

export type MessagesTab = 'overview' | 'rules' | 'look' | 'sender' | 'log' | 'suppressed';

export { messagesAddress };

/** The pages about messages. */
export function MessagesTabs({ current }: { current: MessagesTab }) {
  const { tabs: words } = useTexts().messages;
  const page = (id: Exclude<MessagesTab, 'overview'>) => ({
    id,
    label: words[id],
    to: `${messagesAddress}/${id}`,
  });
  return (
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
  );
}
