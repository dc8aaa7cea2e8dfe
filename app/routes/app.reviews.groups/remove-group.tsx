import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { GroupView } from './view.server.ts';

interface RemoveGroupProps {
  /** Null: none is asked about. */
  group: GroupView | null;
  onClose: () => void;
  onConfirm: (group: GroupView) => void;
}

export function RemoveGroup({ group, onClose, onConfirm }: RemoveGroupProps) {
  const { reviewGroups: words, shared } = useTexts();
  return (
    <ConfirmModal
      id="remove-group"
      open={group !== null}
      title={words.removeTitle(group?.title ?? '')}
      confirm={words.remove}
      cancel={shared.cancel}
      critical
      onClose={onClose}
      onConfirm={() => (group === null ? undefined : onConfirm(group))}
    >
      <Text as="p">{words.removeText}</Text>
    </ConfirmModal>
  );
}
