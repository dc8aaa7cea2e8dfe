import { useTexts } from '../../../ui/texts/texts.ts';
import styles from './form.module.css';

/** The parts of a long page, one press away. */
export function JumpList() {
  const { policy, rules } = useTexts();
  const parts = [
    ['window', policy.window.title],
    ['outcomes', policy.outcomes.title],
    ['fees', policy.fees.title],
    ['rules', rules.editor.title],
    ['final-sale', policy.finalSale.title],
    ['never', policy.never.title],
    ['steps', policy.process.title],
    ['send-to', policy.sendTo.title],
    ['reasons', policy.reasons.title],
    ['limits', policy.limits.title],
    ['withdrawal', policy.standardShipping.short],
  ] as const;
  return (
    <nav aria-label={policy.onThisPage}>
      <ul className={styles.jump}>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
