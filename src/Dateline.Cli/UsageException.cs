namespace Dateline.Cli;

/// <summary>What was asked for cannot be done as asked. The message is one sentence for the one who asked.</summary>
internal sealed class UsageException(string message) : Exception(message);
