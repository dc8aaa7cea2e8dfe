import { useEffect, useMemo, useRef, useState } from 'react';
import styles from './mail.module.css';
import { type MailLook, mailDocument } from './mail-document.ts';

export const mailWidths = { desktop: 640, phone: 375 } as const;
export type MailWidth = keyof typeof mailWidths;

interface MailFrameProps {
  /** What a screen reader says the frame is. */
  title: string;
  html: string;
  width: MailWidth;
  look: MailLook;
}

/** A mail in a closed box: no script, no window, no address of its own. Made smaller where the page is narrower. */
export function MailFrame({ title, html, width, look }: MailFrameProps) {
  const { dark, pictures } = look;
  const box = useRef<HTMLDivElement>(null);
  const scale = useScale(box, mailWidths[width]);
  const document = useMemo(() => mailDocument(html, { dark, pictures }), [html, dark, pictures]);
  return (
    <div ref={box} className={styles.box} data-dark={dark || undefined}>
      <iframe
        className={`mail-html ${styles.frame}`}
        title={title}
        sandbox=""
        srcDoc={document}
        style={{
          inlineSize: `${mailWidths[width]}px`,
          blockSize: `${100 / scale}%`,
          transform: `translateX(-50%) scale(${scale})`,
        }}
      />
    </div>
  );
}

/** How much smaller something so many pixels wide has to be to fit into its box; 1 where it fits. */
function useScale(box: React.RefObject<HTMLElement | null>, width: number): number {
  const [room, setRoom] = useState(width);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setRoom(entry.contentRect.width);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return Math.min(1, Math.max(room, 1) / width);
}
