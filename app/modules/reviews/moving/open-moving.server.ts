import type { ReviewsDeps } from '../ports.ts';
import type { Moving } from './door.ts';
import { exportReviews } from './exporting/export-reviews.server.ts';
import { listFeed } from './feed/list-feed.server.ts';
import { answerImport } from './importing/answer-import.server.ts';
import { findImportDetail } from './importing/find-import.server.ts';
import { runImport } from './importing/run-import.server.ts';
import { discardImport, startImport, stopImport, undoImport } from './importing/start-import.server.ts';
import { tidyImports } from './importing/tidy-imports.server.ts';
import { runUndo } from './importing/undo-import.server.ts';
import { uploadImport } from './importing/upload-import.server.ts';
import { countForFeed } from './store/feed.server.ts';
import { listProblems } from './store/import-problems.server.ts';
import { listImports } from './store/imports.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders' | 'returns' | 'moving' | 'erased'>;

/** Reviews in and out. */
export function openMoving(deps: Deps): Moving {
  const { sql } = deps.db;
  return {
    uploadImport: (shopId, file, actor) => uploadImport(deps, shopId, file, actor),
    answerImport: (shopId, importId, answers, now) => answerImport(deps, shopId, importId, answers, now),
    findImport: (shopId, importId, now) => findImportDetail(deps, shopId, importId, now),
    listImports: (shopId) => listImports(sql, shopId, 100),
    listImportProblems: (shopId, importId, after) =>
      listProblems(sql, shopId, importId, { after, limit: 1000 }),
    startImport: (shopId, importId) => startImport(deps, shopId, importId),
    stopImport: (shopId, importId) => stopImport(deps, shopId, importId),
    discardImport: (shopId, importId) => discardImport(deps, shopId, importId),
    undoImport: (shopId, importId) => undoImport(deps, shopId, importId),
    runImport: (shopId, importId, now) => runImport(deps, shopId, importId, now),
    runUndo: (shopId, importId, now) => runUndo(deps, shopId, importId, now),
    tidyImports: (shopId) => tidyImports(deps, shopId),
    exportReviews: (shopId, asked) => exportReviews(deps, shopId, asked),
    listFeed: (shopId, asked) => listFeed(deps, shopId, asked),
    countFeed: (shopId) => countForFeed(sql, shopId, 1000),
  };
}
