import type { ReviewsDeps } from '../ports.ts';
import type { Replying } from './door.ts';
import { removeReply, replyToReview } from './reply.server.ts';
import { saveReplyTemplate } from './save-template.server.ts';
import { listReplies } from './store/replies.server.ts';
import { deleteTemplate, listTemplates } from './store/templates.server.ts';

export function openReplying(deps: Pick<ReviewsDeps, 'db'>): Replying {
  const { sql } = deps.db;
  return {
    reply: (shopId, reviewId, reply, actor, now) => replyToReview(deps, shopId, reviewId, reply, actor, now),
    removeReply: (shopId, reviewId) => removeReply(deps, shopId, reviewId),
    listReplies: (shopId, reviewId) => listReplies(sql, shopId, reviewId),
    listReplyTemplates: (shopId) => listTemplates(sql, shopId),
    saveReplyTemplate: (shopId, template, actor) => saveReplyTemplate(deps, shopId, template, actor),
    deleteReplyTemplate: (shopId, id) => deleteTemplate(sql, shopId, id),
  };
}
