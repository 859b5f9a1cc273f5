namespace Dateline.Archive.Sql;

/// <summary>Where the rows of a report go. Inside one transaction of its owner.</summary>
internal interface IRowStore
{
    /// <summary>Rows of a table, given column by column.</summary>
    IRowInsert Insert(string table, params ReadOnlySpan<string> columns);

    /// <summary>The outlet of this key; made where it is not there.</summary>
    long OutletId(string key, string name);

    /// <summary>The row of this name in its table; made where it is not there.</summary>
    long NameId(Name name);

    /// <summary>Notes that a statement lies in another.</summary>
    void Nest(long statement, long outer);
}

/// <summary>Rows of one table, bound column by column in the order in which they were declared.</summary>
internal interface IRowInsert : IDisposable
{
    /// <summary>Begins a row.</summary>
    IRowInsert Row();

    /// <summary>Gives the next column a text.</summary>
    IRowInsert Text(string? value);

    /// <summary>Gives the next column a whole number.</summary>
    IRowInsert Number(long? value);

    /// <summary>Gives the next column a number.</summary>
    IRowInsert Real(double? value);

    /// <summary>Gives the next column bytes.</summary>
    IRowInsert Bytes(ReadOnlySpan<byte> value);

    /// <summary>Gives the next two columns the ends of a stretch of text.</summary>
    IRowInsert Span(TextSpan? span) => Number(span?.Start).Number(span?.End);

    /// <summary>Inserts the row; gives its row id.</summary>
    long Run();
}
