namespace Dateline.Archive;

/// <summary>The archive cannot be reached, read or written. The message is one sentence for the user.</summary>
public sealed class ArchiveException : Exception
{
    /// <summary>Says what went wrong and what helps.</summary>
    /// <param name="message">What went wrong, as one sentence for the user.</param>
    /// <param name="mend">What the user can do, as one sentence.</param>
    /// <param name="innerException">What the store said.</param>
    public ArchiveException(string message, string mend, Exception? innerException = null)
        : base(message, innerException) => Mend = mend;

    /// <summary>What the user can do, as one sentence.</summary>
    public string Mend { get; }
}
