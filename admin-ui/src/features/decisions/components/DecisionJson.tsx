import { CodeBlock, CodeBlockAction, CodeBlockCode } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/CopyButton';
import type { DecisionDetail } from '../api/decision';

/** The decision exactly as the server tells it. */
export function DecisionJson({ decision }: { decision: DecisionDetail }) {
  const { t } = useTranslation();
  const json = JSON.stringify(decision, null, 2);
  return (
    <CodeBlock
      aria-label={t('decision.jsonLabel')}
      actions={
        <CodeBlockAction>
          <CopyButton text={json} label={t('decision.copyJson')} isLabelled />
        </CodeBlockAction>
      }
    >
      <CodeBlockCode>{json}</CodeBlockCode>
    </CodeBlock>
  );
}
