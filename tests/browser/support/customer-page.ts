import type { Visit } from './use-browser.ts';

/** The figures of the open customer's points card, as they stand on the screen. */
export async function readPoints({ app }: Visit): Promise<{ available: string; pending: string }> {
  const text = await app.getByRole('region', { name: 'Points', exact: true }).innerText();
  const after = (label: string) => text.match(new RegExp(`${label}\\s+([\\d,]+)`))?.[1] ?? '';
  return { available: after('Available'), pending: after('Pending') };
}

/** Lines of the open statement, newest first: date, what, why, points and balance as they read. */
export async function readStatement({ app }: Visit): Promise<string[]> {
  const rows = app.getByRole('table', { name: /Every change/ }).locator('tbody tr');
  await rows.first().waitFor();
  return (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}
