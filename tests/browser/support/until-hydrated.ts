import type { Visit } from './use-browser.ts';

/** What React 18 hangs onto the document that it takes over, as far as it is read here. */
interface Root {
  stateNode: { current: { memoizedState: { isDehydrated: boolean } | null } };
}

/**
 * Waits until React has taken over the app's page. Before that the page looks whole, but what is typed into it or
 * pressed on it is never heard of.
 */
export async function untilHydrated({ page }: Pick<Visit, 'page'>): Promise<void> {
  const frame = await (await page.waitForSelector('#app-frame')).contentFrame();
  if (frame === null) throw new Error('The app has no frame');
  await frame.waitForFunction(() => {
    const isRoot = (value: unknown): value is Root =>
      typeof value === 'object' && value !== null && 'stateNode' in value;
    const root = Object.entries(document).find(([key]) => key.startsWith('__reactContainer$'))?.[1];
    return isRoot(root) && root.stateNode.current.memoizedState?.isDehydrated === false;
  });
}
