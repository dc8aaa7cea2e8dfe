import { useState } from 'preact/hooks';
import { maxPhotoBytes, maxPhotosPerLine, type PhotoView } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { takenFiles } from '../../shared/field-value.ts';
import { type Sending, SendingLines } from '../../shared/sending-lines.tsx';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  app: AppClient;
  /** What the photos show, for those who do not see them. */
  title: string;
  required: boolean;
  lacking: boolean;
  photos: readonly PhotoView[];
  onAdd: (photo: PhotoView) => void;
  onRemove: (id: string) => void;
}

/** What sharp reads on the server. Phones turn their own formats into one of these when no other is named. */
const accepted = 'image/jpeg,image/png,image/webp';

/** Photos of one line: chosen or taken, sent one after the other, shown small, and let go of again. */
export function PhotoField({ words, app, title, required, lacking, photos, onAdd, onRemove }: Props) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const room = maxPhotosPerLine - photos.length;

  const add = async (files: readonly File[]) => {
    if (sending || files.length === 0) return;
    const fitting = files.slice(0, room);
    const failed: string[] =
      files.length > room ? [words.say('photos.too-many', { count: maxPhotosPerLine })] : [];
    for (const [index, file] of fitting.entries()) {
      setSending({ done: index, all: fitting.length });
      const sent = await send(words, app, file);
      if (typeof sent === 'string') failed.push(sent);
      else onAdd(sent);
    }
    setSending(null);
    setProblems(failed);
  };

  return (
    <s-stack gap="small-200">
      {photos.length > 0 && (
        <s-stack direction="inline" gap="base" accessibilityRole="unordered-list">
          {photos.map(({ id, url }, index) => (
            <s-stack key={id} gap="small-500" accessibilityRole="list-item">
              <s-product-thumbnail
                src={url}
                alt={words.say('photos.alt', { number: index + 1, title })}
                size="base"
              />
              <s-link
                onClick={() => onRemove(id)}
                accessibilityLabel={words.say('photos.remove-label', { number: index + 1, title })}
              >
                {words.say('photos.remove')}
              </s-link>
            </s-stack>
          ))}
        </s-stack>
      )}
      {room > 0 && (
        <s-drop-zone
          label={labelOf(words, required, photos.length)}
          accessibilityLabel={words.say('photos.add-label', { title })}
          accept={accepted}
          multiple
          disabled={sending !== null}
          required={required}
          error={lacking ? words.say('photos.lacking') : undefined}
          onChange={(event) => void add(takenFiles(event))}
          onDropRejected={() => setProblems([words.say('photos.no-picture')])}
        />
      )}
      <SendingLines {...{ words, sending, problems }} about="photos" />
    </s-stack>
  );
}

function labelOf(words: Words, required: boolean, count: number): string {
  if (count > 0) return words.say('photos.add-more');
  return required ? words.say('photos.add-required') : words.say('photos.add');
}

/** The photo as the app has it, or why it has it not. */
async function send(words: Words, app: AppClient, file: File): Promise<PhotoView | string> {
  if (file.size > maxPhotoBytes) return words.say('photos.too-large', { name: file.name });
  const answer = await app.upload<PhotoView>('/api/returns/photos', file);
  if (answer.done) return answer.value;
  if (answer.why === 'bad-input') return words.say('photos.unreadable', { name: file.name });
  if (answer.why === 'unreachable') return words.say('photos.not-sent', { name: file.name });
  return words.refusal(answer.why, answer.values);
}
