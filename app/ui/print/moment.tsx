import type { MomentView } from './print.ts';

/** A moment whose full date and time show on hover and to machines. */
export function Moment({ at }: { at: MomentView }) {
  return (
    <time dateTime={at.iso} title={at.full}>
      {at.text}
    </time>
  );
}
