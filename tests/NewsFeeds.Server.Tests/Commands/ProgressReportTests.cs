using NewsFeeds.Server.Commands;
using NewsFeeds.Server.Settings;

namespace NewsFeeds.Server.Tests.Commands;

/// <summary>Work that waits for a thread for a second would no longer be quick.</summary>
[Collection(nameof(Alone))]
public sealed class ProgressReportTests
{
    private static readonly CommandTexts English = new("en");

    private readonly List<string> _told = [];

    [Fact]
    public void QuickWorkIsDoneInSilence()
    {
        Assert.Equal(42, ProgressReport.While(English.Reading, _ => 42, NoTerminal(), _told.Add));
        Assert.Empty(_told);
    }

    [Fact]
    public void LongWorkTellsHowFarItIs()
    {
        using var told = new ManualResetEventSlim();
        ProgressReport.While(English.Reading, progress =>
        {
            progress.Report((2000, 5000));
            return told.Wait(TimeSpan.FromMinutes(1));
        }, NoTerminal(), line =>
        {
            _told.Add(line);
            if (line == "Reading 2000 of 5000 articles")
            {
                told.Set(); // On a busy machine the work may begin after the first line, which says 0 of 0.
            }
        });

        Assert.True(told.IsSet, string.Join('\n', _told));
    }

    [Fact]
    public void WhatTheWorkThrowsComesOutAsItIs() => Assert.Throws<SettingsException>(
        () => ProgressReport.While<int>(English.Reading, _ => throw new SettingsException("x"), NoTerminal()));

    private static Terminal NoTerminal() => new(TextWriter.Null, TextWriter.Null);
}
