import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { type ReactNode, useState } from 'react';

interface Props<T extends string> {
  label: string;
  icon: ReactNode;
  choices: { value: T; name: string }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** An icon that opens a short list of which one is chosen. */
export function ChoiceMenu<T extends string>({ label, icon, choices, chosen, onChoose }: Props<T>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      isOpen={isOpen}
      selected={chosen}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      onSelect={(_event, value) => {
        const choice = choices.find((choice) => choice.value === value);
        if (choice) {
          onChoose(choice.value);
        }
        setOpen(false);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          icon={icon}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={`${label}: ${choices.find(({ value }) => value === chosen)?.name}`}
        />
      )}
    >
      <SelectList aria-label={label}>
        {choices.map(({ value, name }) => (
          <SelectOption key={value} value={value}>
            {name}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
}
