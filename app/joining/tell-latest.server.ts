/**
 * Tells what holds, and again for as long as something else holds afterwards: of two who tell at once, the one who read
 * first may be the last to write.
 */
export async function tellLatest<Told>(
  read: () => Promise<Told>,
  tell: (told: Told) => Promise<void>,
): Promise<void> {
  for (let told = await read(); ; ) {
    await tell(told);
    const latest = await read();
    if (JSON.stringify(latest) === JSON.stringify(told)) return;
    told = latest;
  }
}
