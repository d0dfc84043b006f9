-- People who sign in with a password.
create table accounts (
  name       text primary key,
  password   text        not null, -- PBKDF2: algorithm, iterations, salt, hash
  roles      text[]      not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

-- Who is signed in. The cookie holds the token; only its hash is kept.
create table sessions (
  token_hash bytea primary key,
  account    text        not null references accounts on delete cascade,
  created_at timestamptz not null,
  seen_at    timestamptz not null
);
create index sessions_account on sessions (account);

-- Machines. A key is shown once; only the hash of its secret is kept.
create table api_keys (
  id          text primary key,
  name        text        not null,
  secret_hash bytea       not null,
  roles       text[]      not null,
  created_at  timestamptz not null,
  created_by  text        not null,
  revoked_at  timestamptz
);

-- Who changed what; written in the transaction of the change, never updated.
create table admin_log (
  seq    bigint generated always as identity primary key,
  at     timestamptz not null,
  actor  text        not null,
  action text        not null,
  target text        not null,
  detail jsonb       not null -- without personal data
);
