using System.Runtime.CompilerServices;
using Dateline.Language.Linear;

namespace Dateline.Language.Names;

/// <summary>The features of one word for the name finder.</summary>
internal static class NameFeatures
{
    /// <summary>Most features of one word.</summary>
    public const int Most = 112;

    private static readonly NameSight Outside = new() { Form = 0x5E17A2u, Shape = 0x5E17A3u };

    /// <summary>Writes the features of the word at <paramref name="at"/> of a stretch that begins with word <paramref name="first"/>; gives how many.</summary>
    [SkipLocalsInit]
    public static int Write(Document document, int first, ReadOnlySpan<NameSight> sights, int at, bool tags, Span<uint> features)
    {
        var columns = document.Columns;
        var sentence = columns.SentenceOf[first + at];
        var here = sights[at];
        var (b2, b1, a1, a2) = (Sight(sights, -2), Sight(sights, -1), Sight(sights, 1), Sight(sights, 2));
        var writer = new FeatureBatch(stackalloc uint[4 * Most]);
        WriteForms(ref writer, here, b2, b1, a1, a2);
        WriteAffixes(ref writer, document[first + at].Text, here.Shape);
        WriteLists(ref writer, here, b2, b1, a1);
        WriteLook(ref writer, document, first + at, here);
        if (tags)
            WriteTags(ref writer, columns, first + at, sentence, here);
        return writer.Hash(features);

        NameSight Sight(ReadOnlySpan<NameSight> all, int by) =>
            at + by >= 0 && at + by < all.Length && columns.SentenceOf[first + at + by] == sentence ? all[at + by] : Outside;
    }

    private static void WriteForms(scoped ref FeatureBatch writer, in NameSight here, in NameSight b2, in NameSight b1, in NameSight a1, in NameSight a2)
    {
        writer.Add(1, here.Form);
        writer.Add(2, here.Exact);
        writer.Add(3, b1.Form);
        writer.Add(4, a1.Form);
        writer.Add(5, b2.Form);
        writer.Add(6, a2.Form);
        writer.Add(7, b1.Form, here.Form);
        writer.Add(8, here.Form, a1.Form);
        writer.Add(9, b1.Form, here.Shape);
        writer.Add(10, a1.Form, here.Shape);
        writer.Add(11, here.Shape);
        writer.Add(12, b1.Shape, here.Shape);
        writer.Add(13, here.Shape, a1.Shape);
        writer.Add(14, b1.Shape, here.Shape, a1.Shape);
        writer.Add(15, b2.Form, b1.Form, here.Shape);
        writer.Add(16, a1.Form, a2.Form, here.Shape);
        writer.Add(17, b1.Form, a1.Form, here.Shape);
        writer.Add(18, b2.Shape, b1.Shape, here.Shape);
        writer.Add(19, here.Shape, a1.Shape, a2.Shape);
    }

    private static void WriteAffixes(scoped ref FeatureBatch writer, ReadOnlySpan<char> form, uint shape)
    {
        for (var length = 1; length <= 4 && length < form.Length; length++)
        {
            writer.Add(20, FeatureHash.Word(form[..length]), (uint)length);
            writer.Add(21, FeatureHash.Word(form[^length..]), (uint)length);
        }
        if (form.Length > 3)
            writer.Add(22, FeatureHash.Word(form[^3..]), shape);
    }

    private static void WriteLists(scoped ref FeatureBatch writer, in NameSight here, in NameSight b2, in NameSight b1, in NameSight a1)
    {
        writer.Add(30, (uint)here.Alone, (uint)here.Begins, (uint)here.Inside);
        writer.Add(31, (uint)here.Alone, here.Shape);
        writer.Add(32, (uint)b1.Alone, (uint)here.Alone, (uint)(b1.Begins | b1.Inside));
        writer.Add(33, (uint)here.Alone, (uint)a1.Alone, (uint)(a1.Begins | a1.Inside));
        writer.Add(34, (uint)here.Begins, here.Shape);
        writer.Add(35, (uint)here.Inside, here.Shape);
        writer.Add(36, (uint)b1.Alone, here.Shape);
        writer.Add(37, (uint)a1.Alone, here.Shape);
        writer.Add(43, (uint)b2.Alone, b1.Form, here.Shape); // "mayor of Xx"
        for (var bit = 1; bit <= (int)Gazetteers.Leader; bit <<= 1)
        {
            if (((int)here.Alone & bit) != 0)
                writer.Add(38, (uint)bit);
            if (((int)here.Begins & bit) != 0)
                writer.Add(39, (uint)bit);
            if (((int)here.Inside & bit) != 0)
                writer.Add(40, (uint)bit);
            if (((int)b1.Alone & bit) != 0)
                writer.Add(41, (uint)bit, here.IsCapitalized ? 1u : 0);
            if (((int)a1.Alone & bit) != 0)
                writer.Add(42, (uint)bit, here.IsCapitalized ? 1u : 0);
        }
    }

    /// <summary>Room for the features that come of the rest of the report.</summary>
    public const int MostOfReport = 8;

    /// <summary>What the rest of the report says: a name seen whole helps its later short forms (Krishnan and Manning 2006).</summary>
    public static int WriteReport(ReadOnlySpan<NameSight> sights, int at, Span<uint> features)
    {
        var here = sights[at];
        var writer = new FeatureBatch(stackalloc uint[4 * MostOfReport]);
        if (here.Elsewhere != 0)
        {
            writer.Add(50, here.Elsewhere);
            writer.Add(51, here.Elsewhere, here.Shape);
            writer.Add(52, here.Elsewhere, at > 0 ? sights[at - 1].Elsewhere : 0u, at + 1 < sights.Length ? sights[at + 1].Elsewhere : 0u);
            writer.Add(54, here.Elsewhere, (uint)here.Alone);
        }
        if (here.AcronymOf != 0)
            writer.Add(53, here.AcronymOf);
        return writer.Hash(features);
    }

    /// <summary>Most features of one step.</summary>
    public const int MostOfTransition = 4;

    /// <summary>The step from one label to the next; <see cref="NameLabels.Count"/> stands for the start of the sentence.</summary>
    public static int WriteTransition(int previous, in NameSight here, Span<uint> features)
    {
        features[0] = FeatureHash.Of(90, (uint)previous);
        features[1] = FeatureHash.Of(91, (uint)previous, here.Shape);
        features[2] = FeatureHash.Of(92, (uint)previous, here.Form);
        features[3] = FeatureHash.Of(93, (uint)previous, (uint)here.Alone, (uint)here.Inside);
        return MostOfTransition;
    }

    /// <summary>The same for every previous label one behind the other, the start of the sentence last.</summary>
    [SkipLocalsInit]
    public static void WriteTransitions(in NameSight here, Span<uint> features)
    {
        var writer = new FeatureBatch(stackalloc uint[4 * MostOfTransition * (NameLabels.Count + 1)]);
        for (var previous = 0u; previous <= NameLabels.Count; previous++)
        {
            writer.Add(90, previous);
            writer.Add(91, previous, here.Shape);
            writer.Add(92, previous, here.Form);
            writer.Add(93, previous, (uint)here.Alone, (uint)here.Inside);
        }
        writer.Hash(features);
    }

    /// <summary>Place in the sentence, and how the sentence is typed: headlines and capitals say less.</summary>
    private static void WriteLook(scoped ref FeatureBatch writer, Document document, int index, in NameSight here)
    {
        var token = document[index];
        var look = (uint)SentenceLooks.Of(token.Sentence);
        writer.Add(60, token.IndexInSentence == 0 ? 1u : 0, here.Shape, look);
        writer.Add(61, look, here.Shape);
        writer.Add(62, token.IndexInSentence == 0 ? 1u : 0, here.Form);
        writer.Add(63, token.FollowsSpace ? 1u : 0, here.Shape);
    }

    private static void WriteTags(scoped ref FeatureBatch writer, Columns columns, int index, int sentence, in NameSight here)
    {
        var tag = (uint)columns.Tags[index];
        var before = index > 0 && columns.SentenceOf[index - 1] == sentence ? (uint)columns.Tags[index - 1] : 30;
        var after = index + 1 < columns.SentenceOf.Count && columns.SentenceOf[index + 1] == sentence ? (uint)columns.Tags[index + 1] : 30;
        writer.Add(80, tag);
        writer.Add(81, tag, here.Shape);
        writer.Add(82, before, tag);
        writer.Add(83, tag, after);
        writer.Add(84, before, tag, after);
        writer.Add(85, tag, (uint)here.Alone);
        writer.Add(86, tag, here.Form);
        writer.Add(87, before, here.Shape, after);
    }
}
