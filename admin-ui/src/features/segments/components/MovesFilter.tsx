import {
  Button,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useTyped } from '@/components/useTyped';
import { useAddress } from '@/lib/address/useAddress';
import { useSegments } from '../api/segments';
import styles from './Segments.module.css';

/** Narrows the moves down to a segment, a subject or both. */
export function MovesFilter({ project }: { project: string }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const { data } = useSegments(project);
  const segment = search.get('segment') ?? '';
  const asked = search.get('profile') ?? '';
  const [profile, setProfile] = useTyped(asked, asked);
  const names = data?.segments.map((one) => one.segment) ?? [];
  const all = segment === '' || names.includes(segment) ? names : [segment, ...names];
  return (
    <Form
      role="search"
      className={styles.filters}
      onSubmit={(event) => {
        event.preventDefault();
        change({ profile: profile.trim() });
      }}
    >
      <FormGroup label={t('segments.segment')} fieldId="segment">
        <FormSelect
          id="segment"
          value={segment}
          onChange={(_event, chosen) => change({ segment: chosen })}
        >
          <FormSelectOption value="" label={t('segments.moves.all')} />
          {all.map((name) => (
            <FormSelectOption key={name} value={name} label={name} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup label={t('segments.moves.profile')} fieldId="profile">
        <TextInput
          id="profile"
          value={profile}
          onChange={(_event, typed) => setProfile(typed)}
          spellCheck={false}
        />
      </FormGroup>
      <Button type="submit" variant="secondary">
        {t('segments.moves.filter')}
      </Button>
    </Form>
  );
}
