import { useTranslation } from 'react-i18next';
import type { ChosenAction } from '@/lib/decision/explained';
import { humanised } from '@/lib/format/format';
import styles from './Treatment.module.css';

/** The texts that say most come first; the others follow under their names. */
const headline = ['title', 'subject', 'headline'];
const text = ['body', 'text', 'subtitle', 'message'];

interface Props {
  treatment: ChosenAction['treatment'];
  items: NonNullable<ChosenAction['items']>;
}

/** What the subject gets to see: the rendered texts, as text alone, and the products. */
export function Treatment({ treatment, items }: Props) {
  const { t } = useTranslation();
  const names = Object.keys(treatment);
  const head = names.filter((name) => headline.includes(name));
  const body = names.filter((name) => text.includes(name));
  const others = names.filter((name) => !head.includes(name) && !body.includes(name));
  if (names.length + items.length === 0) {
    return null;
  }
  return (
    <figure className={styles.treatment} aria-label={t('decision.chosen.treatment')}>
      {head.map((name) => (
        <p key={name} className={styles.headline}>
          {treatment[name]}
        </p>
      ))}
      {body.map((name) => (
        <p key={name}>{treatment[name]}</p>
      ))}
      {items.length > 0 && (
        <ol className={styles.items} aria-label={t('decision.chosen.items')}>
          {items.map((item) => (
            <li key={item.product}>
              {item.name} <code>{item.product}</code>
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <dl className={styles.others}>
          {others.map((name) => (
            <div key={name}>
              <dt>{humanised(name)}</dt>
              <dd>{treatment[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </figure>
  );
}
