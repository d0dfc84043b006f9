import { Button, Content, Form, FormGroup, TextInput, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { SuggestInput } from '@/components/SuggestInput';
import { useTyped } from '@/components/useTyped';
import { useAddress } from '@/lib/address/useAddress';
import { fromLocal, toLocal } from '@/lib/format/localTime';
import { useAskAgain } from '../api/simulation';
import type { SubjectDecision } from '../api/subjectDecisions';
import styles from './WhyForm.module.css';

const fields = ['slot', 'channel', 'purpose'] as const;

/** Asks what a channel would ask; what it asked of late about the subject is offered. */
export function WhyForm({ id, known }: { id: string; known: SubjectDecision[] }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const askAgain = useAskAgain(id);
  const [latest] = known;
  const when = search.get('when');
  const key = [...fields, 'when'].map((name) => search.get(name)).join(' ');
  const [asked, setAsked] = useTyped(key, {
    slot: search.get('slot') ?? latest?.slot ?? '',
    channel: search.get('channel') ?? latest?.channel ?? '',
    purpose: search.get('purpose') ?? latest?.purpose ?? '',
    local: when === null ? '' : toLocal(when),
  });
  return (
    <>
      <Title headingLevel="h2" size="lg">
        {t('subject.why.title')}
      </Title>
      <Content component="p">{t('subject.why.about')}</Content>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const wanted: Record<string, string | null> = {
            slot: asked.slot.trim(),
            channel: asked.channel.trim(),
            purpose: asked.purpose.trim(),
            when: fromLocal(asked.local),
          };
          if (Object.entries(wanted).every(([name, value]) => search.get(name) === value)) {
            askAgain();
          } else {
            change(wanted);
          }
        }}
      >
        {fields.map((field) => (
          <SuggestInput
            key={field}
            id={`why-${field}`}
            label={t(`subject.why.${field}`)}
            value={asked[field]}
            onChange={(value) => setAsked({ ...asked, [field]: value })}
            suggestions={[...new Set(known.map((decision) => decision[field]))]}
            isRequired
          />
        ))}
        <FormGroup label={t('subject.why.when')} fieldId="why-when">
          <TextInput
            id="why-when"
            type="datetime-local"
            value={asked.local}
            onChange={(_event, chosen) => setAsked({ ...asked, local: chosen })}
          />
        </FormGroup>
        <Button type="submit">{t('subject.why.ask')}</Button>
      </Form>
    </>
  );
}
