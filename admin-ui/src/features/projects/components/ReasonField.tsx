import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextArea,
} from '@patternfly/react-core';
import { useId } from 'react';

/** The longest text that the server keeps with a change of what is in force, or an approval. */
export const mostCharacters = 500;

interface Props {
  label: string;
  help: string;
  value: string;
  isRequired?: boolean;
  onChange: (value: string) => void;
}

/** A few words that are kept for others to read. */
export function ReasonField({ label, help, value, isRequired = false, onChange }: Props) {
  const id = useId();
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      <TextArea
        id={id}
        value={value}
        isRequired={isRequired}
        maxLength={mostCharacters}
        resizeOrientation="vertical"
        aria-describedby={`${id}-help`}
        onChange={(_event, text) => onChange(text)}
      />
      <FormHelperText>
        <HelperText id={`${id}-help`}>
          <HelperTextItem>{help}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
