import { useRef, useState } from 'react';
import { Button, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PhotoView } from '../view/lines.ts';
import styles from './photos.module.css';

/** Small pictures side by side; pressed, one shows large over the page until it is closed. */
export function Photos({ photos }: { photos: readonly PhotoView[] }) {
  const { lines: words } = useTexts().returns.one;
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState<PhotoView | null>(null);
  if (photos.length === 0) return null;
  const show = (photo: PhotoView) => {
    setShown(photo);
    dialog.current?.showModal();
  };
  return (
    <>
      <ul className={styles.row}>
        {photos.map((photo) => (
          <li key={photo.id}>
            <button type="button" className={styles.button} onClick={() => show(photo)}>
              <img
                src={photo.url}
                alt={photo.label}
                width={photo.width}
                height={photo.height}
                loading="lazy"
                className={styles.thumb}
              />
            </button>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label={words.photoTitle}
        onClose={() => setShown(null)}
      >
        {shown ? (
          <figure className={styles.figure}>
            <img
              src={shown.url}
              alt={shown.label}
              width={shown.width}
              height={shown.height}
              className={styles.large}
            />
            <figcaption className={styles.caption}>
              <Text as="span">{shown.label}</Text>
              <Button onClick={() => dialog.current?.close()}>{words.photoClose}</Button>
            </figcaption>
          </figure>
        ) : null}
      </dialog>
    </>
  );
}
