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
  const open = view.lines.flatMap((line) =>
    line.units
      .filter((unit) => !unit.inspected)
      .map((unit) => ({ ...unit, line, key: `${line.gid}:${unit.ordinal}` })),
  );
  const [looked, setLooked] = useState<Readonly<Record<string, Looked>>>({});
  const lookOf = (key: string) => looked[key] ?? sound;
  const change = (key: string, part: Partial<Looked>) =>
    setLooked((before) => ({ ...before, [key]: { ...(before[key] ?? sound), ...part } }));
  const save = () => {
    const units = open.map(({ key, line }) => ({ line: line.gid, quantity: 1, ...lookOf(key) }));
    onSave({ intent: 'inspect', units: JSON.stringify(units) });
  };
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
