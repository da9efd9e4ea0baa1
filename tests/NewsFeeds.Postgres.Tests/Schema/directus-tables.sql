-- Tables of Directus 11 as its migrations make them on PostgreSQL (directus_users, directus_files), those of the collections posts and
-- globals as its website template's snapshot describes them, and what a newsroom adds in the data model, under the names that Directus
-- gives. Columns that no view reads are left out, but for a few that Directus writes by itself.

create table directus_users (
  id uuid primary key,
  first_name varchar(50),
  last_name varchar(50),
  email varchar(128) unique,
  last_access timestamptz,
  last_page varchar(255)
);

create table directus_files (
  id uuid primary key,
  storage varchar(255) not null,
  filename_disk varchar(255),
  filename_download varchar(255) not null,
  title varchar(255),
  type varchar(255),
  created_on timestamptz not null default current_timestamp,
  modified_on timestamptz not null default current_timestamp,
  filesize bigint,
  width integer,
  height integer,
  duration integer,
  description text
);

create table globals (
  id uuid primary key,
  title varchar(255),
  tagline varchar(255),
  description text,
  url varchar(255),
  favicon uuid references directus_files on delete set null,
  logo uuid references directus_files on delete set null
);

create table categories (
  id uuid primary key,
  sort integer,
  title varchar(255),
  slug varchar(255),
  description text,
  parent uuid references categories
);

create table posts (
  id uuid primary key,
  status varchar(255) not null default 'draft',
  sort integer,
  title varchar(255),
  slug varchar(255),
  description text,
  content text,
  image uuid references directus_files,
  published_at timestamptz,
  date_created timestamptz default current_timestamp,
  date_updated timestamptz,
  category uuid references categories on delete set null,
  tags json
);

create table posts_directus_users (
  id serial primary key,
  posts_id uuid references posts on delete set null,
  directus_users_id uuid references directus_users on delete set null,
  sort integer
);
create index on posts_directus_users (posts_id);


-- A small newsroom.

insert into directus_users (id, first_name, last_name, email) values
  ('00000000-0000-4000-8000-0000000000a1', 'Hoàng', 'Lợi', 'loi@example.vn'),
  ('00000000-0000-4000-8000-0000000000a2', 'Quang', 'Mẫn', 'man@example.vn');
insert into directus_files (id, storage, filename_download, type, filesize, width, height, description) values
  ('00000000-0000-4000-8000-0000000000f1', 'local', 'cà phê.jpg', 'image/jpeg', 240000, 1200, 800, 'Cà phê chín trên cành'),
  ('00000000-0000-4000-8000-0000000000f2', 'local', 'logo.png', 'image/png', 9000, 300, 300, null);
insert into globals (id, title, description, logo) values
  ('00000000-0000-4000-8000-0000000000e1', 'Báo Măng Đen', 'Tin trong tỉnh', '00000000-0000-4000-8000-0000000000f2');
insert into categories (id, title, slug, description, parent) values
  ('00000000-0000-4000-8000-0000000000c1', 'Kinh tế', 'kinh-te', 'Tin kinh tế của tỉnh', null),
  ('00000000-0000-4000-8000-0000000000c2', 'Nông sản', 'nong-san', '', '00000000-0000-4000-8000-0000000000c1');
insert into posts (id, status, title, slug, description, content, image, published_at, date_created, date_updated, category, tags) values
  ('00000000-0000-4000-8000-000000000010', 'published', 'Giá cà phê tăng', 'gia-ca-phe', 'Nông dân chờ thêm',
    '<p>Sáng nay …</p>', '00000000-0000-4000-8000-0000000000f1', '2026-10-28 06:15+07', '2026-10-27 20:00+07', '2026-10-28 09:00+07',
    '00000000-0000-4000-8000-0000000000c2', '["cà phê", "nông sản"]'),
  ('00000000-0000-4000-8000-000000000011', 'archived', 'Chợ phiên', 'cho-phien', '', '<p>Chợ …</p>', null,
    '2026-10-29 06:15+07', '2026-10-29 06:15+07', null, '00000000-0000-4000-8000-0000000000c1', '"chợ"'),
  ('00000000-0000-4000-8000-000000000012', 'draft', 'Chưa đăng', null, null, null, null, null, '2026-10-29 06:15+07', null, null, null);
insert into posts_directus_users (posts_id, directus_users_id, sort) values
  ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-0000000000a2', 1),
  ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-0000000000a1', 0);
