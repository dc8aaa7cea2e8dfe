import { Tabs } from '../page/tabs.tsx';
import { useTexts } from '../texts/texts.ts';

export type ReturnsTab = 'queue' | 'policy' | 'withdrawals' | 'figures' | 'settings';

interface ReturnsTabsProps {
  current: ReturnsTab;
  /** Withdrawals that a person has to look at. */
  withdrawals?: number;
}

/** The pages of the area. */
export function ReturnsTabs({ current, withdrawals = 0 }: ReturnsTabsProps) {
  const { sections: words } = useTexts().returns;
  return (
    <Tabs
      label={words.label}
      current={current}
      tabs={[
        { id: 'queue', label: words.queue, to: '/app/returns' },
        { id: 'policy', label: words.policy, to: '/app/returns/policy' },
        {
          id: 'withdrawals',
          label: words.withdrawals,
          to: '/app/returns/withdrawals',
          count: withdrawals,
        },
        { id: 'figures', label: words.figures, to: '/app/returns/figures' },
        { id: 'settings', label: words.settings, to: '/app/returns/settings' },
      ]}
    />
  );
}
