// Two jobs: promises and types that the compiler lets pass, and the direction of dependencies.
import tseslint from 'typescript-eslint';

/** The layers of the engine, outermost first: each may use those after it. */
const ENGINE_LAYERS = ['crossref', 'corpus', 'annotate', 'document', 'storage', 'text'];
const NODE = { regex: '^(node:|fs$|path$|os$|url$|util$|crypto$|child_process$|worker_threads$|stream$|buffer$|process$)', message: 'Only the Node entry, the command line, the training and tests use Node.' };
const VSCODE = { regex: '^vscode$', message: 'Only src/host, src/features and the entries use vscode.' };
const INSIDE_ENGINE = { regex: '/engine/(?!index$)', message: 'Import the engine from engine/index.' };

/** One `no-restricted-imports` entry: a later one for the same file would replace it. */
const imports = (files, patterns, extra = {}) => ({
	files,
	...extra,
	rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const upwards = (layer, above) => above.map(other => ({
	regex: `/${other}(/|$)`,
	message: `${layer} lies below ${other}: arrows never turn back.`,
}));

export default tseslint.config(
	{ ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'coverage/'] },
	{
		files: ['src/**/*.ts', 'test/**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
		linterOptions: { reportUnusedDisableDirectives: 'warn' },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			// The compiler reports unused names; a leading underscore is its way to keep a parameter.
			'@typescript-eslint/no-unused-vars': 'off',
			// A promise may be asked for by an interface whose implementation has nothing to wait for.
			'@typescript-eslint/require-await': 'off',
			'require-yield': 'off',
			eqeqeq: ['error', 'always'],
			curly: 'error',
			'prefer-const': 'error',
			'no-console': 'error',
			'no-restricted-syntax': ['error',
				{ selector: 'TSEnumDeclaration', message: 'A union of strings instead: types are erasable.' },
				{ selector: 'ExportAllDeclaration[exportKind="value"]', message: 'No barrel files.' },
			],
		},
	},
	{ files: ['src/cli.ts', 'src/train.ts', 'src/training/**', 'test/**'], rules: { 'no-console': 'off' } },

	// Dependencies: features → host → worker and cache → engine/index, and inside the engine crossref → corpus → annotate → document → storage → text → types.
	imports(['src/engine/*.ts'], [NODE, VSCODE, { regex: '/(host|features)/', message: 'The engine knows no editor.' }]),
	...ENGINE_LAYERS.map((layer, index) => imports([`src/engine/${layer}/**/*.ts`], [
		NODE,
		VSCODE,
		{ regex: '/(host|features)/', message: 'The engine knows no editor.' },
		{ regex: '^(\\.\\./)+(engine|index|snapshot)$', message: 'The engine\'s surface lies above its layers.', allowTypeImports: false },
		...upwards(layer, ENGINE_LAYERS.slice(0, index)),
	])),
	imports(['src/engine/types.ts', 'src/engine/ports.ts'], [{ regex: '.', message: 'The ground imports nothing.' }]),
	imports(['src/cache/**/*.ts'], [NODE, VSCODE, { regex: '/(engine|host|features)/', message: 'The cache knows bytes, not what they mean.' }]),
	imports(['src/worker/*.ts'], [NODE, VSCODE, INSIDE_ENGINE, { regex: '/(host|features)/', message: 'Workers know no editor.' }]),
	imports(['src/worker/main.node.ts', 'src/worker/nodeThreads.ts'], [VSCODE, INSIDE_ENGINE]),
	imports(['src/host/**/*.ts'], [NODE, INSIDE_ENGINE, { regex: '/features/', message: 'The host knows no features.' }]),
	imports(['src/features/**/*.ts'], [NODE, INSIDE_ENGINE]),
	imports(['src/extension.shared.ts', 'src/extension.web.ts'], [NODE, INSIDE_ENGINE]),
	imports(['src/extension.node.ts'], [INSIDE_ENGINE]),
	imports(['src/cli.ts'], [VSCODE, INSIDE_ENGINE]),
	imports(['src/train.ts', 'src/training/**/*.ts'], [VSCODE]),

	{
		files: ['test/**/*.ts'],
		rules: {
			// Mocha's and fast-check's callbacks are awaited by their runners.
			'@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['suite', 'test', 'setup', 'teardown', 'suiteSetup', 'suiteTeardown'], package: '@types/mocha' }] }],
			'@typescript-eslint/no-misused-promises': 'off',
		},
	},
	{
		files: ['**/*.mjs'],
		languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
		rules: { eqeqeq: 'error', curly: 'error', 'prefer-const': 'error', 'no-unused-vars': 'error' },
	},
);
