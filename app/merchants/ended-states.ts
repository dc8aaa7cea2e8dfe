import type { ReturnState } from '../contracts/returns.ts';

const endedStates: readonly ReturnState[] = ['declined', 'settled', 'closed', 'cancelled', 'expired'];

/** Nothing more comes of it. */
export const hasEnded = (state: ReturnState): boolean => endedStates.includes(state);
