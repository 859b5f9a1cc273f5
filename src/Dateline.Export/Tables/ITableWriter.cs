namespace Dateline.Export.Tables;

/// <summary>Writes the rows of one table, one after the other, into a file of some format.</summary>
/// <typeparam name="T">What a row is of.</typeparam>
internal interface ITableWriter<in T> : IDisposable
{
    void Write(T row);

    /// <summary>Writes what stands behind the last row; without it the file is not whole.</summary>
    void End();
}
