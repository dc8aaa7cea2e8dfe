import type { Moving } from '../../app/modules/reviews/moving/door.ts';
import type { Tokens } from '../../app/modules/reviews/tokens/door.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** For every function that moves reviews in and out: what shop A calls it with. */
export const movingCalls = (doors: Doors, a: FilledShop): Makers<Tokens & Moving> => ({
  uploadImport: () => [a.shopId, { name: 'a.csv', bytes: Buffer.from('a,b\n1,2\n') }, '1'],
  answerImport: ({ imports }) => [a.shopId, imports.ready, { publish: 'held' }, doors.now],
  findImport: ({ imports }) => [a.shopId, imports.ready, doors.now],
  listImports: () => [a.shopId],
  listImportProblems: ({ imports }) => [a.shopId, imports.done, 0],
  startImport: ({ imports }) => [a.shopId, imports.ready],
  stopImport: ({ imports }) => [a.shopId, imports.running],
  discardImport: ({ imports }) => [a.shopId, imports.ready],
  undoImport: ({ imports }) => [a.shopId, imports.done],
  runImport: ({ imports }) => [a.shopId, imports.running, doors.now],
  runUndo: ({ imports }) => [a.shopId, imports.undoing, doors.now],
  tidyImports: () => [a.shopId],
  exportReviews: () => [a.shopId, { after: null, limit: 100, addresses: true }],
  listFeed: () => [a.shopId, { after: null, limit: 100 }],
  countFeed: () => [a.shopId],
  findToken: () => [a.shopId, 'feed'],
  makeToken: () => [a.shopId, 'read', '1'],
  revokeToken: () => [a.shopId, 'read'],
  shopOf: () => ['feed', 'x'.repeat(43)],
});
