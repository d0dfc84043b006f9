import { Alert } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { decimal } from '@/lib/format/format';
import type { Difference } from '../api/difference';

const variants = {
  same: 'success',
  changed: 'warning',
  'not-confirmed': 'info',
  'none-found': 'success',
} as const;

/** In one sentence whether answers change, and how that was looked for. */
export function DifferenceSummary({ difference }: { difference: Difference }) {
  const { t, i18n } = useTranslation();
  const { outcome, situations } = difference;
  const { decided, differing, left } = situations;
  const figure = (count: number) => ({ count, shown: decimal(count, i18n.language) });
  return (
    <Alert
      isInline
      component="h2"
      variant={variants[outcome]}
      title={t(`difference.outcomes.${outcome}`)}
    >
      <p>{t(`difference.outcomesAbout.${outcome}`)}</p>
      {decided > 0 && (
        <p>
          {t('difference.decided', figure(decided))}{' '}
          {differing > 0 && t('difference.differing', figure(differing))}{' '}
          {left > 0 && t('difference.left', figure(left))}
        </p>
      )}
    </Alert>
  );
}
