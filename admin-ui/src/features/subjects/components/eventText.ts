import type { i18n } from 'i18next';
import { factText } from '@/lib/format/factText';
import { humanised } from '@/lib/format/format';
import type { TimelineEntry } from '../api/timeline';

/** What happened, for readers: a sentence, and the facts that the sentence leaves unsaid. */
export interface EventText {
  sentence: string;
  facts: [name: string, value: string][];
}

/** Puts an event in words. One of a type that these pages do not know is told by its facts. */
export function eventText({ type, data }: TimelineEntry, i18n: i18n): EventText {
  const text = (name: string) =>
    data[name] === undefined ? '' : factText(data[name], i18n.language);
  const others = (...told: string[]): EventText['facts'] =>
    Object.keys(data)
      .filter((name) => !told.includes(name))
      .map((name) => [humanised(name), text(name)]);
  switch (type) {
    case 'purchase':
    case 'cancellation':
      return {
        sentence: i18n.t(`subject.event.${type}`, {
          quantity: text('quantity'),
          product: productOf(data),
          amount: amountOf(data, i18n.language),
          order: text('order'),
        }),
        facts: others('order', 'product', 'quantity', 'price', 'name', 'currency'),
      };
    case 'view':
      return {
        sentence: i18n.t('subject.event.view', { product: productOf(data) }),
        facts: others('product', 'name'),
      };
    case 'consent':
      return {
        sentence: i18n.t(
          data['status'] === 'granted' ? 'subject.event.granted' : 'subject.event.refused',
          { purpose: text('purpose') },
        ),
        facts: others('purpose', 'status'),
      };
    case 'unsubscribe':
      return {
        sentence: i18n.t('subject.event.unsubscribe', { channel: text('channel') }),
        facts: others('channel'),
      };
    case 'update':
      return {
        sentence: i18n.t('subject.event.update'),
        facts: Object.entries(objectOf(data['traits'])).map(([name, value]) => [
          humanised(name),
          factText(value, i18n.language),
        ]),
      };
    default:
      return { sentence: humanised(type), facts: others() };
  }
}

function productOf(data: TimelineEntry['data']): string {
  const { name, product } = data;
  return typeof name === 'string' ? `${name} (${String(product)})` : String(product ?? '');
}

function amountOf({ quantity, price, currency }: TimelineEntry['data'], language: string): string {
  const amount = Number(quantity) * Number(price);
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const text = new Intl.NumberFormat(language, digits).format(amount);
  return typeof currency === 'string' ? `${text} ${currency}` : text;
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
