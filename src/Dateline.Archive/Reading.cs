namespace Dateline.Archive;

/// <summary>An input and what became of it.</summary>
/// <param name="Input">What came in. Of an input that could not even be opened, the bytes are empty.</param>
/// <param name="Outcome">Its chronicle, or why there is none.</param>
public sealed record Reading(Input Input, ReadingOutcome Outcome);

/// <summary>What keeping a reading changed.</summary>
public enum DepositKind
{
    /// <summary>Nothing: the archive had it, from this source.</summary>
    AlreadyThere,

    /// <summary>A report was added.</summary>
    Stored,

    /// <summary>The archive had these bytes; the further place they came from was noted.</summary>
    SourceAdded,

    /// <summary>A refusal was added to the quarantine, or the reason of an older one replaced.</summary>
    Quarantined,

    /// <summary>Nothing: the archive had this refusal.</summary>
    AlreadyQuarantined,
}

/// <summary>What keeping a reading changed.</summary>
/// <param name="Kind">The change.</param>
/// <param name="ContentId"><c>sha256:</c> and the hexadecimal SHA-256 of the bytes: the report's id.</param>
public sealed record Deposit(DepositKind Kind, string ContentId);
