using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Dateline.Archive.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Dateline.Cli;

/// <summary>Options that several verbs have, each with its own words for a wrong value.</summary>
internal static class Settings
{
    /// <summary>The store's name that means: none.</summary>
    public const string NoStore = "none";

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "no progress and no summary; what went wrong is still told" };

    public static Option<bool> Json() => new("--json") { Description = "JSON, one object a line, instead of text" };

    public static Option<string> Store(string description) => new("--store") { HelpName = "FILE", Description = description };

    /// <summary>The cluster that reads.</summary>
    public static Option<string> Cluster() => new("--cluster") { HelpName = "ADDRESS", Description = "the cluster's database, postgres://user@host/database: the archive, and beside it the queue" };

    /// <summary>The archive a verb asks.</summary>
    public static Option<string> ArchiveToAsk() =>
        new("--store") { HelpName = "FILE", Description = $"the archive to ask: a file or postgres://user@host/database (default: {SqliteArchive.DefaultFile})", DefaultValueFactory = _ => SqliteArchive.DefaultFile };

    public static Option<string> Choice(string name, string helpName, string description, string standard, params string[] choices)
    {
        var option = new Option<string>(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => standard };
        option.CompletionSources.Add(choices);
        option.CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (!choices.Contains(given, StringComparer.Ordinal))
                result.AddError($"{name} is one of {string.Join(", ", choices)}; it cannot be '{given}'.");
            return given;
        };
        return option;
    }

    public static Option<int?> Number(string name, string helpName, string description, int least)
    {
        var option = new Option<int?>(name) { HelpName = helpName, Description = description };
        option.CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
                return number;
            result.AddError($"{name} takes a whole number from {least} up; it cannot be '{result.Tokens[0].Value}'.");
            return null;
        };
        return option;
    }

    /// <summary>A size in bytes, as in <c>16MiB</c>.</summary>
    public static Option<int?> Size(string name, string description)
    {
        var option = new Option<int?>(name) { HelpName = "SIZE", Description = description };
        option.CustomParser = result =>
        {
            if (TryParseSize(result.Tokens[0].Value) is { } size)
                return size;
            result.AddError($"{name} takes a size as in 500KiB or 16MiB, at most 1GiB; it cannot be '{result.Tokens[0].Value}'.");
            return null;
        };
        return option;
    }

    public static Option<LocalDate?> Since() => Day("--since", "from this day on", isEnd: false);

    public static Option<LocalDate?> Until() => Day("--until", "up to this day", isEnd: true);

    /// <summary>A word of the public format, in any case.</summary>
    public static Option<T?> Word<T>(string name, string helpName, string description, Func<string, T?> parse, IEnumerable<string> words)
        where T : struct, Enum
    {
        var known = words.ToArray();
        var option = new Option<T?>(name) { HelpName = helpName, Description = description };
        option.CompletionSources.Add(known);
        option.CustomParser = result =>
        {
            var value = parse(result.Tokens[0].Value);
            if (value is null)
                result.AddError($"{name} is one of {string.Join(", ", known)}; it cannot be '{result.Tokens[0].Value}'.");
            return value;
        };
        return option;
    }

    private static Option<LocalDate?> Day(string name, string description, bool isEnd)
    {
        var option = new Option<LocalDate?>(name) { HelpName = "DAY", Description = description + ", as in 2022-01-05, 2022-01 or 2022" };
        option.CustomParser = result =>
        {
            var day = ParseDay(result.Tokens[0].Value, isEnd);
            if (day is null)
                result.AddError($"{name} takes a day, month or year as in 2022-01-05, 2022-01 or 2022; it cannot be '{result.Tokens[0].Value}'.");
            return day;
        };
        return option;
    }

    private static LocalDate? ParseDay(string text, bool isEnd)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
            return day.Value;
        if (YearMonthPattern.Iso.Parse(text) is { Success: true } month)
            return isEnd ? month.Value.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth) : month.Value.OnDayOfMonth(1);
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return isEnd ? new LocalDate(year, 12, 31) : new LocalDate(year, 1, 1);
        return null;
    }

    private static int? TryParseSize(string text)
    {
        var digits = text.AsSpan().TrimEnd("KMGiBkmgb");
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var factor = text[digits.Length..].ToUpperInvariant() switch
        {
            "" or "B" => 1L,
            "K" or "KB" or "KIB" => 1024,
            "M" or "MB" or "MIB" => 1024 * 1024,
            "G" or "GB" or "GIB" => 1024 * 1024 * 1024,
            _ => 0,
        };
        return factor > 0 && number > 0 && number <= 1024L * 1024 * 1024 / factor ? (int)(number * factor) : null;
    }
}
