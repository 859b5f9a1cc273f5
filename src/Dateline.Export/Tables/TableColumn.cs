using NodaTime;

namespace Dateline.Export.Tables;

/// <summary>What the cells of a column hold.</summary>
public enum CellKind
{
    /// <summary>Characters.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>A day of the Gregorian calendar.</summary>
    Day,
}

/// <summary>A cell; empty where nothing is known.</summary>
public readonly record struct Cell
{
    private Cell(string? text, long? whole, double? number, LocalDate? day) => (Text, Whole, Number, Day) = (text, whole, number, day);

    /// <summary>Characters.</summary>
    public string? Text { get; }

    /// <summary>A whole number.</summary>
    public long? Whole { get; }

    /// <summary>A number with a fraction.</summary>
    public double? Number { get; }

    /// <summary>A day.</summary>
    public LocalDate? Day { get; }

    /// <summary>Characters; none where they are empty.</summary>
    public static implicit operator Cell(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null, null, null);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(long? whole) => new(null, whole, null, null);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(long whole) => new(null, whole, null, null);

    /// <summary>A number.</summary>
    public static implicit operator Cell(double? number) => new(null, null, number, null);

    /// <summary>A day.</summary>
    public static implicit operator Cell(LocalDate? day) => new(null, null, null, day);
}

/// <summary>A column of a table.</summary>
/// <typeparam name="T">What a row is of.</typeparam>
/// <param name="Name">Its name, unique in the table.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Meaning">What it means, as <c>docs/exports.md</c> and the second sheet of a workbook say it.</param>
/// <param name="Value">The cell of a row.</param>
/// <param name="Tag">The HXL hashtag, where the table has such.</param>
public sealed record TableColumn<T>(string Name, CellKind Kind, string Meaning, Func<T, Cell> Value, string? Tag = null);

/// <summary>A table: its name and columns.</summary>
/// <typeparam name="T">What a row is of.</typeparam>
/// <param name="Name">The name.</param>
/// <param name="Columns">The columns, in order.</param>
public sealed record Table<T>(string Name, IReadOnlyList<TableColumn<T>> Columns);
