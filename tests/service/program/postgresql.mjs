// A PostgreSQL of the test's own: a cluster in a folder that goes with the test, on a socket in that folder and on no port,
// with a password, so that how it is reached is a secret. The server refuses to be root: then it is nobody.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const superuser = 'pg_password_of_the_superuser';
export const password = 'pg_password_of_the_tests';

// Where Debian puts the server's programs, the newest first; else they are in PATH.
function folder_of_programs() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map(it => `/usr/lib/postgresql/${it}/bin`);
  return [...folders, ...(process.env.PATH ?? '').split(':')].find(it => existsSync(path.join(it, 'initdb')));
}

export function cluster() {
  const programs = folder_of_programs();
  if (!programs) throw new Error('PostgreSQL is not there: install the package postgresql, which has initdb and pg_ctl');
  const dir = mkdtempSync(path.join(tmpdir(), 'handoff-pg-'));
  const data = path.join(dir, 'data');
  const is_root = process.getuid() === 0;
  if (is_root) {
    const [user, group] = ['-u', '-g'].map(it => Number(execFileSync('id', [it, 'nobody'])));
    chownSync(dir, user, group);
  }
  chmodSync(dir, 0o755);
  const run = (program, args, options = {}) => {
    const command = path.join(programs, program);
    const all = is_root ? ['runuser', '-u', 'nobody', '--', command, ...args] : [command, ...args];
    // A server that is started keeps what it inherits: it must not be a pipe of ours.
    return execFileSync(all[0], all.slice(1), { cwd: dir, stdio: ['pipe', 'ignore', 'pipe'], timeout: 60_000, ...options });
  };
  writeFileSync(path.join(dir, 'superuser'), superuser);
  run('initdb', ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${path.join(dir, 'superuser')}`, '--no-sync', '-E', 'UTF8', '--locale=C']);
  rmSync(path.join(dir, 'superuser'));
  const it = {
    dir,
    // How a service reaches it.
    connection: (user = 'reader', word = password) => `postgresql://${user}:${word}@/usage?host=${encodeURIComponent(dir)}`,
    start: () => run('pg_ctl', ['-D', data, '-w', '-t', '50', '-l', path.join(dir, 'log'), '-o', `-k ${dir} -c listen_addresses= -c fsync=off`, 'start'],
                     { stdio: 'ignore' }),
    stop: (mode = 'fast') => run('pg_ctl', ['-D', data, '-w', '-t', '50', '-m', mode, 'stop'], { stdio: 'ignore' }),
    sql: (text, database = 'usage') =>
      execFileSync(path.join(programs, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', dir, '-U', 'postgres', '-At', database],
                   { input: text, env: { ...process.env, PGPASSWORD: superuser }, timeout: 60_000 }).toString().trim(),
    remove: () => {
      try { it.stop('immediate'); } catch { /* it is down already */ }
      rmSync(dir, { recursive: true, force: true });
    },
  };
  it.start();
  it.sql('create database usage', 'postgres');
  it.sql(`create table usage (customer text, day bigint, logins int, features int, invites int);
          insert into usage values ('cus_1', 1, 21, 4, 1), ('cus_1', 99999999999, 500, 4, 1);
          create role reader login password '${password}';
          grant select on usage to reader;`);
  return it;
}
