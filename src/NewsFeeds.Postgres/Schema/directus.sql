-- NewsFeeds over Directus: the three views over its tables. Directus 10 or later, PostgreSQL 14 or later.
--
-- It fits the collections posts and globals of Directus's own website template, with what a newsroom adds to them in the data model:
--   posts.category    many to one: categories (id uuid, title, slug, description, parent: many to one to itself)
--   posts.authors     many to many: directus_users, with a sort field; Directus names the table between posts_directus_users
--   posts.tags        the interface Tags, kept as JSON
-- For collections of your own, change the names, and the addresses and names marked HERE. The service and its readers see what these views
-- show, whatever the permissions in Directus say.
--
--   psql newsroom -v ON_ERROR_STOP=1 -f directus.sql    as the owner of Directus's tables; run it again after each change of it

begin;
set local client_min_messages = warning;

create schema if not exists newsfeeds;


-- HERE: where the site is, and where Directus hands out files. Its role Public needs to read the files that articles show.

create or replace function newsfeeds.site_url(path text) returns text immutable language sql as $$
  select 'https://www.example.vn' || path
$$;

create or replace function newsfeeds.asset_url(file uuid) returns text immutable language sql as $$
  select 'https://cms.example.vn/assets/' || file
$$;


-- Categories with the whole path: the slugs from the top down. The service reads the view below; this one stays closed to it.

create or replace view newsfeeds.category_paths as
  with recursive paths (id, path) as (
    select id, slug::text from categories where parent is null
    union all
    select c.id, above.path || '/' || c.slug from categories c join paths above on above.id = c.parent
  )
  select id, path from paths;


-- Articles: every post that has a date of publication.

create or replace view newsfeeds.articles as
  select
    p.id as key,

    -- A post keeps its UUID for ever, and no other thing in the world has it. Where your feeds have subscribers, keep the ids that they
    -- know in a field of posts: coalesce(p.guid, …).
    'urn:uuid:' || p.id as id,

    -- Whatever the row shows must move its version. The numbers of the rows do that. Of authors and category the words themselves stand
    -- here, because Directus writes a user's row at each login, and because a path is made of several rows.
    concat_ws('|', p.xmin, coalesce(f.xmin::text, '-'), coalesce(c.path, '-'), a.names::text) as version,

    c.path as category,
    p.title,
    p.published_at as published,        -- a field of the type DateTime has no zone: p.published_at at time zone 'Asia/Ho_Chi_Minh'
    p.content as body,                  -- HTML; of the interface Markdown, add: 'markdown' as format
    coalesce(p.date_updated, p.date_created) as changed,    -- as `updated` it would tell readers of each corrected comma
    p.status is distinct from 'published' as draft,         -- a post that is archived or reviewed again leaves the feeds
    p.slug,
    newsfeeds.site_url('/blog/' || p.slug) as link,
    nullif(p.description, '') as summary,
    a.names as authors,
    -- What is no list is left out, because an expression that fails would end the look at all rows.
    array(select tag from json_array_elements_text(case json_typeof(p.tags) when 'array' then p.tags end) with ordinality each (tag, place)
      order by place) as tags,
    case when f.id is not null then jsonb_build_object(
      'src', newsfeeds.asset_url(f.id), 'alt', f.description, 'type', f.type, 'width', f.width, 'height', f.height,
      'length', f.filesize) end as image

    -- To withdraw a post with a notice, add the fields withdrawn_on and withdrawn_because, and here:
    -- , p.withdrawn_on as retracted, p.withdrawn_because as notice

  from posts p
  left join newsfeeds.category_paths c on c.id = p.category
  left join directus_files f on f.id = p.image

  -- The byline. Two authors may have one place in it: without the last key of the order, it would come out differently from time to time.
  left join (
    select j.posts_id, array_agg(concat_ws(' ', u.first_name, u.last_name) order by j.sort, j.id) as names
    from posts_directus_users j
    join directus_users u on u.id = j.directus_users_id
    group by j.posts_id
  ) a on a.posts_id = p.id

  where p.published_at is not null;


-- Categories.

create or replace view newsfeeds.categories as
  select paths.path, c.title, nullif(c.description, '') as description
  from categories c
  join newsfeeds.category_paths paths on paths.id = c.id;


-- Who you are: the singleton globals, and HERE what it does not know. The authority is a domain of yours and a year in which you had it.

create or replace view newsfeeds.publication as
  select
    g.title,
    nullif(g.description, '') as description,
    'vi' as language,
    'Asia/Ho_Chi_Minh' as timezone,
    'example.vn,2026' as authority,
    newsfeeds.asset_url(g.logo) as logo,
    newsfeeds.asset_url(g.favicon) as icon
  from globals g;


-- Hints tell the service at once where to look. A hint is the key of a row, or empty: look at everything.
-- Without hints the service looks by itself. A trigger for each row names the column that holds the key.

create or replace function newsfeeds.hint() returns trigger language plpgsql as $$
begin
  perform pg_notify('newsfeeds', coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0], ''));
  return null;
end $$;

create or replace trigger newsfeeds_hint after insert or update or delete on posts
  for each row execute function newsfeeds.hint('id');
create or replace trigger newsfeeds_hint after insert or update or delete on posts_directus_users
  for each row execute function newsfeeds.hint('posts_id');
create or replace trigger newsfeeds_hint after insert or update or delete on categories
  for each statement execute function newsfeeds.hint();


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
