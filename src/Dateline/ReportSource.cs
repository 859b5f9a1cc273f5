namespace Dateline;

/// <summary>Somebody on whose words parts of a report rest, and by which way they came into it.</summary>
/// <param name="Speaker">Key of the actor; absent where the words name none that the report knows.</param>
/// <param name="Words">The words that name the source where they first do.</param>
/// <param name="Origin">What kind of source.</param>
/// <param name="Through">Keys of the actors through whom it came, the nearest first: by whose hands a writing came, who is told to have said so, and who was told.</param>
/// <param name="Statements">Keys of the statements, as in <c>s2</c>.</param>
/// <param name="Sentences">The sentences in which they stand, from 0.</param>
public sealed record ReportSource(string? Speaker, TextSpan? Words, SpeakerOrigin Origin, IReadOnlyList<string> Through, IReadOnlyList<string> Statements, IReadOnlyList<int> Sentences)
{
    /// <summary>The sources of a report, those on whose words the most sentences rest first. What only shows or thinks is a source, too; what nobody says is not among them.</summary>
    public static IReadOnlyList<ReportSource> Of(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var statements = chronicle.Statements.ToDictionary(s => s.Id, StringComparer.Ordinal);
        // "told Interfax" came through Interfax; "told reporters" through nobody.
        var bodies = chronicle.Actors.Where(a => a is { Kind: ActorKind.Organisation, Name: not null }).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. chronicle.Statements.Where(s => !s.IsNegative)
                .GroupBy(s => (s.Speaker, Words: s.Speaker is null && s.SpeakerMention is { } words ? words.In(chronicle.Report.Text).ToString() : null, Through: string.Join(' ', Way(s, statements, bodies))))
                .Select(those => new ReportSource(
                    those.Key.Speaker, those.First().SpeakerMention, those.First().SpeakerOrigin, Way(those.First(), statements, bodies), [.. those.Select(s => s.Id)], [.. those.Select(s => s.Evidence.Sentence).Distinct().Order()]))
                .OrderByDescending(source => source.Sentences.Count).ThenBy(source => source.Sentences[0]),
        ];
    }

    /// <summary>The sentences that the report tells in its own voice, from 0.</summary>
    public static IReadOnlyList<int> OwnSentences(Chronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var said = chronicle.Statements.Select(s => s.Evidence.Sentence).ToHashSet();
        return [.. Enumerable.Range(0, chronicle.Report.Sentences.Count).Where(sentence => !said.Contains(sentence))];
    }

    private static List<string> Way(Statement statement, Dictionary<string, Statement> all, HashSet<string> bodies)
    {
        var through = new List<string>();
        for (var told = statement; told is not null; told = told.NestedIn is { } outer ? all.GetValueOrDefault(outer) : null)
        {
            foreach (var actor in (ReadOnlySpan<string?>)[told.Through, told == statement ? null : told.Speaker, told.Addressee is { } hearer && bodies.Contains(hearer) ? hearer : null])
            {
                if (actor is not null && actor != statement.Speaker && !through.Contains(actor))
                    through.Add(actor);
            }
        }
        return through;
    }
}
