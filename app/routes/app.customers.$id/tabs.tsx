import { Link } from '@remix-run/react';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './tabs.module.css';

/** Two views of one customer. Links, so each has an address and works before scripts do. */
export function CustomerTabs({ tab }: { tab: 'activity' | 'statement' }) {
  const { tabs: words } = useTexts().customer;
  const tabs = [
    { id: 'activity', label: words.activity, search: '' },
    { id: 'statement', label: words.statement, search: '?tab=statement' },
  ];
  return (
    <nav aria-label={words.label} className={styles.tabs}>
      {tabs.map(({ id, label, search }) => (
        <Link
          key={id}
          to={{ search }}
          preventScrollReset
          className={styles.tab}
          {...(id === tab ? { 'aria-current': 'page' } : {})}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
