import styles from './before-after.module.css';

export interface BeforeAfterRow {
  readonly id: string;
  readonly label: string;
  readonly before: number;
  readonly after: number;
  /** The numbers as people read them. */
  readonly beforeText: string;
  readonly afterText: string;
}

interface BeforeAfterProps {
  caption: string;
  columns: { label: string; before: string; after: string };
  rows: readonly BeforeAfterRow[];
}

/** Numbers now and then, as a table whose rows are drawn as two bars each: the thin one is now. */
export function BeforeAfter({ caption, columns, rows }: BeforeAfterProps) {
  const most = Math.max(1, ...rows.flatMap(({ before, after }) => [before, after]));
  const part = (value: number) => `${(value / most) * 100}%`;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.label}</th>
          <th scope="col" className={styles.number}>
            {columns.before}
          </th>
          <th scope="col" className={styles.number}>
            {columns.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, before, after, beforeText, afterText }) => (
          <tr key={id} data-moved={before === after ? undefined : ''}>
            <th scope="row">
              {label}
              <svg className={styles.bars} width="100%" height="12" aria-hidden="true">
                <rect className={styles.before} width={part(before)} height="3" />
                <rect className={styles.after} y="5" width={part(after)} height="6" rx="1" />
              </svg>
            </th>
            <td className={styles.number}>{beforeText}</td>
            <td className={styles.number}>{afterText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
