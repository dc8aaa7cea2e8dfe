import type { ReactNode } from 'react';
import { BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './setup-step.module.css';

interface SetupStepProps {
  title: string;
  text: string;
  done: boolean;
  /** Shows its controls; the others show a line each. */
  open: boolean;
  children?: ReactNode;
}

/** One step of the guide. */
export function SetupStep({ title, text, done, open, children }: SetupStepProps) {
  const words = useTexts().today.setup;
  return (
    <li className={open ? `${styles.step} ${styles.open}` : styles.step}>
      <svg
        viewBox="0 0 20 20"
        className={styles.mark}
        role="img"
        aria-label={done ? words.stepDone : words.stepOpen}
      >
        {done ? (
          <>
            <circle cx="10" cy="10" r="9" className={styles.full} />
            <path d="M6 10.4l2.6 2.6L14 7.4" className={styles.tick} />
          </>
        ) : (
          <circle cx="10" cy="10" r="8.25" className={styles.ring} />
        )}
      </svg>
      <BlockStack gap="200">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
        {open ? children : null}
      </BlockStack>
    </li>
  );
}
