import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { eventText } from './eventText';

const i18n = createInstance();
await i18n.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
});

const event = (type: string, data: Record<string, unknown>) => ({
  event: 'e-1',
  type,
  source: 'shop',
  occurredAt: '2026-11-22T10:00:00Z',
  data,
  original: {},
});

describe('an event', () => {
  it('that is a purchase tells what, how much and for how much', () => {
    const line = {
      order: '536365',
      product: '85123A',
      name: 'WHITE HANGING HEART',
      quantity: 6,
      price: 2.55,
      currency: 'GBP',
      country: 'GB',
    };
    expect(eventText(event('purchase', line), i18n)).toEqual({
      sentence: 'Bought 6 × WHITE HANGING HEART (85123A) for 15.30 GBP in order 536365',
      facts: [['Country', 'GB']],
    });
  });

  it('that is a word about a purpose tells which', () => {
    const word = { purpose: 'marketing', status: 'refused', channel: 'email' };
    expect(eventText(event('consent', word), i18n)).toEqual({
      sentence: 'Refused “marketing”',
      facts: [['Channel', 'email']],
    });
  });

  it('that states traits tells them', () => {
    expect(eventText(event('update', { traits: { firstName: 'Ana' } }), i18n).facts).toEqual([
      ['First name', 'Ana'],
    ]);
  });

  it('of a type that nobody knows is told by its facts', () => {
    expect(eventText(event('video-watched', { title: 'Lanterns', seconds: 40 }), i18n)).toEqual({
      sentence: 'Video watched',
      facts: [
        ['Title', 'Lanterns'],
        ['Seconds', '40'],
      ],
    });
  });
});
