import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { decimal, percent } from '@/lib/format/format';
import type { Preview } from '../api/preview';
import type { Segment } from '../api/segments';
import { Count } from './Count';
import styles from './PreviewForm.module.css';

/** Whom a condition would have, beside whom the segment has now. */
export function PreviewResult({ counted, chosen }: { counted: Preview; chosen?: Segment }) {
  const { t, i18n } = useTranslation();
  const { looked, of, estimate, least, most, few, entering, leaving } = counted;
  const number = (value: number) => decimal(value, i18n.language);
  const isSample = looked < of;
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('segments.preview.result')}</CardTitle>
      <CardBody>
        <div className={styles.sizes} role="group" aria-label={t('segments.preview.sizes')}>
          {chosen && (
            <Size name={t('segments.preview.now')} size={chosen.size} of={of} few={chosen.few} />
          )}
          <Size name={t('segments.preview.then')} size={estimate} of={of} few={few} isNew />
        </div>
        <div className={styles.facts} role="status">
          {of > 0 && !few && (
            <span>
              {t('segments.preview.share', {
                share: percent(estimate / of, i18n.language),
                of: number(of),
              })}
            </span>
          )}
          {entering !== undefined && leaving !== undefined && !few && (
            <span>
              {t(isSample ? 'segments.preview.movesOfSample' : 'segments.preview.moves', {
                entering: number(entering),
                leaving: number(leaving),
              })}
            </span>
          )}
          <span>
            {isSample
              ? t('segments.preview.sample', {
                  looked: number(looked),
                  least: number(least),
                  most: number(most),
                })
              : t('segments.preview.exact')}
          </span>
          {few && <span>{t('segments.preview.few')}</span>}
        </div>
      </CardBody>
    </Card>
  );
}

interface SizeProps {
  name: string;
  size: number;
  of: number;
  few: boolean;
  isNew?: boolean;
}

function Size({ name, size, of, few, isNew = false }: SizeProps) {
  const share = of === 0 ? 0 : Math.min(100, (size / of) * 100);
  return (
    <>
      <span>{name}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={isNew ? `${styles.bar} ${styles.new}` : styles.bar}
          style={{ inlineSize: `${share}%` }}
        />
      </span>
      <span className={styles.size}>
        <Count value={size} few={few} />
      </span>
    </>
  );
}
