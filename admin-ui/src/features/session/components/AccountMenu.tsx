import {
  Divider,
  Dropdown,
  DropdownGroup,
  DropdownItem,
  DropdownList,
  Label,
  LabelGroup,
  MenuToggle,
} from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me';
import { useSignOut } from '../api/signOut';
import styles from './AccountMenu.module.css';

/** Who is signed in, with which roles, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data: me } = useMe();
  const signOut = useSignOut();
  if (!me) {
    return null;
  }
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plainText"
          icon={<UserIcon />}
          isExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={t('session.account', { name: me.name })}
        >
          <span className={styles.name}>{me.name}</span>
        </MenuToggle>
      )}
    >
      <DropdownGroup label={t('session.roles')}>
        <div className={styles.roles}>
          <LabelGroup aria-label={t('session.roles')} numLabels={8}>
            {me.roles.map((role) => (
              <Label key={role} isCompact>
                {role}
              </Label>
            ))}
          </LabelGroup>
          {me.roles.length === 0 && t('session.noRoles')}
        </div>
      </DropdownGroup>
      <Divider />
      <DropdownList>
        <DropdownItem onClick={() => signOut.mutate()}>{t('session.signOut')}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
