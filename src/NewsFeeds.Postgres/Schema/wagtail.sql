-- NewsFeeds over Wagtail: the three views over the tables that Django makes. Wagtail 6.3 or later, PostgreSQL 14 or later.
--
-- It fits the blog of Wagtail's bakery demo: sections are pages of the type BlogIndexPage, below each other where you like, and articles
-- are pages of the type BlogPage. For a site of your own, change the tables blog_* and base_person to those of your types, the blocks of
-- your StreamField in block_html, and the addresses and names marked HERE.
--
--   psql newsroom -v ON_ERROR_STOP=1 -f wagtail.sql     as the owner of Wagtail's tables; run it again after each change of it

begin;
set local client_min_messages = warning;

create schema if not exists newsfeeds;


-- HERE: where the site and its media are.

create or replace function newsfeeds.site_url(path text) returns text immutable language sql as $$
  select 'https://www.example.vn' || path
$$;

create or replace function newsfeeds.media_url(file text) returns text immutable language sql as $$
  select 'https://www.example.vn/media/' || file
$$;


-- Bodies. A StreamField is a list of blocks {"type", "value"}. A block of another type is left out: add yours.

create or replace function newsfeeds.escaped(words text) returns text immutable language sql as $$
  select replace(replace(replace(replace(words, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')
$$;

-- Rich text knows pages and documents by number alone: <a linktype="page" id="3">. Of such a link the words remain. A film is a link to it;
-- a picture within rich text is left out. Wagtail finds their addresses in other rows, whose changes the version below would not show.
create or replace function newsfeeds.rich_text(html text) returns text immutable language sql as $$
  select regexp_replace(
    regexp_replace(html, '<a [^>]*?linktype="[^"]*"[^>]*>(.*?)</a>', '\1', 'g'),
    '<embed [^>]*?embedtype="media"[^>]*? url="([^"]*)"[^>]*>', '<a href="\1">\1</a>', 'g')
$$;

create or replace function newsfeeds.block_html(type text, value jsonb, file text, description text)
returns text immutable language sql as $$
  select case type
    when 'paragraph_block' then newsfeeds.rich_text(value #>> '{}')
    when 'heading_block' then
      format('<%1$s>%2$s</%1$s>', coalesce(nullif(value ->> 'size', ''), 'h2'), newsfeeds.escaped(value ->> 'heading_text'))
    when 'block_quote' then
      format('<blockquote><p>%s</p><p>%s</p></blockquote>',
        newsfeeds.escaped(value ->> 'text'), newsfeeds.escaped(value ->> 'attribute_name'))
    when 'image_block' then
      format('<figure><img src="%s" alt="%s"><figcaption>%s</figcaption></figure>',
        newsfeeds.escaped(newsfeeds.media_url(file)), newsfeeds.escaped(description),
        newsfeeds.escaped(concat_ws(' – ', nullif(value ->> 'caption', ''), nullif(value ->> 'attribution', ''))))
    when 'embed_block' then format('<p><a href="%1$s">%1$s</a></p>', newsfeeds.escaped(value #>> '{}'))
  end
$$;


-- The pages that are open to everybody, or were so while they were published. url_path begins with the slug of the site's root page, which
-- no address shows. An alias shows another page's words in a second place: they go out once. Pages behind a password or a login go out
-- nowhere, nor do those below them.

create or replace view newsfeeds.open_pages as
  select p.id, p.path, regexp_replace(p.url_path, '^/[^/]+', '') as address, p.title, p.slug, p.live, p.first_published_at,
    p.last_published_at, p.expire_at, l.language_code as language, concat_ws('.', p.xmin, l.xmin) as version
  from wagtailcore_page p
  join wagtailcore_locale l on l.id = p.locale_id
  where p.alias_of_id is null
    and not exists (
      select from wagtailcore_pageviewrestriction restriction
      join wagtailcore_page closed on closed.id = restriction.page_id
      where restriction.restriction_type <> 'none' and starts_with(p.path, closed.path));


-- Articles: every page that was published once. A page that was unpublished is a draft, and leaves the feeds.

create or replace view newsfeeds.articles as
  select
    p.id as key,

    -- HERE: a domain of yours and a year in which you had it. A page keeps its number when it is renamed, moved or published again, and
    -- each translation has its own. Feeds that Django made named an article by its address instead: where they have subscribers, write the
    -- addresses of that day into a table (page, id), join it, and take coalesce(former.id, …).
    'tag:example.vn,2026:page/' || p.id as id,

    -- Whatever the row shows must move its version. The numbers of all rows that it is made of do that.
    concat_ws('.', p.version, b.xmin, coalesce(a.version, '-'), coalesce(t.version, '-'), (
      select string_agg(i.id || ':' || i.xmin, ',' order by i.id)
      from wagtailimages_image i
      where i.id in (
        select b.image_id
        union all
        select (block #>> '{value,image}')::int from jsonb_array_elements(b.body) block where block ->> 'type' = 'image_block')
    )) as version,

    -- The section is the parent. Its row is not needed: Wagtail keeps its address in those of all pages below it.
    trim('/' from regexp_replace(p.address, '[^/]+/$', '')) as category,
    p.title,
    p.first_published_at as published,
    (
      select string_agg(newsfeeds.block_html(block ->> 'type', block -> 'value', i.file, i.description), e'\n' order by place)
      from jsonb_array_elements(b.body) with ordinality each (block, place)
      left join wagtailimages_image i on i.id = case block ->> 'type' when 'image_block' then (block #>> '{value,image}')::int end
    ) as body,
    p.expire_at as leaves,
    p.last_published_at as changed,     -- as `updated` it would tell readers of each corrected comma
    not p.live as draft,
    p.slug,
    newsfeeds.site_url(p.address) as link,
    nullif(b.introduction, '') as summary,
    p.language,
    a.names as authors,
    t.names as tags,
    case when i.id is not null then jsonb_build_object(
      'src', newsfeeds.media_url(i.file), 'alt', i.description, 'width', i.width, 'height', i.height, 'length', i.file_size) end as image

  from newsfeeds.open_pages p
  join blog_blogpage b on b.page_ptr_id = p.id
  left join wagtailimages_image i on i.id = b.image_id

  -- The byline. Two persons may have one place in it: without the last key of the order, it would come out differently from time to time.
  left join (
    select r.page_id,
      array_agg(concat_ws(' ', person.first_name, person.last_name) order by r.sort_order, r.id) filter (where person.live) as names,
      string_agg(concat_ws(':', r.xmin, person.xmin), ',' order by r.sort_order, r.id) as version
    from blog_blogpersonrelationship r
    join base_person person on person.id = r.person_id
    group by r.page_id
  ) a on a.page_id = p.id

  left join (
    select r.content_object_id as page_id,
      array_agg(tag.name order by r.id) as names,
      string_agg(concat_ws(':', r.xmin, tag.xmin), ',' order by r.id) as version
    from blog_blogpagetag r
    join taggit_tag tag on tag.id = r.tag_id
    group by r.content_object_id
  ) t on t.page_id = p.id

  where p.first_published_at is not null;


-- Sections.

create or replace view newsfeeds.categories as
  select
    trim('/' from p.address) as path,
    p.title,
    nullif(s.introduction, '') as description,
    p.language,
    case when i.id is not null then jsonb_build_object('src', newsfeeds.media_url(i.file), 'alt', i.description) end as image,
    not p.live as gone
  from newsfeeds.open_pages p
  join blog_blogindexpage s on s.page_ptr_id = p.id
  left join wagtailimages_image i on i.id = s.image_id;


-- HERE: who you are. The authority is the one of the ids above.

create or replace view newsfeeds.publication as
  select 'Báo Măng Đen' as title, 'vi' as language, 'Asia/Ho_Chi_Minh' as timezone, 'example.vn,2026' as authority;


-- Hints tell the service at once where to look. A hint is the key of a row, or empty: look at everything.
-- Without hints the service looks by itself. A trigger for each row names the column that holds the key.

create or replace function newsfeeds.hint() returns trigger language plpgsql as $$
begin
  perform pg_notify('newsfeeds', coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0], ''));
  return null;
end $$;

create or replace trigger newsfeeds_hint after insert or update or delete on wagtailcore_page
  for each row execute function newsfeeds.hint('id');
create or replace trigger newsfeeds_hint after insert or update or delete on wagtailcore_pageviewrestriction
  for each statement execute function newsfeeds.hint();
create or replace trigger newsfeeds_hint after update on base_person
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
