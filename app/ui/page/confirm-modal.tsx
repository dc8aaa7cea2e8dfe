import { Modal, TitleBar } from '@shopify/app-bridge-react';
import type { ReactNode } from 'react';
import { Box } from '../polaris.ts';

interface ConfirmModalProps {
  id: string;
  open: boolean;
  title: string;
  confirm: string;
  cancel: string;
  /** What it does cannot be taken lightly: the button is red. */
  critical?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question before something of weight, drawn by the admin over everything. */
export function ConfirmModal(props: ConfirmModalProps) {
  const {
    id,
    open,
    title,
    confirm,
    cancel,
    critical = false,
    busy = false,
    onConfirm,
    onClose,
    children,
  } = props;
  return (
    <Modal id={id} open={open} onHide={onClose}>
      <Box padding="400">{children}</Box>
      <TitleBar title={title}>
        <button
          type="button"
          {...{
            variant: 'primary',
            ...(critical ? { tone: 'critical' } : {}),
            ...(busy ? { loading: '' } : {}),
          }}
          onClick={onConfirm}
        >
          {confirm}
        </button>
        <button type="button" onClick={onClose}>
          {cancel}
        </button>
      </TitleBar>
    </Modal>
  );
}
