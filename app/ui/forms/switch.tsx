import styles from './switch.module.css';

interface SwitchProps {
  /** What is on or off, for those who cannot see where it stands. */
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** On or off, at once as part of a form. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      className={styles.track}
      onClick={() => onChange(!on)}
    >
      <span className={styles.knob} />
    </button>
  );
}
