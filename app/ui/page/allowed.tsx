import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Banner, BlockStack } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './allowed.module.css';

/** What a role includes: what holds for the whole shop, and what is decided about one return, review or question. */
export type Right = 'publish' | 'decide';

/** Whether who looks may do it. The routes refuse it anyway. */
export function useMay(right: Right): boolean {
  return useRouteLoaderData<{ may: Readonly<Record<Right, boolean>> }>('routes/app')?.may[right] ?? true;
}

interface AllowedProps {
  right: Right;
  /** The page says it once above all of these. */
  silent?: boolean;
  children: ReactNode;
}

/** Fields and buttons that only some roles may use: for all others they are switched off, with a note above. */
export function Allowed({ right, silent = false, children }: AllowedProps) {
  const { notYours } = useTexts().shared;
  if (useMay(right)) return <>{children}</>;
  return (
    <BlockStack gap="400">
      {silent ? null : <Banner tone="info">{notYours[right]}</Banner>}
      <fieldset disabled className={styles.fixed}>
        {children}
      </fieldset>
    </BlockStack>
  );
}
