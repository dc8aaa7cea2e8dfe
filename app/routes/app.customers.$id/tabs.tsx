import { Tabs } from '../../ui/page/tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';

/** Two views of one customer. */
export function CustomerTabs({ tab }: { tab: 'activity' | 'statement' }) {
  const { tabs: words } = useTexts().customer;
  const tabs = [
    { id: 'activity', label: words.activity, to: '' },
    { id: 'statement', label: words.statement, to: '?tab=statement' },
  ];
  return <Tabs label={words.label} tabs={tabs} current={tab} />;
}
