import { Moment } from '../print/moment.tsx';
import type { MomentView } from '../print/print.ts';
import styles from './time-line.module.css';

interface Step {
  readonly id: string;
  readonly label: string;
  readonly at: MomentView;
  /** After the moment: who did it. */
  readonly note?: string;
  /** `good`, `bad`, or nothing to be glad or sorry of. */
  readonly mood?: 'good' | 'bad' | 'plain';
}

/** What happened, or would have, one step under the other; `goal`: the step that all of it leads to. */
export function TimeLine({ steps, goal }: { steps: readonly Step[]; goal?: string }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, label, at, note, mood = 'plain' }) => (
        <li
          key={id}
          className={styles.step}
          data-mood={id === goal ? 'good' : mood}
          {...(id === goal ? { 'data-goal': '' } : {})}
        >
          <span className={styles.label}>{label}</span>
          <span className={styles.when}>
            <Moment at={at} />
            {note ? `, ${note}` : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
