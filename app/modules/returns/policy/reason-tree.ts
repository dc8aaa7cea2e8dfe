import type { Policy, Reason } from './policy.ts';

/** Those that can be given: none stands under them. */
export function leafReasons(reasons: readonly Reason[]): readonly Reason[] {
  const parents = new Set(reasons.map(({ parent }) => parent));
  return reasons.filter(({ id }) => !parents.has(id));
}

/** The reason and all under which it stands, itself first. What names one of them means it, too. */
export function reasonPath({ reasons }: Pick<Policy, 'reasons'>, reason: string): readonly string[] {
  const path: string[] = [];
  for (let id: string | null = reason; id !== null && !path.includes(id); ) {
    path.push(id);
    const at: string = id;
    id = reasons.find((one) => one.id === at)?.parent ?? null;
  }
  return path;
}
