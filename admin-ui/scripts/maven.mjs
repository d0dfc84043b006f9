// What Maven runs: `build` brings the pages up to date, `check` proves them, `browse` proves them in
// a browser. Work whose inputs have not changed since it last succeeded is not done again.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = [20, 19];
const lock = ['package-lock.json'];
const sources = ['package.json', 'src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json'];
const page = 'target/classes/META-INF/resources/ui/index.html';

const tasks = { build, check, browse };

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  fail(`The pages need Node ${oldestNode.join('.')} or newer, but this is ${process.version}.`);
}
const task = tasks[process.argv[2]];
if (task === undefined) {
  fail(`Usage: node scripts/maven.mjs ${Object.keys(tasks).join('|')}`);
}
task();

function build() {
  install();
  unlessDone('target/build.stamp', [...lock, ...sources], page, () => npm('run', 'build'));
}

function check() {
  install();
  npm('run', 'lint');
  npm('run', 'typecheck');
  npm('run', 'test');
}

function browse() {
  build();
  npm('run', 'test:browser');
}

function install() {
  unlessDone('node_modules/.arbiter.stamp', lock, 'node_modules', () =>
    npm('ci', '--no-audit', '--no-fund'),
  );
}

/** Does the work unless it succeeded before on the same inputs and its result is still there. */
function unlessDone(stamp, inputs, result, work) {
  const digest = digestOf(inputs);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return;
  }
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

function digestOf(inputs) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${major}\n`);
  for (const file of inputs.flatMap(filesIn).sort()) {
    hash.update(`${file}\n`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

function filesIn(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
    : [path];
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) {
    fail(`npm could not be started: ${error.message}. It comes with Node; is it on the PATH?`);
  }
  if (status !== 0) {
    fail(`npm ${args.join(' ')} failed; what it said is above.`);
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
