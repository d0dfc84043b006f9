import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { configs as typescript } from 'typescript-eslint';

/**
 * Imports only point downwards: app → features/<x>/{api,components} → components, lib. What lies in
 * another zone is imported as "@/…", what lies in the same feature by a relative path.
 */
const zones = [
  zone('src/lib/**', ['@/app/**', '@/features/**', '@/components/**', '../../**']),
  zone('src/components/**', ['@/app/**', '@/features/**', '../**']),
  zone('src/app/**', ['../**']),
  ...readdirSync('src/features').flatMap((feature) => {
    const others = ['@/app/**', '@/features/**', '../../**'];
    return [
      zone(`src/features/${feature}/components/**`, others),
      zone(`src/features/${feature}/api/**`, [...others, '../components/**', '@/components/**']),
    ];
  }),
];

function zone(files, forbidden) {
  const patterns = [{ group: forbidden, message: 'Imports only point downwards.' }];
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default [
  { ignores: ['target', 'src/lib/api/schema.d.ts'] },
  js.configs.recommended,
  ...typescript.strict,
  reactHooks.configs.flat.recommended,
  jsxA11y.flatConfigs.strict,
  {
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrel files.' },
        { selector: 'ExportNamedDeclaration[source]', message: 'No barrel files.' },
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Texts of the server are shown as text.',
        },
      ],
      'max-lines': ['error', 200],
      'no-console': 'error',
    },
  },
  ...zones,
  {
    files: ['scripts/**'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  {
    // Test set-ups call a function named "use", which is no hook.
    files: ['tests/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['public/**'],
    languageOptions: {
      globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' },
    },
  },
];
