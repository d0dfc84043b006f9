import { useTranslation } from 'react-i18next';
import { Instant } from '@/components/Instant';
import { absoluteTime } from '@/lib/format/format';
import styles from './texts.module.css';

/** An instant, how far it is away and exactly. */
export function When({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return (
    <>
      <Instant at={at} />
      <div className={styles.subtle}>{absoluteTime(new Date(at), i18n.language)}</div>
    </>
  );
}
