import { useState } from 'preact/hooks';
import {
  maxReviewPhotos,
  maxReviewVideos,
  maxVideoBytes,
  mediaFaults,
  type ReviewFormView,
  type UploadedMedia,
} from '../../app/contracts/reviews.ts';
import type { AppClient } from './app-client.ts';
import { takenFiles } from './field-value.ts';
import { type Sending, SendingLines } from './sending-lines.tsx';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  app: AppClient;
  form: ReviewFormView;
  /** What they show, for those who do not see them. */
  title: string;
  /** gid of the order. */
  order: string;
  media: readonly UploadedMedia[];
  onChange: (media: readonly UploadedMedia[]) => void;
}

/** What phones make; those of Apple turn their own formats into one of these when no other is named. */
const photoTypes = 'image/jpeg,image/png,image/webp';
const videoTypes = 'video/mp4,video/quicktime,video/webm';

/** Photos and a video: chosen or taken, sent one after the other, shown small, and let go of again. */
export function ReviewMedia({ words, app, form, title, order, media, onChange }: Props) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const most = (form.photos ? maxReviewPhotos : 0) + (form.videos ? maxReviewVideos : 0);
  const room = most - media.length;

  const add = async (files: readonly File[]) => {
    if (sending || files.length === 0) return;
    const fitting = files.slice(0, room);
    const failed = files.length > room ? [words.say('review.media.too-many')] : [];
    let all = media;
    for (const [index, file] of fitting.entries()) {
      setSending({ done: index, all: fitting.length });
      const sent = await send(words, app, file, order);
      if (typeof sent === 'string') failed.push(sent);
      else all = [...all, sent];
      onChange(all);
    }
    setSending(null);
    setProblems([...new Set(failed)]);
  };

  return (
    <s-stack gap="small-200">
      {media.length > 0 && (
        <s-stack direction="inline" gap="base" accessibilityRole="unordered-list">
          {media.map(({ id, kind, previewUrl }, index) => (
            <s-stack key={id} gap="small-500" accessibilityRole="list-item">
              {previewUrl === null ? (
                <s-text>{words.say(`review.media.${kind}`)}</s-text>
              ) : (
                <s-product-thumbnail
                  src={previewUrl}
                  alt={words.say('review.media.alt', { number: index + 1, title })}
                  size="base"
                />
              )}
              <s-link
                onClick={() => onChange(media.filter((one) => one.id !== id))}
                accessibilityLabel={words.say('review.media.remove-label', { number: index + 1, title })}
              >
                {words.say('review.media.remove')}
              </s-link>
            </s-stack>
          ))}
        </s-stack>
      )}
      {room > 0 && (
        <s-drop-zone
          label={words.say(form.videos ? 'review.media.add-both' : 'review.media.add')}
          accessibilityLabel={words.say('review.media.add-label', { title })}
          accept={[...(form.photos ? [photoTypes] : []), ...(form.videos ? [videoTypes] : [])].join()}
          multiple
          disabled={sending !== null}
          onChange={(event) => void add(takenFiles(event))}
          onDropRejected={() => setProblems([words.say('review.media.unreadable')])}
        />
      )}
      <SendingLines {...{ words, sending, problems }} about="review.media" />
    </s-stack>
  );
}

/** The medium as the app has it, or why it has it not. */
async function send(
  words: Words,
  app: AppClient,
  file: File,
  order: string,
): Promise<UploadedMedia | string> {
  if (file.size > maxVideoBytes) return words.say('review.media.too-large');
  const place = file.type.startsWith('video/') ? '/api/reviews/videos/photos' : '/api/reviews/photos';
  const answer = await app.upload<UploadedMedia>(`${place}?order=${encodeURIComponent(order)}`, file);
  if (answer.done) return answer.value;
  const { why } = answer.values;
  const fault = mediaFaults.find((one) => one === why);
  if (answer.why === 'bad-input') return words.say(`review.media.${fault ?? 'unreadable'}`);
  return answer.why === 'unreachable'
    ? words.say('review.media.not-sent')
    : words.refusal(answer.why, answer.values);
}
