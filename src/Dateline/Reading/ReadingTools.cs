using Dateline.Projects;
using Dateline.Reading.Dates;
using Dateline.Reading.Languages;
using Dateline.Reading.Page;
using Dateline.Reading.Provenance;

namespace Dateline.Reading;

/// <summary>What all kinds of input are read with; loaded from the lexicon once.</summary>
internal sealed class ReadingTools
{
    public DateReader Dates { get; } = new();

    public LanguageDetector Languages { get; } = LanguageDetector.Load();

    public PublicSuffixes Suffixes { get; } = PublicSuffixes.Load();

    public OriginReader Origins { get; }

    /// <param name="own">The houses that a project lists.</param>
    public ReadingTools(IReadOnlyList<OwnSource> own) => Origins = new OriginReader(Dates.Months, own);
}
