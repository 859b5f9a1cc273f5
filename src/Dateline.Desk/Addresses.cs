using System.Text;
using Dateline.Archive;

namespace Dateline.Desk;

/// <summary>Addresses of pages, with everything in them escaped.</summary>
public static class Addresses
{
    public static string Of(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var address = new StringBuilder(path);
        var sign = '?';
        foreach (var (name, value) in query)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            address.Append(sign).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            sign = '&';
        }
        return address.ToString();
    }

    public static string Of(string path, params (string Name, string? Value)[] query) => Of(path, query.AsEnumerable());

    /// <summary>The page of a report; where a row is named, at that row.</summary>
    public static string Report(string reportId, string? row = null) => "/report/" + RowKey.Of(reportId) + (row is null ? "" : "#" + Uri.EscapeDataString(row));

    /// <summary>The page of a story.</summary>
    public static string Story(Story story) => "/story/" + Uri.EscapeDataString(story.Id);

    /// <summary>The page of an event.</summary>
    public static string Event(Story story, Event happening) => Story(story) + "/" + Uri.EscapeDataString(happening.Id);

    /// <summary>An address that came in with a report, where it is one that a browser may follow; a script or a file is none.</summary>
    public static string? Outside(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address.AbsoluteUri : null;
}
