namespace Dateline.Language.Coreference;

/// <summary>Writes what was decided into the document's columns.</summary>
internal static class EntityTable
{
    public static void Write(Resolution resolution)
    {
        var columns = resolution.Document.Columns;
        var count = resolution.Count;
        columns.MentionEntities.Fill(count, 0);
        columns.MentionNext.Fill(count, -1);
        columns.EntityFirst.Fill(resolution.EntityCount, -1);
        columns.EntityBest.Fill(resolution.EntityCount, -1);
        columns.EntityNameKinds.Fill(resolution.EntityCount, NameKind.None);
        for (var m = count - 1; m >= 0; m--)
        {
            var entity = resolution.EntityOf(m);
            columns.MentionEntities[m] = entity;
            columns.MentionNext[m] = columns.EntityFirst[entity];
            columns.EntityFirst[entity] = m;
            var best = columns.EntityBest[entity];
            // Going backwards, an earlier mention that is as good takes the place of a later one.
            if (best < 0 || Worth(columns, m) >= Worth(columns, best))
                columns.EntityBest[entity] = m;
        }
        for (var e = 0; e < resolution.EntityCount; e++)
            columns.EntityNameKinds[e] = KindOf(resolution, e);
    }

    /// <summary>Names before noun phrases before pronouns; of names the one with most words of the name in it.</summary>
    private static int Worth(Columns columns, int mention)
    {
        if (columns.MentionKinds[mention] != MentionKind.Name)
            return columns.MentionKinds[mention] == MentionKind.Pronoun ? 0 : 1;
        var words = 0;
        var head = columns.MentionHeads[mention];
        for (var i = columns.MentionStarts[mention]; i < columns.MentionEnds[mention] && words < 100; i++)
            words += i == head || (columns.NameTags[i].Kind != NameKind.None && columns.NameTags[i].Kind == columns.NameTags[head].Kind) ? 1 : 0;
        return 1 + words;
    }

    private static NameKind KindOf(Resolution resolution, int entity)
    {
        Span<int> votes = stackalloc int[NameKindLabels.Count];
        var columns = resolution.Document.Columns;
        for (var m = columns.EntityFirst[entity]; m >= 0; m = columns.MentionNext[m])
            votes[(int)resolution.Sight(m).Name]++;
        votes[0] = 0;
        var best = 0;
        for (var k = 1; k < votes.Length; k++)
        {
            if (votes[k] > votes[best])
                best = k;
        }
        return (NameKind)best;
    }
}
