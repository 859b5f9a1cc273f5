namespace Dateline.Language.Names;

/// <summary>Labels → the column of names; nationality words and titles come from the lists.</summary>
internal static class NameTagging
{
    public static void Write(Document document, int first, ReadOnlySpan<NameSight> sights, ReadOnlySpan<byte> labels)
    {
        var tags = document.Columns.NameTags.Items.Slice(first, labels.Length);
        for (var i = 0; i < labels.Length; i++)
            tags[i] = new NameTag(NameLabels.KindOf(labels[i]), labels[i] > 0 && !NameLabels.IsInside(labels[i]));
        for (var i = 0; i < labels.Length; i++)
        {
            if (IsNationality(sights, tags, i))
                tags[i] = new NameTag(NameKind.Nationality, true);
            else if (IsBareTitle(document, first, sights, tags, i))
                tags[i] = default;
        }
        for (var i = 0; i < labels.Length; i++)
            MarkAfterTitle(document, first, sights, tags, i);
        for (var i = labels.Length - 1; i >= 0; i--)
        {
            if (tags[i] is { Kind: NameKind.Person, Begins: true })
                MarkTitle(document, first, sights, tags, i);
        }
    }

    /// <summary>A listed word of nationality that lies in no name, or is a name of its own and no surname that the lists know.</summary>
    private static bool IsNationality(ReadOnlySpan<NameSight> sights, ReadOnlySpan<NameTag> tags, int at)
    {
        var lists = sights[at].Alone;
        if ((lists & Gazetteers.Nationality) == Gazetteers.None || !sights[at].IsCapitalized)
            return false;
        var alone = IsAlone(tags, at);
        return tags[at].Kind switch
        {
            NameKind.None => true,
            NameKind.Other => alone,
            NameKind.Person => alone && (lists & (Gazetteers.FirstName | Gazetteers.PersonName)) == Gazetteers.None,
            _ => false,
        };
    }

    /// <summary>A title that was read as a person, and is no given name or surname that the lists know, or is the office of something: <c>THE PRESIDENT OF KAZAKHSTAN</c>.</summary>
    private static bool IsBareTitle(Document document, int first, ReadOnlySpan<NameSight> sights, ReadOnlySpan<NameTag> tags, int at) =>
        tags[at].Kind == NameKind.Person && IsAlone(tags, at) && (sights[at].Alone & Gazetteers.Title) != Gazetteers.None
        && ((sights[at].Alone & (Gazetteers.FirstName | Gazetteers.PersonName)) == Gazetteers.None
            || (at + 1 < tags.Length && document[first + at + 1].Text.Equals("of", StringComparison.OrdinalIgnoreCase)));

    private static bool IsAlone(ReadOnlySpan<NameTag> tags, int at) =>
        tags[at].Begins && (at + 1 == tags.Length || tags[at + 1].Begins || tags[at + 1].Kind == NameKind.None);

    /// <summary>One to three words with a capital behind a title, of which no list knows anything else, are a person: <c>General Timur Salimov</c>.</summary>
    private static void MarkAfterTitle(Document document, int first, ReadOnlySpan<NameSight> sights, Span<NameTag> tags, int title)
    {
        if ((sights[title].Alone & Gazetteers.Title) == Gazetteers.None || !sights[title].IsCapitalized || tags[title].Kind != NameKind.None)
            return;
        var end = title + 1;
        while (end < tags.Length && end < title + 5 && IsUnknownName(document, first, sights, tags, end, title))
            end++;
        if (end == title + 1 || end == title + 5 || (end < tags.Length && tags[end].Kind != NameKind.None && !tags[end].Begins))
            return;
        for (var i = title + 1; i < end; i++)
            tags[i] = new NameTag(NameKind.Person, i == title + 1);
    }

    private static bool IsUnknownName(Document document, int first, ReadOnlySpan<NameSight> sights, ReadOnlySpan<NameTag> tags, int at, int title)
    {
        const Gazetteers Known = ~(Gazetteers.FirstName | Gazetteers.PersonName | Gazetteers.SmallPlace | Gazetteers.Leader);
        var form = document[first + at].Text;
        return tags[at].Kind == NameKind.None && sights[at].IsCapitalized && form.Length > 1 && char.IsLower(form[^1]) && (sights[at].Alone & Known) == Gazetteers.None
            && document.Columns.SentenceOf[first + at] == document.Columns.SentenceOf[first + title] && SentenceLooks.Of(document[first + at].Sentence) == SentenceLook.Usual;
    }

    /// <summary>The words of title right before a person, within the sentence.</summary>
    private static void MarkTitle(Document document, int first, ReadOnlySpan<NameSight> sights, Span<NameTag> tags, int name)
    {
        var start = name;
        while (start > 0 && tags[start - 1].Kind == NameKind.None && document.Columns.SentenceOf[first + start - 1] == document.Columns.SentenceOf[first + name]
            && (sights[start - 1].Alone & Gazetteers.Title) != Gazetteers.None)
        {
            start--;
        }
        for (var i = start; i < name; i++)
            tags[i] = new NameTag(NameKind.Title, i == start);
    }
}
