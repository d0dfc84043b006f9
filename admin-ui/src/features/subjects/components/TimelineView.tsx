import {
  EmptyState,
  EmptyStateBody,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Title,
} from '@patternfly/react-core';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '@/components/Answered';
import { ShowMore } from '@/components/ShowMore';
import { useAddress } from '@/lib/address/useAddress';
import { humanised } from '@/lib/format/format';
import { mostEvents, type TimelineEntry, useTimeline } from '../api/timeline';
import { EventItem } from './EventItem';
import styles from './TimelineView.module.css';

const step = 100;

/** What happened to the subject, day by day, the newest first. */
export function TimelineView({ id }: { id: string }) {
  const { t } = useTranslation();
  const timeline = useTimeline(id);
  return (
    <Answered query={timeline}>
      {(events) =>
        events.length === 0 ? (
          <EmptyState
            headingLevel="h2"
            icon={HistoryIcon}
            titleText={t('subject.timeline.empty.title')}
          >
            <EmptyStateBody>{t('subject.timeline.empty.body')}</EmptyStateBody>
          </EmptyState>
        ) : (
          <Timeline events={events} />
        )
      }
    </Answered>
  );
}

function Timeline({ events }: { events: TimelineEntry[] }) {
  const { t, i18n } = useTranslation();
  const [search, change] = useAddress();
  const [most, setMost] = useState(step);
  const type = search.get('type') ?? '';
  const types = [...new Set([...events.map((event) => event.type), ...(type ? [type] : [])])];
  const wanted = events.filter((event) => type === '' || event.type === type);
  const shown = wanted.slice(0, most);
  return (
    <>
      <Form className={styles.filter} onSubmit={(event) => event.preventDefault()}>
        <FormGroup label={t('subject.timeline.type')} fieldId="type">
          <FormSelect
            id="type"
            value={type}
            onChange={(_event, chosen) => change({ type: chosen }, true)}
          >
            <FormSelectOption value="" label={t('subject.timeline.allTypes')} />
            {types.sort().map((one) => (
              <FormSelectOption key={one} value={one} label={humanised(one)} />
            ))}
          </FormSelect>
        </FormGroup>
      </Form>
      {byDay(shown, i18n.language).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <Title headingLevel="h2" size="md" className={styles.day}>
            {day}
          </Title>
          <ul className={styles.events}>
            {ofDay.map((event) => (
              <EventItem key={event.event} event={event} />
            ))}
          </ul>
        </section>
      ))}
      <ShowMore
        shown={shown.length}
        hasMore={shown.length < wanted.length}
        onMore={() => setMost(most + step)}
      />
      {events.length >= mostEvents && (
        <p className={styles.cut}>{t('subject.timeline.cut', { count: mostEvents })}</p>
      )}
    </>
  );
}

/** The events of each day of the reader's time zone, in the order in which they come. */
function byDay(events: TimelineEntry[], language: string): [string, TimelineEntry[]][] {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const days = new Map<string, TimelineEntry[]>();
  events.forEach((event) => {
    const day = format.format(new Date(event.occurredAt));
    days.set(day, [...(days.get(day) ?? []), event]);
  });
  return [...days];
}
