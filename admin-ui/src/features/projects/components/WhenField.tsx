import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Radio,
  TextInput,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import styles from './DeployDialog.module.css';
import type { Choice } from './deployOrder';

interface Props {
  choice: Choice;
  isWrong: boolean;
  onChange: (part: Partial<Choice>) => void;
}

/** From when on a release shall decide; a chosen instant is in the zone of the browser. */
export function WhenField({ choice, isWrong, onChange }: Props) {
  const { t } = useTranslation();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isTold = isWrong && choice.at !== '';
  return (
    <FormGroup role="radiogroup" label={t('deploy.when')} isStack>
      <Radio
        id="when-now"
        name="when"
        label={t('deploy.now')}
        isChecked={!choice.isLater}
        onChange={() => onChange({ isLater: false })}
      />
      <Radio
        id="when-later"
        name="when"
        label={t('deploy.later')}
        isChecked={choice.isLater}
        onChange={() => onChange({ isLater: true })}
        body={
          choice.isLater && (
            <div className={styles.at}>
              <TextInput
                type="datetime-local"
                aria-label={t('deploy.at')}
                aria-describedby="at-help"
                value={choice.at}
                validated={isTold ? 'error' : 'default'}
                onChange={(_event, at) => onChange({ at })}
              />
              <FormHelperText>
                <HelperText id="at-help">
                  <HelperTextItem variant={isTold ? 'error' : 'default'}>
                    {isTold ? t('deploy.atWrong') : t('deploy.zone', { zone })}
                  </HelperTextItem>
                </HelperText>
              </FormHelperText>
            </div>
          )
        }
      />
    </FormGroup>
  );
}
