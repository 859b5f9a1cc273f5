using System.CommandLine;
using Dateline.Intake;
using Dateline.Reading;

namespace Dateline.Cli;

/// <summary>Options for the limits on bad input.</summary>
internal sealed class LimitSettings
{
    private readonly Option<int?> _report = Settings.Size("--max-report", "bytes of one report (default: 16MiB)");
    private readonly Option<int?> _article = Settings.Number("--max-article", "N", "characters of article text (default: 1048576)", least: 1);
    private readonly Option<int?> _nesting = Settings.Number("--max-nesting", "N", "elements of a page in one another (default: 256)", least: 1);
    private readonly Option<int?> _seconds = Settings.Number("--max-seconds", "N", "seconds for one report (default: 30)", least: 1);
    private readonly Option<int?> _entry = Settings.Size("--max-entry", "bytes of an entry of an archive (default: 64MiB)");
    private readonly Option<int?> _ratio = Settings.Number("--max-ratio", "N", "how many times its size something may unpack to (default: 200)", least: 1);

    public IReadOnlyList<Option> Options => [_report, _article, _nesting, _seconds, _entry, _ratio];

    public IntakeLimits Intake(ParseResult result)
    {
        var standard = IntakeLimits.Default;
        return standard with
        {
            ReportBytes = result.GetValue(_report) ?? standard.ReportBytes,
            EntryBytes = result.GetValue(_entry) ?? standard.EntryBytes,
            CompressionRatio = result.GetValue(_ratio) ?? standard.CompressionRatio,
            ReadingTime = result.GetValue(_seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : standard.ReadingTime,
        };
    }

    public ReadingLimits Reading(ParseResult result)
    {
        var standard = ReadingLimits.Default;
        return standard with
        {
            Bytes = result.GetValue(_report) ?? standard.Bytes,
            ArticleLength = result.GetValue(_article) ?? standard.ArticleLength,
            Depth = result.GetValue(_nesting) ?? standard.Depth,
        };
    }
}
