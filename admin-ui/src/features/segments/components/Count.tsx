import { useTranslation } from 'react-i18next';
import { decimal } from '@/lib/format/format';

/** A number of subjects; where few are told as none, that it may be some. */
export function Count({ value, few }: { value: number; few: boolean }) {
  const { t, i18n } = useTranslation();
  return <>{few && value === 0 ? t('segments.few') : decimal(value, i18n.language)}</>;
}
