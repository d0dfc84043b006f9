import { FormGroup, TextInput } from '@patternfly/react-core';

interface Props {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Offered to pick from; anything else may be typed as well. */
  suggestions: readonly string[];
  isRequired?: boolean;
}

/** A field for a name that is usually one of a few. */
export function SuggestInput({ id, label, value, onChange, suggestions, isRequired }: Props) {
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired ?? false}>
      <TextInput
        id={id}
        value={value}
        onChange={(_event, typed) => onChange(typed)}
        isRequired={isRequired ?? false}
        list={`${id}-suggestions`}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={`${id}-suggestions`}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </FormGroup>
  );
}
