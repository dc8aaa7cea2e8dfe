import { Link } from '@remix-run/react';
import { Stars } from '../../ui/figures/stars.tsx';
import { useInSight } from '../../ui/lists/use-reading.ts';
import type { Selection } from '../../ui/lists/use-selection.ts';
import { useMay } from '../../ui/page/allowed.tsx';
import { Checkbox } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { BulkBar } from './bulk-bar.tsx';
import styles from './inbox.module.css';
import { StatusBadge } from './status-badge.tsx';
import type { Inbox } from './use-inbox.ts';
import type { InboxView } from './view.server.ts';

interface InboxListProps {
  view: Pick<InboxView, 'rows' | 'reading' | 'readAt'>;
  inbox: Pick<Inbox, 'searchTo'>;
  selection: Selection;
  /** Newer rows are on their way. */
  waiting: boolean;
}

/** The reviews of this page, the one that is read marked. */
export function InboxList({ view: { rows, reading, readAt }, inbox, selection, waiting }: InboxListProps) {
  const { reviews: words } = useTexts();
  const may = useMay('decide');
  const id = reading?.id;
  const current = useInSight(id);
  return (
    <nav aria-label={words.list} className={styles.list} aria-busy={waiting}>
      <BulkBar selection={selection} all={rows.length} readAt={readAt} />
      <ol>
        {rows.map((row) => (
          <li
            key={row.id}
            className={may ? styles.item : styles.single}
            {...(row.id === id ? { 'data-current': '' } : {})}
          >
            {may ? (
              <span className={styles.check}>
                <Checkbox
                  label={words.bulk.choose(row.heading)}
                  labelHidden
                  checked={selection.chosen.has(row.id)}
                  onChange={() => selection.toggle(row.id)}
                />
              </span>
            ) : null}
            <Link
              to={{ search: inbox.searchTo(row.id) }}
              preventScrollReset
              className={styles.row}
              {...(row.id === id ? { 'aria-current': 'true', ref: current } : {})}
            >
              <span className={styles.line}>
                <Stars count={row.stars} />
                <span className={styles.when}>
                  <Moment at={row.at} />
                </span>
              </span>
              <span className={styles.heading}>{row.heading}</span>
              {row.excerpt ? <span className={styles.excerpt}>{row.excerpt}</span> : null}
              <span className={styles.line}>
                <span className={styles.who}>
                  {row.who} · {row.product}
                </span>
                {row.status === 'published' ? null : <StatusBadge status={row.status} />}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
