import { useId, useState } from 'react';
import { Button, Collapsible } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './try.module.css';

/** The trace behind something, opened where it stands. */
export function Why({ label, sentences }: { label: string; sentences: readonly string[] }) {
  const { tryOne: words } = useTexts().policy;
  const [open, setOpen] = useState(false);
  const id = useId();
  if (sentences.length === 0) return null;
  return (
    <div>
      <Button
        variant="plain"
        disclosure={open ? 'up' : 'down'}
        ariaExpanded={open}
        ariaControls={id}
        accessibilityLabel={label}
        onClick={() => setOpen(!open)}
      >
        {words.why}
      </Button>
      <Collapsible id={id} open={open} transition={false}>
        <ul className={styles.trace}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Collapsible>
    </div>
  );
}
