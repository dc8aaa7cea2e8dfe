import { ChevronDownIcon, ChevronUpIcon, DeleteIcon } from '@shopify/polaris-icons';
import { Button, ButtonGroup } from '../polaris.ts';

interface RowButtonsProps {
  /** What each says to those who cannot see it. */
  labels: { up: string; down: string; remove?: string };
  first: boolean;
  last: boolean;
  removable?: boolean;
  onMove: (by: 1 | -1) => void;
  /** Absent: an entry stays in the list. */
  onRemove?: () => void;
}

/** Moves or removes one entry of a list whose order matters. */
export function RowButtons({ labels, first, last, removable = true, onMove, onRemove }: RowButtonsProps) {
  return (
    <ButtonGroup gap="tight">
      <Button
        variant="tertiary"
        icon={ChevronUpIcon}
        accessibilityLabel={labels.up}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <Button
        variant="tertiary"
        icon={ChevronDownIcon}
        accessibilityLabel={labels.down}
        disabled={last}
        onClick={() => onMove(1)}
      />
      {onRemove ? (
        <Button
          variant="tertiary"
          icon={DeleteIcon}
          {...(labels.remove ? { accessibilityLabel: labels.remove } : {})}
          disabled={!removable}
          onClick={onRemove}
        />
      ) : null}
    </ButtonGroup>
  );
}
