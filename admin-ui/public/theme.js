// Runs before the first paint, so that a dark page never flashes white; a file of its own because
// the content security policy allows no inline script. The key is the one of src/lib/theme/theme.ts.
(() => {
  const chosen = localStorage.getItem('arbiter.theme') ?? 'system';
  const dark =
    chosen === 'dark' ||
    (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
})();
