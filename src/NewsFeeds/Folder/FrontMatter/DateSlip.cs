namespace NewsFeeds.Folder.FrontMatter;

/// <summary>What is wrong in a date that begins with its year.</summary>
internal enum DateSlip
{
    /// <summary>The day stands before the month.</summary>
    MonthSecond,

    /// <summary>Other signs than hyphens stand between its parts.</summary>
    Hyphens,

    /// <summary>A month, a day or an hour has one digit.</summary>
    Digits,

    /// <summary>The offset has no minutes.</summary>
    OffsetMinutes,

    /// <summary>A space stands before the offset.</summary>
    OffsetSpace,

    /// <summary>The time is written in another form.</summary>
    Form,
}
