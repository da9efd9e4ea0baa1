namespace NewsFeeds.Folder.FrontMatter;

/// <content>Reads dates, and proposes the right spelling of those that it cannot read.</content>
internal sealed partial class FrontMatterReader
{
    public DateTimeOffset? Date(params ReadOnlySpan<string> names) => this[names] is { } node ? DateOf(node, names[0]) : null;

    public DateTimeOffset? DateOf(YamlNode node, string name)
    {
        var moment = MomentOf(node);
        if (moment is null && !ProposeDate(node))
        {
            Error(node, "date", NameOf(name), Shown(node));
        }

        return moment;
    }

    /// <summary>The date within the value of a key; null where it has none.</summary>
    public DateTimeOffset? DateIn(YamlNode mapping, string key)
    {
        if (Part(mapping, "date") is not { } node)
        {
            return null;
        }

        var moment = MomentOf(node);
        if (moment is null && !ProposeDate(node))
        {
            Error(node, "date/within", NameOf(key), Shown(node));
        }

        return moment;
    }

    /// <summary>Reports a date that is spelled as people write it; false where no day can be meant.</summary>
    private bool ProposeDate(YamlNode node)
    {
        switch (node.Text is { } text ? DateProposal.Of(text, WritesMonthFirst) : null)
        {
            case null:
                return false;
            case { IsYearWrong: true }:
                Error(node, "date/year", Shown(node));
                break;
            case { IsTimeWrong: true }:
                Error(node, "date/no-such-time", Shown(node));
                break;
            case { Date: null }:
                Error(node, "date/no-such-day", Shown(node));
                break;
            case { Date: var date, IsDayFirst: true }:
                Error(node, "date/day-first", Shown(node), date);
                break;
            case { Date: var date, IsDayFirst: false }:
                Error(node, "date/month-first", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.MonthSecond }:
                Error(node, "date/month-second", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.Hyphens }:
                Error(node, "date/hyphens", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.Digits }:
                Error(node, "date/digits", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.OffsetMinutes }:
                Error(node, "date/offset-minutes", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.OffsetSpace }:
                Error(node, "date/offset-space", Shown(node), date);
                break;
            case { Date: var date, Slip: DateSlip.Form }:
                Error(node, "date/form", Shown(node), date);
                break;
            case { Date: var date }:
                Error(node, "date/proposal", Shown(node), date);
                break;
        }

        return true;
    }

    private DateTimeOffset? MomentOf(YamlNode node) =>
        node.Text is { } text && Dates.TryParse(text, _zone, out var moment, out _) ? moment : null;
}
