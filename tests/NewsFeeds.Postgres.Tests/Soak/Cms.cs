namespace NewsFeeds.Postgres.Tests.Soak;

/// <summary>
/// The database of a content system: posts with their bodies in a table of their own, authors of several posts, sections and tags, the
/// three views over them, and triggers that hint at what changes. All that is written again is numbered: its text ends in "lần 3".
/// </summary>
internal sealed class Cms : IAsyncDisposable
{
    /// <summary>A version that moves with each row of which an article is made.</summary>
    public const string JoinedVersion =
        "concat_ws('.', p.xmin, s.xmin, coalesce(b.xmin::text, '-'), coalesce(a.version, '-'), coalesce(t.version, '-'))";

    /// <summary>A version that forgets the rows that are joined.</summary>
    public const string ForgetfulVersion = "p.xmin::text";

    private const string Tables =
        """
        create table section (id bigint primary key, edits int not null default 1, path text not null);
        create table author (id bigint primary key, edits int not null default 1, name text not null);
        create table tag (id bigint primary key, name text not null);
        create table post (id bigserial primary key, section_id bigint not null references section, edits int not null default 1,
            title text not null, draft boolean not null default false, changed timestamptz not null default clock_timestamp());
        create table body (
            post_id bigint primary key references post on delete cascade, edits int not null default 1, words text not null);
        create table post_author (id bigserial primary key, post_id bigint not null references post on delete cascade,
            author_id bigint not null references author, position int not null, unique (post_id, author_id));
        create table post_tag (id bigserial primary key, post_id bigint not null references post on delete cascade,
            tag_id bigint not null references tag, unique (post_id, tag_id));

        create function title_of(id bigint, edits int) returns text language sql as
            $$ select format('Tin %s lần %s', id, edits) $$;
        create function words_of(id bigint, title_edits int, edits int) returns text language sql as
            $$ select format('<p>Lời thứ %s của %s</p>', edits, title_of(id, title_edits)) $$;

        insert into section select n, 1, format('muc-%s-lan-1', n) from generate_series(1, 8) n;
        insert into author select n, 1, format('Tác giả %s lần 1', n) from generate_series(1, 12) n;
        insert into tag select n, 'nhãn ' || n from generate_series(1, 10) n;
        insert into post (section_id, title) select 1 + n % 8, title_of(n, 1) from generate_series(1, 120) n;
        insert into body select id, 1, words_of(id, edits, 1) from post;
        insert into post_author (post_id, author_id, position)
            select id, 1 + (id + n) % 12, 1 from post, generate_series(0, 1) n;
        insert into post_tag (post_id, tag_id) select id, 1 + id % 10 from post;
        """;

    private const string Views =
        """
        create schema newsfeeds;
        create view newsfeeds.publication as select 'Báo thử' as title, 'vi' as language, 'Asia/Ho_Chi_Minh' as timezone,
            'example.vn,2026' as authority, 100 as items;
        create view newsfeeds.categories as select path, 'Mục ' || id as title from section;
        create view newsfeeds.articles as
            select p.id as key, 'https://bao.example.vn/?p=' || p.id as id, {0} as version, s.path as category, p.title, b.words as body,
                timestamptz '2026-01-01 00:00Z' + p.id * interval '1 minute' as published, p.changed, p.draft, a.names as authors,
                t.names as tags
            from post p join section s on s.id = p.section_id left join body b on b.post_id = p.id
            left join (
                select l.post_id, array_agg(u.name order by l.position, l.id) as names,
                    string_agg(concat_ws(':', l.xmin, u.xmin), ',' order by l.position, l.id) as version
                from post_author l join author u on u.id = l.author_id group by l.post_id) a on a.post_id = p.id
            left join (
                select l.post_id, array_agg(g.name order by l.id) as names,
                    string_agg(concat_ws(':', l.xmin, g.xmin), ',' order by l.id) as version
                from post_tag l join tag g on g.id = l.tag_id group by l.post_id) t on t.post_id = p.id;

        create function hint() returns trigger language plpgsql as
            $$ begin
                perform pg_notify('newsfeeds', coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0], ''));
                return null;
            end $$;
        create trigger hint after insert or update or delete on post for each row execute function hint('id');
        create trigger hint after insert or update or delete on body for each row execute function hint('post_id');
        create trigger hint after insert or update or delete on post_author for each row execute function hint('post_id');
        create trigger hint after insert or update or delete on post_tag for each row execute function hint('post_id');
        create trigger hint after update on author for each statement execute function hint();
        create trigger hint after update on section for each statement execute function hint();
        """;

    private readonly string _reader;

    private Cms(PostgresDatabase database, string reader) => (Database, _reader) = (database, reader);

    public PostgresDatabase Database { get; }

    /// <summary>The connection of the role that may read the views.</summary>
    public string ReaderConnection => ConnectionOfReader(Database);

    /// <summary>The connection of those who write.</summary>
    public string WriterConnection => Database.ConnectionString;

    /// <param name="server">Where the database is made.</param>
    /// <param name="version">The expression of an article's version.</param>
    public static async Task<Cms> CreateAsync(PostgresServer server, string version = JoinedVersion)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Tables);
        await database.ExecuteAsync(Views.Replace("{0}", version, StringComparison.Ordinal));
        var reader = await database.CreateRoleAsync();
        await database.ExecuteAsync($"grant usage on schema newsfeeds to {reader}");
        await database.ExecuteAsync($"grant select on all tables in schema newsfeeds to {reader}");
        return new Cms(database, reader);
    }

    /// <summary>The statements that add an article with its words, an author and a tag.</summary>
    public static string[] Insertion(string section, string author, string tag) =>
    [
        $"insert into post (id, section_id, title) select id, {section}, title_of(id, 1) from nextval('post_id_seq') id",
        "insert into body select currval('post_id_seq'), 1, words_of(currval('post_id_seq'), 1, 1)",
        $"insert into post_author (post_id, author_id, position) values (currval('post_id_seq'), {author}, 1)",
        $"insert into post_tag (post_id, tag_id) values (currval('post_id_seq'), {tag})",
    ];

    /// <summary>The reader's connection to the same database on a standby.</summary>
    public string ReaderConnectionOn(PostgresServer standby) => ConnectionOfReader(Database.On(standby));

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private string ConnectionOfReader(PostgresDatabase database) => database.ConnectionStringOf(_reader);
}
