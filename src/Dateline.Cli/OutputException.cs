namespace Dateline.Cli;

/// <summary>Standard output cannot be written: its disk is full, or nobody reads it any more.</summary>
internal sealed class OutputException(string message, bool isClosed, Exception innerException) : Exception(message, innerException)
{
    /// <summary>Whether the one who read it has gone, as <c>head</c> does when it has enough. That needs no words.</summary>
    public bool IsClosed => isClosed;
}
