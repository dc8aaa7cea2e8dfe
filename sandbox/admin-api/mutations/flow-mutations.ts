import { z } from 'zod';
import { faultOf, keepFlowStart } from '../../elsewhere/flow-triggers.ts';
import type { FieldFunction, View } from '../api-types.ts';
import { runCommand, userError } from './run-command.ts';

const form = z.object({
  handle: z.string().nullish(),
  payload: z.record(z.string(), z.unknown()).nullish(),
});

/** Each call starts the workflows once more. */
const flowTriggerReceive: FieldFunction = async (args, context) => {
  const { handle, payload } = form.parse(args);
  const trigger = context.app.flowTriggers.find((one) => one.handle === handle);
  if (trigger === undefined)
    return { userErrors: [userError(['handle'], `The app has no trigger '${handle ?? ''}'`)] };
  const fault = faultOf(trigger, payload ?? {});
  if (fault !== null) return { userErrors: [userError(['payload'], fault)] };
  const result = await runCommand(context, ['handle'], (tx, shop) =>
    keepFlowStart(tx, shop, { handle: trigger.handle, payload: payload ?? {} }),
  );
  return { userErrors: 'refused' in result ? [result.refused] : [] };
};

export const flowMutations: View = { flowTriggerReceive };
