import { Button, Tooltip } from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '@/lib/clipboard';

interface Props {
  text: string;
  /** What it copies, for those who hear the page or hover. */
  label: string;
  /** Shows the label on the button as well. */
  isLabelled?: boolean;
}

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, isLabelled = false }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'done' | 'refused'>();
  const said = outcome ? t(`copy.${outcome}`) : label;
  return (
    <Tooltip
      content={said}
      onTooltipHidden={() => setOutcome(undefined)}
      aria="none"
      aria-live="polite"
    >
      <Button
        variant={isLabelled ? 'secondary' : 'plain'}
        size="sm"
        icon={<CopyIcon />}
        aria-label={isLabelled ? undefined : label}
        onClick={() => void copyText(text).then((ok) => setOutcome(ok ? 'done' : 'refused'))}
      >
        {isLabelled && said}
      </Button>
    </Tooltip>
  );
}
