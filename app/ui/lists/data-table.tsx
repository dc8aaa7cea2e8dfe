import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
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
}

const slots = {
  title: styles.title,
  end: styles.end,
  detail: styles.detail,
  none: styles.none,
} as const;

/** Shopify's index table without scripts: rows of a table on a desktop, cards on a phone, by style alone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowTo, bleed = false, waiting = false } = props;
  const classOf = ({ phone, align, oneLine }: Column<Row>) =>
    [slots[phone], align === 'end' ? styles.alignEnd : '', oneLine ? styles.oneLine : ''].join(' ');
  const table = (
    <table className={styles.table} aria-busy={waiting} data-waiting={waiting ? '' : undefined}>
      <caption className={styles.caption}>{caption}</caption>
      <thead className={styles.head}>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classOf(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={[styles.row, rowTo ? styles.leads : ''].join(' ')}>
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
