import { useTranslation } from 'react-i18next';
import { absoluteTime, relativeTime } from '@/lib/format/format';
import { useNow } from '@/lib/format/useNow';

/** The relative form of an instant; its exact form shows on hover. */
export function Instant({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const instant = new Date(at);
  const exact = absoluteTime(instant, i18n.language);
  return (
    <time dateTime={at} title={exact}>
      {relativeTime(instant, useNow(), i18n.language)}
    </time>
  );
}
