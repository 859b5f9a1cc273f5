using System.Collections.Frozen;
using System.Globalization;
using Dateline.Lexica;

namespace Dateline.Reading.Dates;

/// <summary>Names under which pages give dates, from <c>lexicon/reading/date-fields.txt</c>.</summary>
internal sealed class DateFields
{
    private readonly FrozenDictionary<string, DateField> _fields;

    private DateFields(FrozenDictionary<string, DateField> fields) => _fields = fields;

    public static DateFields Load()
    {
        var fields = new Dictionary<string, DateField>(StringComparer.Ordinal);
        foreach (var line in LexiconText.Lines("reading/date-fields.txt"))
        {
            if (line.Fields() is not [var name, var kind, var weight] || !double.TryParse(weight, CultureInfo.InvariantCulture, out var value) || kind is not ("published" or "modified" or "either"))
                throw line.Wrong("is not 'name | kind | weight'");
            fields[name] = new(kind == "modified", value);
        }
        return new(fields.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>What a name in lower case stands for.</summary>
    public DateField? Find(string name) => _fields.TryGetValue(name, out var field) ? field : null;
}

/// <summary>What a field with a date tells.</summary>
/// <param name="IsModified">Whether of the last change.</param>
/// <param name="Weight">How far to believe it, as log-odds.</param>
internal readonly record struct DateField(bool IsModified, double Weight);
