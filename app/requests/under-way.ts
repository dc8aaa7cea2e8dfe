/** Does the work, unless whoever asks for it has as much of it under way already: then null. */
export type UnderWay = <T>(who: string, work: () => Promise<T>) => Promise<T | null>;

/** What takes memory while it is read: of one visitor no more than so much at once. Each process counts for itself. */
export function openUnderWay(most: number): UnderWay {
  const running = new Map<string, number>();
  return async (who, work) => {
    const before = running.get(who) ?? 0;
    if (before >= most) return null;
    running.set(who, before + 1);
    try {
      return await work();
    } finally {
      const left = (running.get(who) ?? 1) - 1;
      if (left === 0) running.delete(who);
      else running.set(who, left);
    }
  };
}
