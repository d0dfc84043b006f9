import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Grid.module.css';
import type { Editing } from './selection';

/** Where the selection goes when a cell was typed; `away` is out of the table. */
export type Leaving = 'away' | 'stay' | 'down' | 'up' | 'right' | 'left';

interface Props {
  editing: Editing;
  /** What the cell is called, for those who hear the page. */
  label: string;
  suggest: (text: string) => readonly string[];
  onDone: (text: string, leaving: Leaving) => void;
  onCancel: () => void;
}

/** The field in which a cell is typed. What could be meant is offered below it. */
export function CellEditor({ editing, label, suggest, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const list = useId();
  const [text, setText] = useState(editing.text);
  const [picked, setPicked] = useState(-1);
  const [isOffering, setOffering] = useState(true);
  const isOver = useRef(false);
  // A text of several lines has a field of its own, in which nothing is offered.
  const isLong = text.includes('\n');
  const offers = isOffering && !isLong ? suggest(text) : [];

  useEffect(() => {
    const { current } = field;
    isOver.current = false;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [isLong]);

  const leave = (leaving: Leaving, said = text) => {
    isOver.current = true;
    onDone(said, leaving);
  };
  const press = (event: KeyboardEvent<HTMLInputElement & HTMLTextAreaElement>) => {
    event.stopPropagation();
    const offered = offers[picked];
    const act = actionOf(event, editing.isFresh, offers.length);
    switch (act) {
      case undefined:
        return;
      case 'cancel':
        if (offers.length > 0 && picked >= 0) {
          setOffering(false);
          setPicked(-1);
        } else {
          isOver.current = true;
          onCancel();
        }
        break;
      case 'next':
      case 'previous':
        setPicked(turned(picked, act === 'next' ? 1 : -1, offers.length));
        break;
      case 'line': {
        const { selectionStart, selectionEnd } = event.currentTarget;
        isOver.current = !isLong; // the field changes, which is no leaving
        setText(`${text.slice(0, selectionStart)}\n${text.slice(selectionEnd)}`);
        break;
      }
      default:
        leave(act, offered ?? text);
    }
    event.preventDefault();
  };

  const common = {
    ref: field,
    className: styles.editor,
    value: text,
    maxLength: 4000,
    spellCheck: false,
    'aria-label': t('grid.editing', { cell: label }),
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setText(target.value);
      setPicked(-1);
      setOffering(true);
    },
    onKeyDown: press,
    onBlur: () => isOver.current || leave('away'),
  };

  return (
    <>
      {isLong ? (
        <textarea {...common} rows={Math.min(6, text.split('\n').length)} />
      ) : (
        <input
          {...common}
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={picked >= 0 ? `${list}-${picked}` : undefined}
        />
      )}
      {offers.length > 0 && (
        <div role="listbox" id={list} aria-label={t('grid.suggestions')} className={styles.offers}>
          {offers.map((offer, i) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
            <div
              key={offer}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === picked}
              className={i === picked ? styles.picked : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => leave('stay', offer)}
            >
              {offer}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** The next of so many offers in a circle, in which -1 stands for none of them. */
function turned(picked: number, step: number, offers: number): number {
  return ((picked + 1 + step + offers + 1) % (offers + 1)) - 1;
}

type Act = Leaving | 'cancel' | 'next' | 'previous' | 'line';

function actionOf(
  { key, shiftKey, altKey, nativeEvent }: KeyboardEvent,
  isFresh: boolean,
  offers: number,
): Act | undefined {
  if (nativeEvent.isComposing) {
    return undefined;
  }
  switch (key) {
    case 'Escape':
      return 'cancel';
    case 'Enter':
      return altKey ? 'line' : shiftKey ? 'up' : 'down';
    case 'Tab':
      return shiftKey ? 'left' : 'right';
    case 'ArrowDown':
      return offers > 0 ? 'next' : isFresh ? 'down' : undefined;
    case 'ArrowUp':
      return offers > 0 ? 'previous' : isFresh ? 'up' : undefined;
    case 'ArrowLeft':
      return isFresh ? 'left' : undefined;
    case 'ArrowRight':
      return isFresh ? 'right' : undefined;
    default:
      return undefined;
  }
}
