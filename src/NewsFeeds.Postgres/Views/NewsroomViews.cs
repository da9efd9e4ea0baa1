using NewsFeeds.Articles;
using Npgsql;

namespace NewsFeeds.Postgres.Views;

/// <summary>The three views as they were found.</summary>
internal sealed record NewsroomViews(ArticleView Articles, CategoryView? Categories, PublicationView Publication)
{
    /// <summary>Finds the views.</summary>
    /// <exception cref="ContentException">A view or a column is missing, or an unknown column may be a guard.</exception>
    public static async Task<NewsroomViews> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        var views = await FindAsync(connection, faults, cancellationToken).ConfigureAwait(false);
        return views ?? throw new ContentException(faults[0]);
    }

    /// <summary>Finds the views; null where they cannot be used, with the faults that say why.</summary>
    public static async Task<NewsroomViews?> FindAsync(NpgsqlConnection connection, List<Fault> faults, CancellationToken cancellationToken)
    {
        var articles = await OfAsync(ArticleView.Name, ArticleView.Known, ArticleView.Of, isRequired: true).ConfigureAwait(false);
        var categories = await OfAsync(CategoryView.Name, CategoryView.Known, CategoryView.Of, isRequired: false).ConfigureAwait(false);
        var publication = await OfAsync(PublicationView.Name, PublicationView.Known, PublicationView.Of, isRequired: true)
            .ConfigureAwait(false);
        return faults.Count > 0 ? null : new NewsroomViews(articles!, categories, publication!);

        async Task<T?> OfAsync<T>(string name, Func<string, string?> known, Func<View, List<Fault>, T?> of, bool isRequired)
            where T : class
        {
            var view = await View.FindAsync(connection, name, known, faults, cancellationToken).ConfigureAwait(false);
            if (view is null && isRequired)
            {
                faults.Add(View.Missing(name));
            }

            return view is null ? null : of(view, faults);
        }
    }
}
