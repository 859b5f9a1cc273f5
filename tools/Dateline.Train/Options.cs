using System.Globalization;

namespace Dateline.Train;

/// <summary>Options of a training command: <c>--name value</c>, and everything else as plain values.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _named = [];

    public List<string> Values { get; } = [];

    public static Options Read(string[] args, params string[] names)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            if (names.Contains(args[i]) && i + 1 < args.Length)
                options._named[args[i]] = args[++i];
            else if (args[i].StartsWith("--", StringComparison.Ordinal))
                throw new ArgumentException($"there is no option {args[i]}", nameof(args));
            else
                options.Values.Add(args[i]);
        }
        return options;
    }

    public string? Text(string name) => _named.GetValueOrDefault(name);

    public int Int(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public double Double(string name, double otherwise) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public static int Usage(string text)
    {
        Console.Error.WriteLine("usage: Dateline.Train " + text);
        return 2;
    }
}
