import { Modal, TitleBar } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { BlockStack, Box, Button, InlineStack, KeyboardKey, Text } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import { useKeys } from './use-keys.ts';

interface KeysHelpProps {
  id: string;
  /** What each key does, in the order in which they are listed. */
  keys: Readonly<Record<string, string>>;
  /** The button makes room; the key still works. */
  quiet?: boolean;
}

/** The keys of a page, listed when a button or `?` is pressed. */
export function KeysHelp({ id, keys, quiet = false }: KeysHelpProps) {
  const { shortcuts: words } = useTexts().shared;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useKeys({ '?': () => setOpen(true) });
  return (
    <>
      {quiet ? null : (
        <Button size="slim" variant="plain" onClick={() => setOpen(true)}>
          {words.title}
        </Button>
      )}
      <Modal id={id} open={open} onHide={close}>
        <Box padding="400">
          <BlockStack gap="200" as="ul">
            {Object.entries({ ...keys, '?': words.help }).map(([key, does]) => (
              <li key={key}>
                <InlineStack gap="300" blockAlign="center" wrap={false}>
                  <KeyboardKey>{key.toUpperCase()}</KeyboardKey>
                  <Text as="span">{does}</Text>
                </InlineStack>
              </li>
            ))}
          </BlockStack>
        </Box>
        <TitleBar title={words.title}>
          <button type="button" onClick={close}>
            {words.close}
          </button>
        </TitleBar>
      </Modal>
    </>
  );
}
