import { useFetcher, useNavigate } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { mappableFields } from '#app/modules/reviews/moving/reading/columns.ts';
import { dateOrders } from '#app/modules/reviews/moving/reading/dates.ts';
import { delimiters } from '#app/modules/reviews/moving/reading/delimiter.ts';
import { encodings } from '#app/modules/reviews/moving/reading/encoding.ts';
import { incentiveAnswers, publishings } from '#app/modules/reviews/moving/reading/options.ts';
import { scales } from '#app/modules/reviews/moving/reading/stars.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import {
  BlockStack,
  Button,
  ChoiceList,
  InlineError,
  InlineGrid,
  InlineStack,
  Select,
  Text,
} from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ImportAnswer } from './decide.server.ts';
import type { ImportView } from './view.server.ts';

/** What the file does not tell by itself. */
export function QuestionsCard({ view }: { view: ImportView }) {
  const { reviewsMoved, shared } = useTexts();
  const words = reviewsMoved.questions;
  const { form } = view;
  const [discarding, setDiscarding] = useState(false);
  const answering = useAnswering(view);
  const { chosen, set } = answering;
  const asks = (question: (typeof form.questions)[number]) => form.questions.includes(question);
  const readable = !asks('encoding') && !asks('delimiter');
  return (
    <Section
      title={words.title}
      about={words.about}
      aside={<Text as="span">{reviewsMoved.formats[view.format]}</Text>}
    >
      <form onSubmit={answering.submit} noValidate>
        <BlockStack gap="400">
          {asks('encoding') ? (
            <Choice
              title={words.encoding}
              options={encodings.map((value) => ({ value, label: words.encodings[value] }))}
              value={chosen.encoding}
              onChange={(encoding) => set({ encoding })}
            />
          ) : null}
          {asks('delimiter') ? (
            <Choice
              title={words.delimiter}
              options={delimiters.map((value) => ({ value, label: words.delimiters[value] }))}
              value={chosen.delimiter}
              onChange={(delimiter) => set({ delimiter })}
            />
          ) : null}
          {readable && (asks('columns') || view.format === 'mapped') ? (
            <ColumnsQuestion
              header={form.header}
              columns={chosen.columns}
              scale={chosen.scale}
              wrong={answering.wrongColumn}
              onColumn={(field, column) => set({ columns: { ...chosen.columns, [field]: column } })}
              onScale={(scale) => set({ scale })}
            />
          ) : null}
          {asks('date-order') || (readable && form.dateOrder !== null && view.state === 'ready') ? (
            <Choice
              title={words.dateOrder}
              options={dateOrders.map((value) => ({ value, label: words.dateOrders[value] }))}
              value={chosen.dateOrder}
              onChange={(dateOrder) => set({ dateOrder })}
            />
          ) : null}
          {readable ? (
            <>
              <Choice
                title={words.incentives}
                options={incentiveAnswers.map((value) => ({ value, label: words.incentiveAnswers[value] }))}
                value={chosen.incentives}
                onChange={(incentives) => set({ incentives })}
              />
              <Choice
                title={words.publish}
                options={publishings.map((value) => ({ value, label: words.publishings[value] }))}
                value={chosen.publish}
                onChange={(publish) => set({ publish })}
              />
              <Text as="p" tone="subdued">
                {words.publishAbout}
              </Text>
            </>
          ) : null}
          {answering.wrong === null ? null : (
            <div role="alert">
              <InlineError message={answering.wrong} fieldID="answers" />
            </div>
          )}
          <InlineStack gap="200">
            <Button
              submit
              variant={view.state === 'ready' ? 'secondary' : 'primary'}
              loading={answering.busy}
            >
              {words.save}
            </Button>
            <Button
              tone="critical"
              variant="tertiary"
              disabled={answering.busy}
              onClick={() => setDiscarding(true)}
            >
              {reviewsMoved.discard}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
      <ConfirmModal
        id="discard-import"
        open={discarding}
        title={reviewsMoved.discardTitle}
        confirm={reviewsMoved.discard}
        cancel={shared.cancel}
        critical
        onClose={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          answering.discard();
        }}
      >
        <Text as="p">{reviewsMoved.discardText}</Text>
      </ConfirmModal>
    </Section>
  );
}

interface ChoiceProps<Value extends string> {
  title: string;
  options: readonly { readonly value: Value; readonly label: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ title, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <ChoiceList
      title={title}
      choices={options.map((option) => ({ ...option }))}
      selected={value === null ? [] : [value]}
      onChange={([selected]) => {
        const option = options.find((one) => one.value === selected);
        if (option !== undefined) onChange(option.value);
      }}
    />
  );
}

type Field = (typeof mappableFields)[number];
/** Where a column is asked for that nobody pointed at. */
const missing: Readonly<Partial<Record<string, Field>>> = {
  'missing-product': 'productId',
  'missing-rating': 'rating',
  'missing-date': 'date',
};
type ChosenColumns = Readonly<Partial<Record<Field, number | undefined>>>;

function ColumnsQuestion(props: {
  header: readonly string[];
  columns: ChosenColumns;
  scale: ImportView['form']['scale'];
  /** What is missing, at the column that it is missing in. */
  wrong: { readonly field: Field; readonly text: string } | null;
  onColumn: (field: Field, column: number | undefined) => void;
  onScale: (scale: ImportView['form']['scale']) => void;
}) {
  const { reviewsMoved } = useTexts();
  const words = reviewsMoved.questions;
  const options = [
    { value: '', label: words.none },
    ...props.header.map((name, at) => ({ value: String(at), label: name || `${at + 1}` })),
  ];
  const named: Readonly<Partial<Record<Field, string>>> = reviewsMoved.fields;
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {words.columns}
        </Text>
        <Text as="p" tone="subdued">
          {words.columnsAbout}
        </Text>
      </BlockStack>
      <InlineGrid columns={{ xs: 1, sm: 2, md: 3 }} gap="300">
        {mappableFields.map((field) => (
          <Select
            key={field}
            label={named[field] ?? field}
            options={options}
            value={props.columns[field] === undefined ? '' : String(props.columns[field])}
            error={props.wrong?.field === field ? props.wrong.text : undefined}
            onChange={(value) => props.onColumn(field, value === '' ? undefined : Number(value))}
          />
        ))}
        <Select
          label={words.scale}
          options={scales.map((scale) => ({ value: String(scale), label: words.scales[scale] }))}
          value={String(props.scale)}
          onChange={(value) => props.onScale(scales.find((scale) => String(scale) === value) ?? 5)}
        />
      </InlineGrid>
    </BlockStack>
  );
}

function useAnswering({ form, format }: ImportView) {
  const { reviewsMoved: words } = useTexts();
  const navigate = useNavigate();
  const { data, state, submit } = useFetcher<ImportAnswer>();
  const [chosen, choose] = useState(() => ({
    ...{ encoding: form.encoding, delimiter: form.delimiter, dateOrder: form.dateOrder },
    ...{ scale: form.scale, incentives: form.incentives, publish: form.publish },
    columns: columnsOf(form.columns),
  }));
  useToast(data, (answer) => ('done' in answer && answer.done === 'discard' ? words.discarded : null));
  const discarded = data !== undefined && 'done' in data && data.done === 'discard';
  useEffect(() => {
    if (discarded) navigate('/app/reviews/import');
  }, [discarded, navigate]);
  const mapped = form.questions.includes('columns') || format === 'mapped';
  const refused = data !== undefined && 'refused' in data && state === 'idle' ? data.refused : null;
  const text = refused === null ? null : words.questions.refused[refused];
  const field = refused === null ? undefined : missing[refused];
  return {
    chosen,
    set: (change: Partial<typeof chosen>) => choose((before) => ({ ...before, ...change })),
    busy: state !== 'idle',
    wrong: field === undefined ? text : null,
    wrongColumn: field === undefined || text === null ? null : { field, text },
    submit(event: FormEvent) {
      event.preventDefault();
      const { columns, ...others } = chosen;
      // What nobody has said stays open.
      const said = Object.entries({ ...others, ...(mapped && form.header.length > 0 ? { columns } : {}) });
      const answers = Object.fromEntries(said.filter(([, value]) => value !== null));
      submit({ intent: 'answer', answers: JSON.stringify(answers) }, { method: 'post' });
    },
    discard: () => submit({ intent: 'discard' }, { method: 'post' }),
  };
}

/** Those that somebody can point at. */
function columnsOf(columns: ImportView['form']['columns']): ChosenColumns {
  return Object.fromEntries(
    mappableFields.flatMap((field) => (columns[field] === undefined ? [] : [[field, columns[field]]])),
  );
}
