import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useTyped } from '@/components/useTyped';
import { useAddress } from '@/lib/address/useAddress';
import { nested } from '../api/nesting';
import { useCountAgain } from '../api/preview';
import type { Segment } from '../api/segments';
import { thresholdsOf, withThresholds } from '../api/thresholds';
import styles from './PreviewForm.module.css';

interface Props {
  segments: Segment[];
  /** The segment that is to get the condition. */
  chosen?: Segment;
  condition: string;
}

/** A condition, and what is typed for each of its thresholds. */
interface Typed {
  base: string;
  values: string[];
}

/** Asks for a condition, that of a segment in force with other thresholds, or a new one. */
export function PreviewForm({ segments, chosen, condition }: Props) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const countAgain = useCountAgain();
  const present = nested(chosen?.condition ?? '');
  const [{ base, values }, setTyped] = useTyped<Typed>(`${chosen?.segment} ${condition}`, {
    base: condition || present.own,
    values: [],
  });
  const text = withThresholds(base, values);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === condition) {
          countAgain();
        } else {
          change({ condition: text.trim() });
        }
      }}
    >
      <FormGroup label={t('segments.preview.segment')} fieldId="segment" className={styles.short}>
        <FormSelect
          id="segment"
          value={chosen?.segment ?? ''}
          onChange={(_event, name) => change({ segment: name, condition: null })}
        >
          <FormSelectOption value="" label={t('segments.preview.new')} />
          {segments.map(({ segment }) => (
            <FormSelectOption key={segment} value={segment} label={segment} />
          ))}
        </FormSelect>
      </FormGroup>
      <div className={styles.thresholds}>
        {thresholdsOf(base).map(({ text: before, label }, index) => (
          <FormGroup key={index} label={label} fieldId={`threshold-${index}`}>
            <TextInput
              id={`threshold-${index}`}
              type="number"
              step="any"
              min={0}
              value={values[index] ?? before}
              onChange={(_event, typed) => {
                const changed = [...values];
                changed[index] = typed;
                setTyped({ base, values: changed });
              }}
            />
          </FormGroup>
        ))}
      </div>
      <FormGroup label={t('segments.preview.condition')} fieldId="condition" isRequired>
        <TextArea
          id="condition"
          value={text}
          onChange={(_event, typed) => {
            setTyped({ base: typed, values: [] });
          }}
          className={styles.feel ?? ''}
          resizeOrientation="vertical"
          spellCheck={false}
          isRequired
        />
        <FormHelperText>
          <HelperText>
            <HelperTextItem>
              {present.within
                ? t('segments.preview.within', { segment: present.within })
                : t('segments.preview.help')}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <div>
        <Button type="submit">{t('segments.preview.count')}</Button>
      </div>
    </Form>
  );
}
