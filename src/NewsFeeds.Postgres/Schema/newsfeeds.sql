-- NewsFeeds: tables for a newsroom without a CMS, and the three views that the service reads. PostgreSQL 14 or later.
--
--   newsfeeds schema | psql newsroom
--
-- Run it again at any time: it adds what is missing and leaves the rest as it is. Then name the newsroom, and let the service in:
--
--   insert into newsfeeds.masthead (title, language, timezone, authority)
--     values ('The Highland Post', 'en', 'Asia/Ho_Chi_Minh', 'example.vn,2026');
--   insert into newsfeeds.section (path, title) values ('economy', 'Economy');
--   insert into newsfeeds.article (category, title, body, published, draft)
--     values ('economy', 'Coffee prices rise', '<p>This morning ...</p>', '2026-10-28 06:15+07', false);
--   alter role newsfeeds_reader login password '...';     -- or in psql, where nobody sees it: \password newsfeeds_reader
--
-- A newsroom that has a CMS needs none of these tables. It writes the three views over its own.

begin;
set local client_min_messages = warning;

create schema if not exists newsfeeds;


-- The publication. Its one row names the newsroom.

create table if not exists newsfeeds.masthead (
  only_row    boolean primary key default true check (only_row),
  title       text not null check (title ~ '\S'),
  description text,                                   -- one or two sentences, plain text
  language    text not null default 'en'              -- such as vi or en-GB
                check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  timezone    text not null default 'UTC'             -- days in addresses are days of this zone, such as Asia/Ho_Chi_Minh
                check (timestamp '2000-01-01' at time zone timezone is not null),
  copyright   text,
  license     text check (license ~ '^https?://\S+$'), -- the address of the licence under which everything is published
  logo        jsonb check (coalesce(logo ->> 'src' ~ '\S', logo is null)),   -- pictures are as in an article
  icon        jsonb check (coalesce(icon ->> 'src' ~ '\S', icon is null)),
  authority   text not null                           -- a domain of yours and a year in which you had it; never changed: ids are made of it
                check (authority ~ '^[A-Za-z0-9.@_-]+,[0-9]{4}(-[0-9]{2}){0,2}$'),
  items       int check (items between 1 and 100),    -- a feed has at least so many articles,
  "window"    text check ("window" ~ '^[0-9]+[smhd]?$'),  -- and all of this span, such as 48h
  full_text   boolean,                                -- false: feeds have summaries alone
  max_age     int check (max_age between 0 and 86400),  -- for so many seconds a cache may keep a feed
  feeds       jsonb                                   -- of partners, such as {"msn": {"categories": ["economy"], "items": 50}}
                check (jsonb_typeof(feeds) = 'object')
);

-- The lines at the foot of every page: the editor-in-chief, the licence number, the address. Schemas of 1.1 have no such column.
alter table newsfeeds.masthead add column if not exists imprint text;


-- Sections, which are the categories of the feeds. Articles of the-thao/bong-da appear in the-thao too.

create table if not exists newsfeeds.section (
  path        text primary key                        -- the address; articles follow a new one, and the former one belongs into aliases
                check (path ~ '^([a-z0-9]+[-/])*[a-z0-9]+$'),
  title       text not null check (title ~ '\S'),
  description text,
  language    text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),  -- where it is not the publication's
  image       jsonb check (coalesce(image ->> 'src' ~ '\S', image is null)),
  aliases     text[] not null default '{}',           -- former paths, which lead here
  gone        boolean not null default false,         -- true: closed for good; its feeds say so
  podcast     jsonb                                   -- {"guid", "category", "image", "author", "owner": {"name", "email"}, ...}
                check (jsonb_typeof(podcast) = 'object'),
  items       int check (items between 1 and 100),    -- these four as in the masthead, where they differ
  "window"    text check ("window" ~ '^[0-9]+[smhd]?$'),
  full_text   boolean,
  max_age     int check (max_age between 0 and 86400)
);


-- Articles. A new one is a draft until somebody says that it is none.

create table if not exists newsfeeds.article (
  key         bigint generated always as identity,    -- the service reads rows by it
  id          text not null unique                    -- by this readers know the article for ever: never change it
                default 'urn:uuid:' || gen_random_uuid() check (id ~ '\S'),
  version     uuid not null default gen_random_uuid(),  -- another one after each change; a trigger sees to it
  category    text not null references newsfeeds.section on update cascade,
  title       text not null check (title ~ '\S'),     -- plain text
  published   timestamptz not null,                   -- the first publication; never changed
  body        text,                                   -- null: the summary and the link alone go out
  format      text not null default 'html' check (format in ('html', 'markdown')),
  updated     timestamptz,                            -- the last change that readers should notice
  appears     timestamptz,                            -- where that is later than published
  leaves      timestamptz,                            -- from then on nobody is shown it
  retracted   timestamptz,                            -- withdrawn: for 30 days the notice stands in its place
  changed     timestamptz not null default clock_timestamp(),  -- when the row was written; the trigger again
  draft       boolean not null default true,
  slug        text,                                   -- the end of its address; null: made of the title
  link        text check (link ~ '^https?://\S+$'),   -- its page on your own site
  summary     text,                                   -- plain text; null: the first words of the body
  language    text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  notice      text check (notice ~ '\S'),             -- why it was withdrawn; null: the usual words
  authors     text[] not null default '{}',           -- in the order of the byline
  tags        text[] not null default '{}',
  categories  text[] not null default '{}',           -- further sections, by path or by title
  aliases     text[] not null default '{}',           -- former slugs and paths, which lead here
  image       jsonb                                   -- {"src", "alt", "caption", "credit", "distribute"}; src: an address, or a path in the
                                                      -- media folder; distribute: false keeps it out of feeds
                check (coalesce(image ->> 'src' ~ '\S', image is null)),
  enclosures  jsonb                                   -- [{"src", "type", "length", "duration", "title"}, ...]: sound and film
                check (jsonb_typeof(enclosures) = 'array' and not enclosures @? '$[*] ? (!exists (@.src ? (@ like_regex "\\S")))'),
  corrections jsonb                                   -- [{"date", "note"}, ...], shown with the article
                check (jsonb_typeof(corrections) = 'array' and not corrections @? '$[*] ? (!exists (@.note ? (@ like_regex "\\S")))'),
  source      jsonb                                   -- {"title", "url"} of the story elsewhere that this one republishes
                check (coalesce(source ->> 'url' ~ '^https?://\S+$', source is null)),
  episode     jsonb                                   -- {"number", "season", "type", "explicit", "image", "transcript"} for podcasts
                check (jsonb_typeof(episode) = 'object'),
  primary key (key) include (version),                -- what has changed is found in this index alone
  check (tstzrange('1000-01-01 00:00Z', '9000-01-01 00:00Z') @> all (array[published, updated, appears, leaves, retracted]))
);

create index if not exists article_category on newsfeeds.article (category);
create index if not exists article_changed on newsfeeds.article (changed);


-- Each change gives an article another version. An UPDATE that changes nothing is no change.

create or replace function newsfeeds.article_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    new.version := old.version;
    new.changed := old.changed;
    if new is not distinct from old then
      return new;
    end if;
  end if;
  new.version := gen_random_uuid();
  new.changed := clock_timestamp();
  return new;
end $$;

create or replace trigger article_version before insert or update on newsfeeds.article
  for each row execute function newsfeeds.article_version();


-- Hints tell the service at once where to look. A hint is the key of a row, or empty: look at everything.
-- A trigger for each row names the column that holds the key.

create or replace function newsfeeds.hint() returns trigger language plpgsql as $$
begin
  perform pg_notify('newsfeeds', coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0], ''));
  return null;
end $$;

create or replace trigger article_hint after insert or delete on newsfeeds.article
  for each row execute function newsfeeds.hint('key');
create or replace trigger article_hint_of_change after update on newsfeeds.article
  for each row when (new.version <> old.version) execute function newsfeeds.hint('key');
create or replace trigger article_hint_of_all after truncate on newsfeeds.article
  for each statement execute function newsfeeds.hint();
create or replace trigger section_hint after insert or update or delete or truncate on newsfeeds.section
  for each statement execute function newsfeeds.hint();
create or replace trigger masthead_hint after insert or update or delete or truncate on newsfeeds.masthead
  for each statement execute function newsfeeds.hint();


-- What the service reads.

create or replace view newsfeeds.articles as
  select key, id, version, category, title, published, body, format, updated, appears, leaves, retracted, changed, draft,
         slug, link, summary, language, notice, authors, tags, categories, aliases, image, enclosures, corrections,
         source, episode
  from newsfeeds.article;

create or replace view newsfeeds.categories as
  select path, title, description, language, image, aliases, gone, podcast, items, "window", full_text, max_age
  from newsfeeds.section;

create or replace view newsfeeds.publication as
  select title, description, language, timezone, copyright, license, logo, icon, authority, items, "window", full_text, max_age, feeds,
         imprint
  from newsfeeds.masthead;


-- The service's role reads the three views and nothing else. Its settings keep a slow or hanging look from holding up the newsroom.
-- They hold for whoever logs in as this role: alter role newsfeeds_reader login password '...'

do $$ begin
  if not exists (select from pg_roles where rolname = 'newsfeeds_reader') then
    create role newsfeeds_reader;
  end if;
end $$;

alter role newsfeeds_reader set default_transaction_read_only = on;
alter role newsfeeds_reader set statement_timeout = '20s';
alter role newsfeeds_reader set lock_timeout = '5s';
alter role newsfeeds_reader set idle_in_transaction_session_timeout = '10s';
alter role newsfeeds_reader set jit = off;

grant usage on schema newsfeeds to newsfeeds_reader;
grant select on newsfeeds.articles, newsfeeds.categories, newsfeeds.publication to newsfeeds_reader;

commit;
