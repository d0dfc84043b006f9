import styles from './Logo.module.css';

/** The mark and the name. The mark is the funnel: many candidates, few survivors, one choice. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={styles.ground} />
        <path d="M7 9h18M10 15.5h12M13 22h6" className={styles.bars} />
        <circle cx="16" cy="26.4" r="1.6" className={styles.choice} />
      </svg>
      <span data-part="name">Arbiter</span>
    </span>
  );
}
