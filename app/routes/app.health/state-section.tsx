import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { FactGrid, type GridFact } from '../../ui/figures/fact-grid.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Link } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { AuditView, DifferenceView } from '../app.health_.audit.ts';
import type { HealthView } from './view.server.ts';

/** Whether the works run now. The audit adds up the whole ledger, so it comes after the page. */
export function StateSection({ worker, queue }: Pick<HealthView, 'worker' | 'queue'>) {
  const { state: words, deliveries } = useTexts().health;
  const { data: audit, load } = useFetcher<AuditView>();
  useEffect(() => load('/app/health/audit'), [load]);
  const differences = audit?.differences ?? [];
  const auditFact: GridFact =
    audit === undefined
      ? { label: words.audit, value: deliveries.noData, note: '\u00a0' }
      : differences.length === 0
        ? { label: words.audit, value: words.auditOk, note: words.auditOkText }
        : {
            label: words.audit,
            value: words.auditBad(differences.length),
            note: words.auditBadText,
            broken: true,
          };
  return (
    <>
      <Section title={words.title}>
        <FactGrid facts={[{ ...worker, broken: !worker.ok }, queue, auditFact]} />
      </Section>
      {differences.length > 0 ? <Differences differences={differences} /> : null}
    </>
  );
}

function Differences({ differences }: { differences: readonly DifferenceView[] }) {
  const { audit: words } = useTexts().health;
  const columns: readonly Column<DifferenceView>[] = [
    {
      id: 'where',
      header: words.columns.where,
      phone: 'title',
      cell: (found) => <Link url={found.to}>{found.where}</Link>,
    },
    { id: 'kind', header: words.columns.kind, phone: 'detail', cell: (found) => found.kind },
    {
      id: 'expected',
      header: words.columns.expected,
      phone: 'detail',
      align: 'end',
      cell: (found) => found.expected,
    },
    { id: 'found', header: words.columns.found, phone: 'end', align: 'end', cell: (found) => found.found },
  ];
  return (
    <Section title={words.title} about={words.about}>
      <DataTable
        bleed
        caption={words.caption}
        columns={columns}
        rows={differences}
        rowKey={(found) => found.key}
      />
    </Section>
  );
}
