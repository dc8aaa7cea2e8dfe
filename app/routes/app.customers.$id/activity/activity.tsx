import { useFetcher, useSearchParams } from '@remix-run/react';
import { EmptyState } from '../../../ui/empty/empty-state.tsx';
import { useMorePages } from '../../../ui/lists/use-more-pages.ts';
import { Section } from '../../../ui/page/section.tsx';
import { Button, InlineStack, Select } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import styles from './activity.module.css';
import type { ActivityEntry, ActivityView } from './activity.server.ts';
import { ActivityRow } from './activity-row.tsx';
import type { FactGroup } from './fact-in-words.ts';

interface ActivityProps {
  first: ActivityView;
  group: FactGroup | null;
  customerId: string;
}

/** Everything that happened with a customer, newest first, day by day. */
export function Activity({ first, group, customerId }: ActivityProps) {
  const { activity: words } = useTexts().customer;
  const address = `/app/customers/${customerId}/activity?${group ? `show=${group}&` : ''}before=`;
  const { items, next, loading, more } = useMorePages(
    first,
    useFetcher<ActivityView>(),
    (cursor) => address + encodeURIComponent(cursor),
  );
  return (
    <Section title={words.title} aside={<GroupFilter group={group} />}>
      {items.length === 0 ? (
        <EmptyState compact picture="trail" title={group ? words.emptyFiltered : words.empty}>
          {group ? words.emptyFilteredText : words.emptyText}
        </EmptyState>
      ) : (
        byDay(items).map(({ day, entries }) => (
          <div key={day}>
            <h3 className={styles.day}>{day}</h3>
            <ol className={styles.list}>
              {entries.map((entry) => (
                <ActivityRow key={entry.id} entry={entry} />
              ))}
            </ol>
          </div>
        ))
      )}
      {next === null ? null : (
        <InlineStack align="center">
          <Button loading={loading} onClick={more}>
            {words.more}
          </Button>
        </InlineStack>
      )}
    </Section>
  );
}

function GroupFilter({ group }: { group: FactGroup | null }) {
  const { activity: words } = useTexts().customer;
  const [, setSearch] = useSearchParams();
  const groups = ['orders', 'parcels', 'points', 'reviews', 'messages', 'account'] as const;
  return (
    <Select
      label={words.filter}
      labelInline
      options={[
        { value: '', label: words.all },
        ...groups.map((value) => ({ value, label: words.groups[value] })),
      ]}
      value={group ?? ''}
      onChange={(value) =>
        setSearch(value ? { show: value } : {}, { preventScrollReset: true, replace: true })
      }
    />
  );
}

function byDay(entries: readonly ActivityEntry[]): { day: string; entries: ActivityEntry[] }[] {
  const days: { day: string; entries: ActivityEntry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.day === entry.day) last.entries.push(entry);
    else days.push({ day: entry.day, entries: [entry] });
  }
  return days;
}
