-- The tables of the database strategy: those that @auth/pg-adapter needs, as in its documentation
-- (https://authjs.dev/getting-started/adapters/pg), and in users also what this app stores about a user.

create table users (
  -- The documentation uses serial numbers. Here it is the user's id in the company API
  id text primary key default gen_random_uuid(),
  name text,
  email text unique,
  "emailVerified" timestamptz,
  image text,
  "firstName" text,
  "lastName" text,
  "companyIds" text[],
  role text,
  company jsonb,
  preferences jsonb
);

create table accounts (
  id serial primary key,
  "userId" text not null,
  type text not null,
  provider text not null,
  "providerAccountId" text not null,
  refresh_token text,
  access_token text,
  expires_at bigint,
  id_token text,
  scope text,
  session_state text,
  token_type text
);

create table sessions (
  id serial primary key,
  "userId" text not null,
  expires timestamptz not null,
  "sessionToken" text not null unique
);

create table verification_token (
  identifier text not null,
  expires timestamptz not null,
  token text not null,
  primary key (identifier, token)
);
