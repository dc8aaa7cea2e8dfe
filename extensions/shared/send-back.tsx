import type { ReturnView } from '../../app/contracts/returns.ts';
import type { Words } from './words.ts';

/** Until when the parcel has to leave, where it goes, and what its carrier told. */
export function SendBack({ words, view }: { words: Words; view: ReturnView }) {
  const { sendBy, sendTo, tracking } = view;
  return (
    <>
      {sendBy && view.state === 'approved' && (
        <s-text type="strong">{words.say('send.by', { date: words.day(sendBy) })}</s-text>
      )}
      {sendTo.length > 0 && (
        <s-stack gap="none">
          <s-text color="subdued">{words.say('send.to')}</s-text>
          {sendTo.map((line) => (
            <s-text key={line}>{line}</s-text>
          ))}
        </s-stack>
      )}
      {tracking.length > 0 && (
        <s-stack gap="none">
          <s-text color="subdued">{words.say('send.tracking')}</s-text>
          {tracking.map(({ event, at }) => (
            <s-text key={`${event} ${at}`}>
              {words.say('send.event', { what: words.say(`scan.${event}`), when: words.moment(at) })}
            </s-text>
          ))}
        </s-stack>
      )}
    </>
  );
}
