import { useState } from 'react';
import { type StaffRole, staffRoles } from '../../platform/staff-roles.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { BlockStack, Select, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MemberView } from './view.server.ts';

interface EditModalProps {
  member: MemberView;
  currency: string;
  busy: boolean;
  wrong: string | null;
  onClose: () => void;
  onSave: (fields: Record<string, string>) => void;
}

/** One person's name, role and limits. */
export function EditModal({ member, currency, busy, wrong, onClose, onSave }: EditModalProps) {
  const { staff: words, shared } = useTexts();
  const [name, setName] = useState(member.name);
  const [role, setRole] = useState<StaffRole>(member.role);
  const [limit, setLimit] = useState(member.limit);
  const [points, setPoints] = useState(member.points);
  return (
    <ConfirmModal
      id="staff-modal"
      open
      title={words.editTitle(member.called)}
      confirm={words.save}
      cancel={shared.cancel}
      busy={busy}
      onClose={onClose}
      onConfirm={() => onSave({ intent: 'assign', user: member.id, name, role, limit, points })}
    >
      <BlockStack gap="400">
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          maxLength={60}
          helpText={words.nameHelp}
          autoComplete="off"
        />
        <Select
          label={words.role}
          options={staffRoles.map((value) => ({ value, label: words.roles[value] }))}
          value={role}
          onChange={(value) => setRole(staffRoles.find((known) => known === value) ?? role)}
          helpText={words.may[role]}
        />
        {role === 'support' ? (
          <TextField
            label={words.limit}
            value={limit}
            onChange={setLimit}
            maxLength={15}
            inputMode="decimal"
            suffix={currency}
            helpText={words.limitHelp}
            autoComplete="off"
          />
        ) : null}
        {role === 'support' ? (
          <TextField
            label={words.points}
            value={points}
            onChange={setPoints}
            maxLength={9}
            inputMode="numeric"
            suffix={words.pointsUnit}
            helpText={words.pointsHelp}
            autoComplete="off"
          />
        ) : null}
        {wrong ? (
          <Text as="p" tone="critical">
            <span role="alert">{wrong}</span>
          </Text>
        ) : null}
      </BlockStack>
    </ConfirmModal>
  );
}
