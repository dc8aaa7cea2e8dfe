import { FactGrid } from '../../ui/figures/fact-grid.tsx';
import { Stars } from '../../ui/figures/stars.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './transparency.module.css';
import type { TransparencyView } from './transparency-view.ts';

/** Whether all stars are treated alike: what was written beside what is shown. */
export function Transparency({ view }: { view: TransparencyView }) {
  const { transparency: words } = useTexts().reviews;
  return (
    <Section title={words.title} about={words.about}>
      <FactGrid facts={view.facts} />
      <table className={styles.table}>
        <caption className={styles.caption}>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.stars}</th>
            <td className={styles.bars} />
            <th scope="col">{words.columns.written}</th>
            <th scope="col">{words.columns.shown}</th>
            <th scope="col">{words.columns.share}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.stars}>
              <th scope="row">
                <Stars count={row.stars} />
              </th>
              <td className={styles.bars}>
                <div aria-hidden="true" className={styles.written} style={{ inlineSize: `${row.ofMost}%` }}>
                  <div className={styles.shown} style={{ inlineSize: `${row.ofWritten}%` }} />
                </div>
              </td>
              <td>{row.written}</td>
              <td>{row.shown}</td>
              <td>{row.share}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
