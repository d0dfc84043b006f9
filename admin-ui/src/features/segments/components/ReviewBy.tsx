import { Label } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** When a segment is to be looked at again, and whether that is overdue. */
export function ReviewBy({ date }: { date: string | undefined }) {
  const { t, i18n } = useTranslation();
  if (date === undefined) {
    return <>{t('segments.noReview')}</>;
  }
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  const isOverdue = date < new Date().toISOString().slice(0, 10);
  return (
    <span>
      {day.format(new Date(date))}{' '}
      {isOverdue && (
        <Label isCompact color="orange">
          {t('segments.overdue')}
        </Label>
      )}
    </span>
  );
}
