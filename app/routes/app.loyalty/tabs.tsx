import { Tabs } from '../../ui/page/tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';

/** The pages of the area. */
export function LoyaltyTabs({
  current,
}: {
  current: 'programme' | 'tiers' | 'rewards' | 'members' | 'figures';
}) {
  const { sections: words } = useTexts().rewards;
  return (
    <Tabs
      label={words.label}
      current={current}
      tabs={[
        { id: 'programme', label: words.programme, to: '/app/loyalty' },
        { id: 'tiers', label: words.tiers, to: '/app/loyalty/tiers' },
        { id: 'rewards', label: words.rewards, to: '/app/loyalty/rewards' },
        { id: 'members', label: words.members, to: '/app/loyalty/members' },
        { id: 'figures', label: words.figures, to: '/app/loyalty/figures' },
      ]}
    />
  );
}
