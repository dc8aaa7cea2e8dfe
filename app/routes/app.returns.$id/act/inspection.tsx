import { useState } from 'react';
import {
  BlockStack,
  Button,
  Divider,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PhotoView } from '../view/lines.ts';
import type { ReturnView } from '../view/view.server.ts';
import { UnitPhotos } from './unit-photos.tsx';
import type { Send } from './use-acting.ts';

const dispositions = ['restocked', 'not-restocked', 'processing', 'missing'] as const;

interface Looked {
  readonly disposition: string;
  readonly grade: string;
  readonly note: string;
  readonly photos: readonly PhotoView[];
}
const sound: Looked = { disposition: 'restocked', grade: '', note: '', photos: [] };

interface InspectionProps {
  view: ReturnView;
  primary: boolean;
  busy: boolean;
  onSave: Send;
}

/** A look at each item that has arrived: where it goes, how it is, what was found and what it looks like. */
export function Inspection({ view, primary, busy, onSave }: InspectionProps) {
  const { returns: words } = useTexts();
  const units = view.lines.flatMap((line) =>
    line.units.map((unit) => ({ ...unit, line, key: `${line.gid}:${unit.ordinal}` })),
  );
  const unseen = units.filter((unit) => !unit.inspected);
  const [again, setAgain] = useState(false);
  const [looked, setLooked] = useState<Readonly<Record<string, Looked>>>({});
  // What was found before can be put right until it is paid.
  const open = unseen.length > 0 ? unseen : units;
  const lookOf = (key: string): Looked =>
    looked[key] ?? open.find((unit) => unit.key === key)?.found ?? sound;
  const change = (key: string, part: Partial<Looked>) =>
    setLooked((before) => ({ ...before, [key]: { ...lookOf(key), ...part } }));
  const save = () => {
    const found = open.map(({ key, line }) => {
      const { photos, ...look } = lookOf(key);
      return { line: line.gid, quantity: 1, ...look, photos: photos.map(({ id }) => id) };
    });
    setAgain(false);
    setLooked({});
    onSave({ intent: 'inspect', units: JSON.stringify(found) });
  };
  if (unseen.length === 0 && !again) {
    return (
      <InlineStack>
        <Button variant="plain" onClick={() => setAgain(true)}>
          {words.actions.inspectAgain}
        </Button>
      </InlineStack>
    );
  }
  return (
    <BlockStack gap="400">
      {open.map(({ key, line, label }, index) => (
        <BlockStack key={key} gap="400">
          {index > 0 ? <Divider /> : null}
          <UnitForm
            title={line.title}
            label={label}
            returnId={view.id}
            look={lookOf(key)}
            onChange={(part) => change(key, part)}
          />
        </BlockStack>
      ))}
      <InlineStack>
        <Button {...(primary || again ? { variant: 'primary' } : {})} loading={busy} onClick={save}>
          {words.actions.inspect}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

interface UnitFormProps {
  title: string;
  label: string;
  returnId: string;
  look: Looked;
  onChange: (part: Partial<Looked>) => void;
}

function UnitForm({ title, label, returnId, look, onChange }: UnitFormProps) {
  const { actions: words, dispositions: names } = useTexts().returns;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {title}
        <Text as="span" tone="subdued" fontWeight="regular">{` · ${label}`}</Text>
      </Text>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select
          label={words.dispositionLabel}
          options={dispositions.map((value) => ({ value, label: names[value] }))}
          value={look.disposition}
          onChange={(disposition) => onChange({ disposition })}
        />
        <TextField
          label={words.gradeLabel}
          value={look.grade}
          onChange={(grade) => onChange({ grade })}
          maxLength={20}
          autoComplete="off"
        />
      </InlineGrid>
      <TextField
        label={words.noteLabel}
        value={look.note}
        onChange={(note) => onChange({ note })}
        maxLength={500}
        multiline={2}
        autoComplete="off"
      />
      <UnitPhotos
        returnId={returnId}
        of={`${title}, ${label.toLowerCase()}`}
        photos={look.photos}
        onChange={(photos) => onChange({ photos })}
      />
    </BlockStack>
  );
}
