import { type FormEvent, useState } from 'react';
import { Button, InlineGrid, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './create-form.module.css';

interface CreateFormProps {
  busy: boolean;
  /** Why the last one was not made; null: it was. */
  wrong: string | null;
  onCreate: (name: string) => void;
}

/** Asks what the key is for, and makes it. */
export function CreateForm({ busy, wrong, onCreate }: CreateFormProps) {
  const { keys: words } = useTexts();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '' && !busy) onCreate(name);
  };
  const error = missing && name.trim() === '' ? words.nameMissing : wrong;
  return (
    <form onSubmit={submit} noValidate>
      <InlineGrid columns={{ xs: '1fr', sm: '1fr auto' }} gap="300" alignItems="start">
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          placeholder={words.namePlaceholder}
          maxLength={60}
          autoComplete="off"
          {...(error === null ? {} : { error })}
        />
        <div className={styles.beside}>
          <Button submit variant="primary" loading={busy}>
            {words.create}
          </Button>
        </div>
      </InlineGrid>
    </form>
  );
}
