import type { ReviewsDeps } from '../ports.ts';
import { listStoredGroups } from '../store/groups.server.ts';
import type { Groups } from './door.ts';
import { deleteGroup, saveGroup } from './save-group.server.ts';

export function openGroups(deps: ReviewsDeps): Groups {
  return {
    listGroups: (shopId) => listStoredGroups(deps.db.sql, shopId),
    saveGroup: (shopId, form, actor, now) => saveGroup(deps, shopId, form, actor, now),
    deleteGroup: (shopId, id) => deleteGroup(deps, shopId, id),
  };
}
