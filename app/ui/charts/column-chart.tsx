import { ChartFrame, type ChartSeries } from './chart-frame.tsx';
import styles from './column-chart.module.css';
import { chartSize, roundAbove } from './scale.ts';

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
  series: readonly ChartSeries[];
  groups: readonly ColumnGroup[];
  /** Prints a value of the axis. */
  axis: (value: number) => string;
  /** Heading of the groups in the table that says the same. */
  column: string;
  tableLabel: string;
}

const { width, height } = chartSize;

/** Groups get no wider than if there were so many. */
const fewest = 8;

/** Some columns for each of several groups, side by side on one axis, with a legend and the same as a table. */
export function ColumnChart({ title, series, groups, axis, column, tableLabel }: ColumnChartProps) {
  const top = roundAbove(Math.max(...groups.flatMap(({ values }) => values), 0));
  // A month or two are as narrow as a year's are, and stand where the axis names them.
  const slot = width / Math.max(fewest, groups.length);
  const each = (slot * 0.8) / Math.max(1, series.length);
  const room = groups.length > 1 ? (width - slot) / (groups.length - 1) : 0;
  return (
    <ChartFrame
      {...{ title, axis, column, series, tableLabel }}
      legend={<Legend series={series} />}
      ticks={[top, 0]}
      rows={groups}
    >
      {groups.flatMap(({ label, values }, group) =>
        values.map((value, index) => {
          const tall = Math.max(0, (value / top) * height);
          return (
            <rect
              key={`${label} ${series[index]?.id}`}
              x={group * room + slot * 0.1 + index * each}
              y={height - tall}
              width={each}
              height={tall}
              className={styles.column}
              data-series={index}
            />
          );
        }),
      )}
    </ChartFrame>
  );
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
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
  );
}
