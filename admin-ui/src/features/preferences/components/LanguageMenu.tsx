import { LanguageIcon } from '@patternfly/react-icons/dist/esm/icons/language-icon';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage, type Language, languages } from '@/lib/i18n/i18n';
import { ChoiceMenu } from './ChoiceMenu';

const choices = Object.entries(languages).map(([value, name]) => ({
  value: value as Language,
  name,
}));

/** Chooses the language of the pages. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <ChoiceMenu
      label={t('preferences.language')}
      icon={<LanguageIcon />}
      choices={choices}
      chosen={isLanguage(i18n.language) ? i18n.language : 'en'}
      onChoose={(language) => void chooseLanguage(language)}
    />
  );
}
