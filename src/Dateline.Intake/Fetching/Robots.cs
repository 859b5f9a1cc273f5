using System.Globalization;

namespace Dateline.Intake.Fetching;

/// <summary>What a site's robots.txt asks of programs (RFC 9309), and how long to wait between two requests (<c>Crawl-delay</c>, which is older than the RFC).</summary>
internal sealed class Robots
{
    /// <summary>The name by which a site speaks of us.</summary>
    public const string Name = "dateline";

    // RFC 9309, 2.5: at least so much of a file must be read.
    private const int Longest = 512 * 1024;

    private readonly List<(string Pattern, bool IsAllowed)> _rules = [];

    private Robots()
    {
    }

    /// <summary>Of a site that asks nothing.</summary>
    public static Robots None { get; } = new();

    /// <summary>Of a site that cannot say what it asks: until it can, nothing is fetched there (RFC 9309, 2.3.1.4).</summary>
    public static Robots Closed { get; } = Parse("User-agent: *\nDisallow: /");

    /// <summary>How long to wait between two requests; absent where it does not say.</summary>
    public TimeSpan? Delay { get; private set; }

    /// <summary>Reads a file; lines that are none of it are passed over.</summary>
    public static Robots Parse(string text)
    {
        var (ours, others) = (new Robots(), new Robots());
        var (isOurs, isOthers, isInNames, areOursThere) = (false, false, false, false);
        foreach (var raw in text[..Math.Min(text.Length, Longest)].Split('\n'))
        {
            var line = raw.AsSpan();
            if (line.IndexOf('#') is >= 0 and var comment)
                line = line[..comment];
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;
            var (key, value) = (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
            if (key == "user-agent")
            {
                if (!isInNames)
                    (isOurs, isOthers) = (false, false);
                isInNames = true;
                isOurs |= value.StartsWith(Name, StringComparison.OrdinalIgnoreCase);
                isOthers |= value == "*";
                areOursThere |= isOurs;
                continue;
            }
            isInNames = false;
            if (isOurs)
                ours.Add(key, value);
            if (isOthers)
                others.Add(key, value);
        }
        return areOursThere ? ours : others;
    }

    /// <summary>Whether a path with its query may be fetched: the longest rule that matches decides, and of two that are as long the one that allows.</summary>
    public bool Allows(string path)
    {
        var (length, isAllowed) = (-1, true);
        foreach (var rule in _rules)
        {
            if ((rule.Pattern.Length > length || (rule.Pattern.Length == length && rule.IsAllowed)) && Matches(rule.Pattern, path))
                (length, isAllowed) = (rule.Pattern.Length, rule.IsAllowed);
        }
        return isAllowed;
    }

    private void Add(string key, string value)
    {
        if (key is "allow" or "disallow" && value.Length > 0)
            _rules.Add((value, key == "allow"));
        else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400)
            Delay = TimeSpan.FromSeconds(seconds);
    }

    // Piece by piece between the asterisks, each at the first place where it fits; that finds a match wherever there is one.
    private static bool Matches(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var pieces = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            if (isWhole && i == pieces.Length - 1)
                return path.Length - pieces[i].Length >= at && path.EndsWith(pieces[i], StringComparison.Ordinal);
            at = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += pieces[i].Length;
        }
        return !isWhole || at == path.Length;
    }
}
