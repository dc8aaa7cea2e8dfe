import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import { limitSpans } from '#app/modules/loyalty/earning/event-limits.ts';
import type { EventForm } from '#app/modules/loyalty/earning/events-form.ts';
import { Section } from '../../../ui/page/section.tsx';
import {
  BlockStack,
  Box,
  Button,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PreviewView } from '../preview.ts';
import { EventExample } from './event-example.tsx';
import { eventId } from './event-id.ts';
import type { ProgramEditor } from './use-program-editor.ts';

interface EventsCardProps {
  editor: ProgramEditor;
  /** What one telling costs, by the event's id. */
  costs: PreviewView['events'];
  /** Ids that are saved: other systems may use them, so they stay. */
  saved: readonly string[];
  /** Where other systems send to. */
  address: string;
}

/** What other systems may tell of customers, and what it earns. */
export function EventsCard({ editor, costs, saved, address }: EventsCardProps) {
  const { events: words } = useTexts().loyalty;
  const { events } = editor.form;
  const set = (next: readonly EventForm[]) => editor.change({ events: next });
  const fresh: EventForm = { id: '', name: '', points: '50', per: 'always', times: '1' };
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {events.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : null}
        {events.map((event, index) => (
          <EventEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: an id is typed, and the fields keep no text of their own
            key={`${editor.generation}:${index}`}
            event={event}
            index={index}
            editor={editor}
            cost={costs[event.id]}
            kept={saved.includes(event.id)}
            onChange={(patch) =>
              set(events.map((other, at) => (at === index ? { ...other, ...patch } : other)))
            }
            onRemove={() => set(events.filter((_, at) => at !== index))}
          />
        ))}
        <InlineStack gap="300">
          <Button icon={PlusIcon} onClick={() => set([...events, fresh])}>
            {words.add}
          </Button>
          <Button variant="plain" url="/app/settings/keys">
            {words.keys}
          </Button>
        </InlineStack>
        {events[0] ? <EventExample event={events[0].id || eventId(words.sample)} address={address} /> : null}
      </BlockStack>
    </Section>
  );
}

interface EventEditorProps {
  event: EventForm;
  index: number;
  editor: ProgramEditor;
  cost: string | undefined;
  kept: boolean;
  onChange: (patch: Partial<EventForm>) => void;
  onRemove: () => void;
}

function EventEditor({ event, index, editor, cost, kept, onChange, onRemove }: EventEditorProps) {
  const { events: words, ways } = useTexts().loyalty;
  const path = (field: string) => `events.${index}.${field}`;
  const called = event.name.trim() || words.event(index + 1);
  const field = (name: 'id' | 'name' | 'points' | 'times') => ({
    value: event[name],
    onBlur: () => editor.touch(path(name)),
    error: editor.errorOf(path(name)),
    autoComplete: 'off',
  });
  const rename = (name: string) => {
    const follows = !kept && event.id === eventId(event.name);
    onChange(follows ? { name, id: eventId(name) } : { name });
  };
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h3" variant="headingSm" breakWord>
            {called}
          </Text>
          <Button
            variant="tertiary"
            icon={DeleteIcon}
            accessibilityLabel={words.remove(called)}
            onClick={onRemove}
          />
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <TextField
            label={words.name}
            maxLength={100}
            helpText={words.nameHelp}
            {...field('name')}
            onChange={rename}
          />
          <TextField
            label={words.id}
            maxLength={50}
            helpText={kept ? words.idKept : words.idHelp}
            readOnly={kept}
            monospaced
            {...field('id')}
            onChange={(id) => onChange({ id })}
          />
        </InlineGrid>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <TextField
            label={words.points}
            inputMode="numeric"
            suffix={ways.suffix}
            {...(cost === undefined ? {} : { helpText: cost })}
            {...field('points')}
            onChange={(points) => onChange({ points })}
          />
          <InlineGrid columns={event.per === 'always' ? 1 : ['oneThird', 'twoThirds']} gap="200">
            {event.per === 'always' ? null : (
              <TextField
                label={words.times}
                inputMode="numeric"
                {...field('times')}
                onChange={(times) => onChange({ times })}
              />
            )}
            <Select
              label={words.limit}
              options={(['always', ...limitSpans] as const).map((value) => ({
                value,
                label: words.per[value],
              }))}
              value={event.per}
              onChange={(chosen) => onChange({ per: limitSpans.find((span) => span === chosen) ?? 'always' })}
              helpText={words.limitHelp}
            />
          </InlineGrid>
        </InlineGrid>
      </BlockStack>
    </Box>
  );
}
