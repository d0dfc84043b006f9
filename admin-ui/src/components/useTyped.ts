import { useState } from 'react';

/**
 * What somebody types before it is applied. It begins anew whenever the key changes, as when the
 * address leads elsewhere, while the fields stay where they are and keep the focus.
 */
export function useTyped<T>(key: string, initial: T): [T, (typed: T) => void] {
  const [state, setState] = useState({ key, typed: initial });
  return [state.key === key ? state.typed : initial, (typed) => setState({ key, typed })];
}
