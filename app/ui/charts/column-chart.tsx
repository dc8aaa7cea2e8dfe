import styles from './column-chart.module.css';
import { roundAbove } from './scale.ts';

export interface ColumnSeries {
  readonly id: string;
  readonly label: string;
}

export interface ColumnGroup {
  readonly label: string;
  /** By the series; below 0 is drawn as nothing, the table says it. */
  readonly values: readonly number[];
  /** The values as people read them. */
  readonly texts: readonly string[];
}

interface ColumnChartProps {
  title: string;
  /** Four at most: each has a shade of its own. */
  series: readonly ColumnSeries[];
  groups: readonly ColumnGroup[];
  /** Prints a value of the axis. */
  axis: (value: number) => string;
  /** Heading of the groups in the table that says the same. */
  column: string;
  tableLabel: string;
}

const width = 600;
const height = 160;

/** Some columns for each of several groups, side by side on one axis, with a legend and the same as a table. */
export function ColumnChart({ title, series, groups, axis, column, tableLabel }: ColumnChartProps) {
  const top = roundAbove(Math.max(...groups.flatMap(({ values }) => values), 0));
  const slot = width / Math.max(1, groups.length);
  const each = (slot * 0.8) / Math.max(1, series.length);
  return (
    <figure className={styles.figure}>
      <ul className={styles.legend}>
        {series.map(({ id, label }, index) => (
          <li key={id}>
            <svg className={styles.key} viewBox="0 0 10 10" aria-hidden="true">
              <rect width="10" height="10" rx="2" className={styles.column} data-series={index} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <div className={styles.plot} aria-hidden="true">
        <div className={styles.axis}>
          <span>{axis(top)}</span>
          <span>{axis(0)}</span>
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className={styles.chart}
          aria-hidden="true"
        >
          {[0, height / 2, height].map((y) => (
            <line key={y} x1="0" x2={width} y1={y} y2={y} className={styles.grid} />
          ))}
          {groups.flatMap(({ label, values }, group) =>
            values.map((value, index) => {
              const tall = Math.max(0, (value / top) * height);
              return (
                <rect
                  key={`${label} ${series[index]?.id}`}
                  x={group * slot + slot * 0.1 + index * each}
                  y={height - tall}
                  width={each}
                  height={tall}
                  className={styles.column}
                  data-series={index}
                />
              );
            }),
          )}
        </svg>
        <div className={styles.ends}>
          <span>{groups[0]?.label}</span>
          {groups.length > 1 ? <span>{groups.at(-1)?.label}</span> : null}
        </div>
      </div>
      <figcaption className={styles.caption}>{title}</figcaption>
      <SameAsTable {...{ title, series, groups, column, tableLabel }} />
    </figure>
  );
}

/** What the columns say, for those who want numbers or cannot see. */
function SameAsTable({ title, series, groups, column, tableLabel }: Omit<ColumnChartProps, 'axis'>) {
  return (
    <details className={styles.table}>
      <summary>{tableLabel}</summary>
      <div className={styles.scroll}>
        <table>
          <caption className={styles.caption}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              {series.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ label, texts }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map(({ id }, index) => (
                  <td key={id}>{texts[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
