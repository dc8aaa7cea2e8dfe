import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Checkbox } from '../polaris.ts';
import styles from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** Short values that keep one line on a desktop. */
  readonly oneLine?: boolean;
  /** Where the cell goes when a row becomes a card on a phone. */
  readonly phone: 'title' | 'end' | 'detail' | 'none';
}

/** Rows that can be chosen, by their key. */
export interface TableSelection<Row> {
  readonly chosen: ReadonlySet<string>;
  /** What the box of a row, and the one of all of them, says to those who cannot see it. */
  readonly label: (row: Row) => string;
  readonly allLabel: string;
  readonly onToggle: (key: string) => void;
  readonly onAll: (chosen: boolean) => void;
}

interface DataTableProps<Row> {
  /** Says what the table holds; heard, not seen. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The whole row leads there; its title cell holds the link. */
  rowTo?: (row: Row) => string;
  /** Reaches to the edges of the card that it stands in. */
  bleed?: boolean;
  /** Newer rows are on their way. */
  waiting?: boolean;
  selection?: TableSelection<Row>;
}

const slots = {
  title: styles.title,
  end: styles.end,
  detail: styles.detail,
  none: styles.none,
} as const;

/** Shopify's index table without scripts: rows of a table on a desktop, cards on a phone, by style alone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowTo, bleed = false, waiting = false, selection } = props;
  const classOf = ({ phone, align, oneLine }: Column<Row>) =>
    [slots[phone], align === 'end' ? styles.alignEnd : '', oneLine ? styles.oneLine : ''].join(' ');
  const table = (
    <table className={styles.table} aria-busy={waiting} data-waiting={waiting ? '' : undefined}>
      <caption className={styles.caption}>{caption}</caption>
      <thead className={styles.head}>
        <tr>
          {selection ? (
            <th scope="col" className={styles.choice}>
              <Checkbox
                label={selection.allLabel}
                labelHidden
                checked={rows.length > 0 && selection.chosen.size === rows.length}
                onChange={selection.onAll}
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classOf(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            data-row={rowKey(row)}
            className={[styles.row, rowTo ? styles.leads : ''].join(' ')}
          >
            {selection ? (
              <td className={styles.choice}>
                <Checkbox
                  label={selection.label(row)}
                  labelHidden
                  checked={selection.chosen.has(rowKey(row))}
                  onChange={() => selection.onToggle(rowKey(row))}
                />
              </td>
            ) : null}
            {columns.map((column) => (
              <td key={column.id} className={classOf(column)}>
                {rowTo && column.phone === 'title' ? (
                  <Link to={rowTo(row)} className={styles.link} prefetch="intent">
                    {column.cell(row)}
                  </Link>
                ) : (
                  column.cell(row)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return bleed ? <div className={styles.bleed}>{table}</div> : table;
}
