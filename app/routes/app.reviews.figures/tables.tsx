import { Link } from '@remix-run/react';
import { MonthsTable } from '../../ui/figures/months-table.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { LabelledCell } from '../../ui/lists/labelled-cell.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { AnswersView } from './answers-view.ts';
import styles from './figures.module.css';
import type { MonthView, ProductView, ReviewFiguresView, WordView } from './performance-view.ts';

const file = { address: '/app/reviews/figures/export', name: 'review-figures.csv' };

/** Requests and reviews month by month, and as a file. */
export function MonthsCard({ months }: { months: readonly MonthView[] }) {
  const { reviewFigures: words } = useTexts();
  const columns: readonly Column<MonthView>[] = [
    {
      id: 'asked',
      header: words.months.asked,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.months.asked}>{row.asked}</LabelledCell>,
    },
    {
      id: 'delivered',
      header: words.months.delivered,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.months.delivered}>{row.delivered}</LabelledCell>,
    },
    {
      id: 'answered',
      header: words.months.answered,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.months.answered}>{row.answered}</LabelledCell>,
    },
    {
      id: 'written',
      header: words.months.written,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.months.written}>{row.written}</LabelledCell>,
    },
    {
      id: 'average',
      header: words.months.average,
      phone: 'end',
      align: 'end',
      cell: (row) => <LabelledCell label={words.months.average}>{row.average}</LabelledCell>,
    },
  ];
  return <MonthsTable {...{ words, file, columns, months }} how={words.rating.how} />;
}

/** What was written about lately; a product leads to its reviews. */
export function ProductsCard({ products }: { products: readonly ProductView[] }) {
  const { products: words } = useTexts().reviewFigures;
  const columns: readonly Column<ProductView>[] = [
    { id: 'product', header: words.product, phone: 'title', cell: (row) => row.title },
    {
      id: 'written',
      header: words.written,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.written}>{row.written}</LabelledCell>,
    },
    {
      id: 'average',
      header: words.average,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.average}>{row.average}</LabelledCell>,
    },
    {
      id: 'published',
      header: words.published,
      phone: 'end',
      align: 'end',
      cell: (row) => <LabelledCell label={words.published}>{row.published}</LabelledCell>,
    },
  ];
  return (
    <Section title={words.title} about={words.about}>
      {products.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : (
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={products}
          rowKey={(row) => row.product}
          rowTo={(row) => `/app/reviews?product=${row.product}`}
          bleed
        />
      )}
    </Section>
  );
}

/** Answers to the merchant's own questions. */
export function AnswersCard({ answers }: { answers: readonly AnswersView[] }) {
  const { answers: words } = useTexts().reviewFigures;
  if (answers.length === 0) return null;
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="500">
        {answers.map(({ id, question, rows }) => (
          <table key={id} className={styles.answers}>
            <caption>{question}</caption>
            <thead>
              <tr>
                <th scope="col">{words.answer}</th>
                <td />
                <th scope="col">{words.given}</th>
                <th scope="col">{words.share}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.value}>
                  <th scope="row">{row.label}</th>
                  <td>
                    <div className={styles.bar} style={{ inlineSize: `${row.width}%` }} aria-hidden="true" />
                  </td>
                  <td>{row.given}</td>
                  <td>{row.share}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </BlockStack>
    </Section>
  );
}

/** Words that come with few stars; each leads to the reviews in which it stands. */
export function WordsCard({ words: { rows, from } }: Pick<ReviewFiguresView, 'words'>) {
  const { words } = useTexts().reviewFigures;
  const columns: readonly Column<WordView>[] = [
    {
      id: 'word',
      header: words.word,
      phone: 'title',
      cell: (row) => (
        <span className={styles.word}>
          <Link to={`/app/reviews?q=${encodeURIComponent(row.word)}`} aria-label={words.open(row.word)}>
            {row.word}
          </Link>
        </span>
      ),
    },
    {
      id: 'low',
      header: words.low,
      phone: 'end',
      align: 'end',
      cell: (row) => <LabelledCell label={words.low}>{row.low}</LabelledCell>,
    },
    {
      id: 'high',
      header: words.high,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.high}>{row.high}</LabelledCell>,
    },
    {
      id: 'notes',
      header: words.notes,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.notes}>{row.notes}</LabelledCell>,
    },
    {
      id: 'questions',
      header: words.questions,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.questions}>{row.questions}</LabelledCell>,
    },
  ];
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {rows.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : (
          <DataTable caption={words.caption} columns={columns} rows={rows} rowKey={(row) => row.word} bleed />
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {from}
        </Text>
      </BlockStack>
    </Section>
  );
}
