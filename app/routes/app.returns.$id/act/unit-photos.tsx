import { useRef, useState } from 'react';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import styles from '../cards/photos.module.css';
import type { PhotoView } from '../view/lines.ts';
import { uploadPhoto } from './upload-photo.ts';

const most = 5;

interface UnitPhotosProps {
  returnId: string;
  /** What they show, for those who cannot see them. */
  of: string;
  photos: readonly PhotoView[];
  onChange: (photos: readonly PhotoView[]) => void;
}

/** Pictures of what came, uploaded one by one; they belong to the item once the inspection is saved. */
export function UnitPhotos({ returnId, of, photos, onChange }: UnitPhotosProps) {
  const { actions: words, one } = useTexts().returns;
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<'refused' | 'failed' | null>(null);
  const add = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    const added = await uploadPhoto(returnId, file);
    setBusy(false);
    setWrong('wrong' in added ? added.wrong : null);
    if (!('wrong' in added))
      onChange([...photos, { ...added, label: one.lines.photo(photos.length + 1, of) }]);
  };
  return (
    <BlockStack gap="200">
      {photos.length > 0 ? (
        <InlineStack gap="300">
          {photos.map((photo, index) => (
            <BlockStack key={photo.id} gap="100" inlineAlign="center">
              <img src={photo.url} alt={photo.label} className={styles.thumb} />
              <Button
                variant="plain"
                accessibilityLabel={words.removePhoto(index + 1)}
                onClick={() => onChange(photos.filter(({ id }) => id !== photo.id))}
              >
                {words.remove}
              </Button>
            </BlockStack>
          ))}
        </InlineStack>
      ) : null}
      <InlineStack gap="300" blockAlign="center">
        <Button loading={busy} disabled={photos.length >= most} onClick={() => field.current?.click()}>
          {words.addPhoto}
        </Button>
        <Text as="span" tone="subdued" variant="bodySm">
          {words.photoHelp}
        </Text>
      </InlineStack>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={words.addPhoto}
        accept="image/jpeg,image/png,image/webp,image/heic"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          void add(file);
        }}
      />
      {wrong ? (
        <InlineError fieldID="photo" message={wrong === 'refused' ? words.photoRefused : words.photoFailed} />
      ) : null}
    </BlockStack>
  );
}
