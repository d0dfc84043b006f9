import { Button } from '@patternfly/react-core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JsonBlock } from '@/components/JsonBlock';
import { absoluteTime } from '@/lib/format/format';
import type { TimelineEntry } from '../api/timeline';
import { eventText } from './eventText';
import styles from './TimelineView.module.css';

/** One event in words; what the server keeps of it shows on demand. */
export function EventItem({ event }: { event: TimelineEntry }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const at = new Date(event.occurredAt);
  const { sentence, facts } = eventText(event, i18n);
  const time = new Intl.DateTimeFormat(i18n.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return (
    <li className={styles.event}>
      <time
        className={styles.time}
        dateTime={event.occurredAt}
        title={absoluteTime(at, i18n.language)}
      >
        {time}
      </time>
      <div className={styles.what}>
        <span>{sentence}</span>
        <div className={styles.facts}>
          {facts.map(([name, value]) => (
            <span key={name}>
              {name}: {value}
            </span>
          ))}
          <span>{t('subject.timeline.from', { source: event.source })}</span>
        </div>
      </div>
      <Button
        variant="link"
        isInline
        className={styles.toggle ?? ''}
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': id })}
        aria-label={t('subject.timeline.rawOf', { sentence, time })}
        onClick={() => setOpen(!isOpen)}
      >
        {t('subject.timeline.raw')}
      </Button>
      {isOpen && (
        <div id={id} className={styles.raw}>
          <JsonBlock value={event} label={t('subject.timeline.rawOf', { sentence, time })} />
        </div>
      )}
    </li>
  );
}
