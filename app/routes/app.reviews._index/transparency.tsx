import { FactGrid } from '../../ui/figures/fact-grid.tsx';
import { Stars } from '../../ui/figures/stars.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Banner, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './transparency.module.css';
import type { TransparencyView } from './transparency-view.ts';

/** Whether all stars are treated alike: what was written beside what is shown. */
export function Transparency({ view }: { view: TransparencyView }) {
  const { transparency: words } = useTexts().reviews;
  return (
    <Section title={words.title} about={words.about}>
      {view.warnings.map((warning) => (
        <Banner key={warning} tone="warning" title={words.warnings[warning].title}>
          <p>{words.warnings[warning].text}</p>
        </Banner>
      ))}
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
      <table className={styles.table}>
        <caption className={styles.caption}>{words.outcomes.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.outcomes.columns.outcome}</th>
            <th scope="col">{words.outcomes.columns.asked}</th>
            <th scope="col">{words.outcomes.columns.askedShare}</th>
            <th scope="col">{words.outcomes.columns.written}</th>
            <th scope="col">{words.outcomes.columns.shown}</th>
            <th scope="col">{words.outcomes.columns.share}</th>
          </tr>
        </thead>
        <tbody>
          {view.outcomes.map((row) => (
            <tr key={row.outcome}>
              <th scope="row">{row.outcome}</th>
              <td>{row.asked}</td>
              <td>{row.askedShare}</td>
              <td>{row.written}</td>
              <td>{row.shown}</td>
              <td>{row.share}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary className={styles.summary}>{words.methodTitle}</summary>
        <Text as="p" variant="bodySm" tone="subdued">
          {words.method}
        </Text>
      </details>
    </Section>
  );
}
