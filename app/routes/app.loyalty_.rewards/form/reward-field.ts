import type { RewardForm, RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';

export type TextName =
  | 'name'
  | 'points'
  | 'value'
  | 'minPoints'
  | 'maxPoints'
  | 'minSubtotal'
  | 'capPercent'
  | 'validDays';

/** What the parts of one reward's form share. */
export interface RewardPart {
  readonly reward: RewardForm;
  readonly index: number;
  readonly currency: string;
  /** Shopify allows what its kind needs. */
  readonly allowed: boolean;
  readonly editor: Pick<FormEditor<RewardsForm>, 'touch' | 'errorOf'>;
  readonly onChange: (reward: RewardForm) => void;
}

/** A text field of the reward, with what is wrong with it. */
export function fieldOf({ reward, index, editor, onChange }: RewardPart, name: TextName) {
  const path = `rewards.${index}.${name}`;
  return {
    value: reward[name],
    onChange: (value: string) => onChange({ ...reward, [name]: value }),
    onBlur: () => editor.touch(path),
    error: editor.errorOf(path),
    autoComplete: 'off',
  };
}

/** Where it is said that a kind cannot be made yet. */
export const kindPath = (index: number) => `rewards.${index}.kind`;
