import { FormGroup, NumberInput, Radio } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Choice, Mode } from './deployOrder';
import styles from './ModeField.module.css';

interface Props {
  choice: Choice;
  modes: Mode[];
  onChange: (part: Partial<Choice>) => void;
}

/** For whom a release shall decide. */
export function ModeField({ choice, modes, onChange }: Props) {
  const { t } = useTranslation();
  const setPercent = (value: number) =>
    onChange({ percent: Math.min(99, Math.max(1, Math.round(value) || 1)) });
  return (
    <FormGroup role="radiogroup" label={t('deploy.mode')} isStack>
      {modes.map((mode) => (
        <Radio
          key={mode}
          id={`mode-${mode}`}
          name="mode"
          label={t(`deploy.modes.${mode}`)}
          isChecked={choice.mode === mode}
          onChange={() => onChange({ mode })}
          body={
            mode === 'canary' &&
            choice.mode === mode && (
              <NumberInput
                value={choice.percent}
                min={1}
                max={99}
                unit="%"
                widthChars={3}
                inputName="percent"
                inputAriaLabel={t('deploy.percent')}
                minusBtnAriaLabel={t('deploy.lessPercent')}
                plusBtnAriaLabel={t('deploy.morePercent')}
                onMinus={() => setPercent(choice.percent - 1)}
                onPlus={() => setPercent(choice.percent + 1)}
                onChange={(event) => setPercent(Number(event.currentTarget.value))}
              />
            )
          }
        />
      ))}
      {!modes.includes('canary') && <p className={styles.note}>{t('deploy.onlyLive')}</p>}
    </FormGroup>
  );
}
