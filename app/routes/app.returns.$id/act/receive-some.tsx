import { useState } from 'react';
import { BlockStack, Button, Collapsible, InlineStack, Text, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnView } from '../view/view.server.ts';
import type { Send } from './use-acting.ts';

interface ReceiveSomeProps {
  view: Pick<ReturnView, 'lines'>;
  busy: boolean;
  onSave: Send;
}

/** A parcel that holds a part of what was to come. */
export function ReceiveSome({ view, busy, onSave }: ReceiveSomeProps) {
  const { actions: words } = useTexts().returns;
  const [open, setOpen] = useState(false);
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({});
  const awaited = view.lines.filter((line) => line.missing > 0);
  if (awaited.reduce((sum, line) => sum + line.missing, 0) < 2) return null;
  const countOf = (gid: string) => counts[gid] ?? '0';
  const wrong = (gid: string, of: number) => !/^\d{1,6}$/.test(countOf(gid)) || Number(countOf(gid)) > of;
  const some = awaited.filter((line) => Number(countOf(line.gid)) > 0);
  const ready = some.length > 0 && awaited.every((line) => !wrong(line.gid, line.missing));
  return (
    <BlockStack gap="300">
      <InlineStack>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls="receive-some"
          onClick={() => setOpen(!open)}
        >
          {words.receiveSome}
        </Button>
      </InlineStack>
      <Collapsible id="receive-some" open={open} transition={false}>
        <BlockStack gap="300">
          <Text as="p" tone="subdued">
            {words.receiveText}
          </Text>
          {awaited.map((line) => (
            <TextField
              key={line.gid}
              type="number"
              min={0}
              max={line.missing}
              label={words.arrived(line.title, line.missing)}
              value={countOf(line.gid)}
              onChange={(count) => setCounts((before) => ({ ...before, [line.gid]: count.trim() }))}
              error={wrong(line.gid, line.missing) ? words.arrivedHelp(line.missing) : undefined}
              autoComplete="off"
            />
          ))}
          <InlineStack>
            <Button
              disabled={!ready}
              loading={busy}
              onClick={() =>
                onSave({
                  intent: 'receive',
                  units: JSON.stringify(
                    some.map((line) => ({ line: line.gid, quantity: Number(countOf(line.gid)) })),
                  ),
                })
              }
            >
              {words.receiveThese}
            </Button>
          </InlineStack>
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}
