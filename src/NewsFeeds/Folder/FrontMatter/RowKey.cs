namespace NewsFeeds.Folder.FrontMatter;

/// <summary>A column of a database's view that holds the value of a key of front matter.</summary>
internal sealed record RowKey(string Column, string Key);
