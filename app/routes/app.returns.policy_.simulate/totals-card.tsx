import { Section } from '../../ui/page/section.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './simulate.module.css';
import type { SimulationView, TotalRow } from './simulation-view.ts';

/** What would have been accepted, refused and paid: bars side by side, and a table to whoever reads it. */
export function TotalsCard({ view }: { view: SimulationView }) {
  const { simulator: words } = useTexts().policy;
  return (
    <Section title={words.totals} about={view.requests}>
      <table className={styles.totals}>
        <caption className={styles.hidden}>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.hidden}>{words.what}</span>
            </th>
            <th scope="col" data-series="before">
              <Key series="before" /> {words.before}
            </th>
            <th scope="col" data-series="after">
              <Key series="after" /> {words.after}
            </th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {view.totals.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label}
                <Bars row={row} />
              </th>
              <td data-label={words.before}>{row.before}</td>
              <td data-label={words.after}>{row.after}</td>
              <td data-label={words.change} data-changed={row.change === '' ? undefined : ''}>
                {row.change || words.same}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Key({ series }: { series: 'before' | 'after' }) {
  return (
    <svg viewBox="0 0 10 10" className={styles.key} aria-hidden="true">
      <rect width="10" height="10" rx="2" className={styles[series]} />
    </svg>
  );
}

/** The figures stand beside them in words. */
function Bars({ row: { share } }: { row: TotalRow }) {
  return (
    <svg viewBox="0 0 100 14" preserveAspectRatio="none" className={styles.bars} aria-hidden="true">
      <rect y="0" width={100 * share.before} height="6" className={styles.before} />
      <rect y="8" width={100 * share.after} height="6" className={styles.after} />
    </svg>
  );
}
