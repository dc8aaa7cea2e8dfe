import { useLocation, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useState } from 'react';
import { BlockStack, Box, Card, Page, SkeletonBodyText, SkeletonDisplayText } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './pending-screen.module.css';

const patienceMs = 250;
const rowsShown = 12;
/** Pages that are one long list. */
const lists = ['/app/customers', '/app/returns', '/app/reviews', '/app/settings/messages/log'];

/** The page, or the shape of the next one once it lets itself be waited for. */
export function PendingScreen({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const next = state === 'loading' && location.pathname !== pathname ? location.pathname : null;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (next === null) return;
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [next]);
  const shown = slow && next !== null;
  return (
    <>
      {shown ? <Skeleton table={lists.includes(next)} /> : null}
      <div hidden={shown}>{children}</div>
    </>
  );
}

function Skeleton({ table }: { table: boolean }) {
  const { shared } = useTexts();
  return (
    <div role="status" aria-label={shared.loading}>
      <Page fullWidth={table}>
        <Box paddingBlock={{ xs: '200', md: '400' }}>{table ? <SkeletonRows /> : <SkeletonCards />}</Box>
      </Page>
    </div>
  );
}

function SkeletonRows() {
  return (
    <Card padding="0">
      {Array.from({ length: rowsShown }, (_, row) => row).map((row) => (
        <div key={row} className={styles.row}>
          <SkeletonBodyText lines={2} />
        </div>
      ))}
    </Card>
  );
}

function SkeletonCards() {
  return (
    <BlockStack gap="400">
      {[4, 6, 4].map((lines, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <Card key={card}>
          <BlockStack gap="400">
            <SkeletonDisplayText size="small" />
            <SkeletonBodyText lines={lines} />
          </BlockStack>
        </Card>
      ))}
    </BlockStack>
  );
}
