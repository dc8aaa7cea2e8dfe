import { useState } from 'react';
import {
  BlockStack,
  Box,
  Button,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { Send } from './actions.tsx';
import type { ReturnView } from './view.server.ts';

const dispositions = ['restocked', 'not-restocked', 'processing', 'missing'] as const;
interface Looked {
  readonly disposition: string;
  readonly grade: string;
}
const sound: Looked = { disposition: 'restocked', grade: '' };

/** A look at each item that has arrived: where it goes, and how it is. */
export function Inspection({ view, busy, onSave }: { view: ReturnView; busy: boolean; onSave: Send }) {
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
    const found = open.map(({ key, line }) => ({ line: line.gid, quantity: 1, ...lookOf(key) }));
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
      {open.map(({ key, line, label }) => (
        <Box key={key}>
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {line.title}
              <Text as="span" tone="subdued" fontWeight="regular">{` · ${label}`}</Text>
            </Text>
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
              <Select
                label={words.actions.dispositionLabel}
                options={dispositions.map((value) => ({ value, label: words.dispositions[value] }))}
                value={lookOf(key).disposition}
                onChange={(disposition) => change(key, { disposition })}
              />
              <TextField
                label={words.actions.gradeLabel}
                value={lookOf(key).grade}
                onChange={(grade) => change(key, { grade })}
                maxLength={20}
                autoComplete="off"
              />
            </InlineGrid>
          </BlockStack>
        </Box>
      ))}
      <InlineStack>
        <Button variant="primary" loading={busy} onClick={save}>
          {words.actions.inspect}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
