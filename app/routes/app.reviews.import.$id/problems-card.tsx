import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useDownload } from '../../ui/page/use-download.ts';
import { Button, InlineError, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ImportView } from './view.server.ts';

type ProblemRow = ImportView['problems'][number];

/** Why rows are left out, with the report of their lines. */
export function ProblemsCard({ view }: { view: ImportView }) {
  const { reviewsMoved } = useTexts();
  const { problems: words, codes } = reviewsMoved;
  const download = useDownload({
    address: `/app/reviews/import/${view.id}/report`,
    name: reviewsMoved.reportName(view.id),
    said: words.reported,
  });
  const columns: readonly Column<ProblemRow>[] = [
    { id: 'reason', header: words.columns.reason, phone: 'title', cell: (row) => codes[row.code] },
    { id: 'rows', header: words.columns.rows, phone: 'end', align: 'end', cell: (row) => row.rows },
  ];
  return (
    <Section title={view.state === 'ready' ? words.titleReady : words.title} about={words.about}>
      <DataTable
        bleed
        caption={words.caption}
        columns={columns}
        rows={view.problems}
        rowKey={(row) => row.code}
      />
      <InlineStack>
        <Button loading={download.busy} onClick={() => void download.start()}>
          {words.report}
        </Button>
      </InlineStack>
      {download.failed ? <InlineError message={words.reportFailed} fieldID="report" /> : null}
    </Section>
  );
}
