import { Link } from '@remix-run/react';
import { KeysHelp } from '../../ui/lists/keys-help.tsx';
import { useInSight } from '../../ui/lists/use-reading.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from '../app.reviews._index/inbox.module.css';
import { StateBadge } from './state-badge.tsx';
import type { QuestionDesk } from './use-questions.ts';
import type { QuestionsView } from './view.server.ts';

interface QuestionListProps {
  view: Pick<QuestionsView, 'rows' | 'reading'>;
  desk: Pick<QuestionDesk, 'searchTo'>;
  /** Newer rows are on their way. */
  waiting: boolean;
}

/** The questions of this page, the one that is read marked. */
export function QuestionList({ view: { rows, reading }, desk, waiting }: QuestionListProps) {
  const { reviewQuestions: words } = useTexts();
  const id = reading?.id;
  const current = useInSight(id);
  return (
    <nav aria-label={words.list} className={styles.list} aria-busy={waiting}>
      <div className={`${styles.bulk} ${styles.keys}`}>
        <KeysHelp id="question-keys" keys={words.keys} />
      </div>
      <ol>
        {rows.map((row) => (
          <li key={row.id} className={styles.single} {...(row.id === id ? { 'data-current': '' } : {})}>
            <Link
              to={{ search: desk.searchTo(row.id) }}
              preventScrollReset
              className={styles.row}
              {...(row.id === id ? { 'aria-current': 'true', ref: current } : {})}
            >
              <span className={styles.line}>
                <span className={styles.who}>{row.product}</span>
                <span className={styles.when}>
                  <Moment at={row.at} />
                </span>
              </span>
              <span className={styles.heading}>{row.heading}</span>
              <span className={styles.line}>
                <span className={styles.who}>{row.who}</span>
                <StateBadge state={row.state} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
