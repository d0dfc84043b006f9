import { CodeBlock, CodeBlockAction, CodeBlockCode } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton';

/** A value exactly as the server tells it, to be read or copied. */
export function JsonBlock({ value, label }: { value: unknown; label: string }) {
  const { t } = useTranslation();
  const json = JSON.stringify(value, null, 2);
  return (
    <CodeBlock
      aria-label={label}
      actions={
        <CodeBlockAction>
          <CopyButton text={json} label={t('parts.copyJson')} />
        </CodeBlockAction>
      }
    >
      <CodeBlockCode>{json}</CodeBlockCode>
    </CodeBlock>
  );
}
