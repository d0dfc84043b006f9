import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the pages, each named in itself; a folder each under src/locales. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const key = 'arbiter.language';
const files = import.meta.glob<object>('../../locales/*/index.ts', { import: 'default' });

/** Starts i18next in the language chosen before, else in the first one the browser asks for. */
export async function startI18n(): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    resources: { en: { translation: await load('en') } },
  });
  await speak(preferred());
  return i18next;
}

/** Switches every page to a language and remembers the choice in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(key, language);
  await speak(language);
}

export function isLanguage(value: string | undefined | null): value is Language {
  return value !== undefined && value !== null && value in languages;
}

async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await load(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function preferred(): Language {
  const wished = [localStorage.getItem(key), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find(isLanguage) ?? 'en';
}

async function load(language: Language): Promise<object> {
  const file = files[`../../locales/${language}/index.ts`];
  return file ? await file() : {};
}
