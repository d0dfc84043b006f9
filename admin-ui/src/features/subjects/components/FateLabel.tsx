import { Label, type LabelProps } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { humanised } from '@/lib/format/format';
import styles from './IdentityView.module.css';

const colors = {
  joined: 'green',
  open: 'blue',
  doubtful: 'grey',
  shared: 'grey',
  conflict: 'orange',
  separated: 'orange',
  rejected: 'orange',
  'too-large': 'orange',
} as const satisfies Record<string, LabelProps['color']>;

function isKnown(fate: string): fate is keyof typeof colors {
  return fate in colors;
}

/** What became of a claim or a match, and what that means. */
export function FateLabel({ fate }: { fate: string }) {
  const { t } = useTranslation();
  if (!isKnown(fate)) {
    return (
      <span>
        <Label isCompact>{humanised(fate)}</Label>
      </span>
    );
  }
  return (
    <div>
      <Label isCompact color={colors[fate]}>
        {t(`subject.fates.${fate}.name`)}
      </Label>
      <span className={styles.about}>{t(`subject.fates.${fate}.about`)}</span>
    </div>
  );
}
