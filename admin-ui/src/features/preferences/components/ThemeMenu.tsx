import { DesktopIcon } from '@patternfly/react-icons/dist/esm/icons/desktop-icon';
import { MoonIcon } from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import { SunIcon } from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import { useTranslation } from 'react-i18next';
import { themes, useTheme } from '@/lib/theme/theme';
import { ChoiceMenu } from './ChoiceMenu';

const icons = { system: DesktopIcon, light: SunIcon, dark: MoonIcon };

/** Chooses between light, dark and whatever the system is set to. */
export function ThemeMenu() {
  const { t } = useTranslation();
  const [theme, choose] = useTheme();
  const Icon = icons[theme];
  return (
    <ChoiceMenu
      label={t('preferences.theme')}
      icon={<Icon />}
      choices={themes.map((value) => ({ value, name: t(`preferences.${value}`) }))}
      chosen={theme}
      onChoose={choose}
    />
  );
}
