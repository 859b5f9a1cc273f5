using Dateline.Language;
using Dateline.Language.Network;

namespace Dateline.Train.Network;

/// <summary>Two networks, each trained on one half of the treebanks' sentences; a sentence is read by the one that has not seen it.</summary>
/// <remarks>
/// A network knows its training text by heart. What is learned on top of its word classes must see them with the mistakes that they have in unseen text.
/// The half of a sentence is told by its letters, so that the same sentence is in the same half in every file, however it is cut into words.
/// </remarks>
internal sealed class Jackknife(GrammarStage ofFirstHalf, GrammarStage ofSecondHalf)
{
    /// <summary>The networks of the files, that of the first half first: <c>FIRST.bin,SECOND.bin</c>.</summary>
    public static Jackknife Read(string files)
    {
        if (files.Split(',') is not [var first, var second])
            throw new ArgumentException($"'{files}' does not name two networks", nameof(files));
        return new Jackknife(Stage(first), Stage(second));

        static GrammarStage Stage(string file) => new(GrammarModel.Read(File.ReadAllBytes(file)), Spelling.Load());
    }

    /// <summary>0 or 1.</summary>
    public static int HalfOf(IEnumerable<string> forms)
    {
        var hash = 2166136261u;
        foreach (var letter in forms.SelectMany(f => f).Where(char.IsLetter))
            hash = (hash ^ char.ToLowerInvariant(letter)) * 16777619u;
        return (int)((hash ^ (hash >> 15)) & 1);
    }

    /// <summary>Fills tags and features. Trees are those of the second half's network.</summary>
    public void Annotate(Document document)
    {
        ofFirstHalf.Annotate(document);
        var columns = document.Columns;
        var (tags, features) = (columns.Tags.Items.ToArray(), columns.Features.Items.ToArray());
        ofSecondHalf.Annotate(document);
        foreach (var sentence in document.Sentences)
        {
            if (HalfOf(sentence.Tokens.ToArray().Select(t => t.Text.ToString())) == 0)
                continue; // in the first half: the second half's network has not seen it
            var range = sentence.FirstToken..sentence.EndToken;
            tags.AsSpan(range).CopyTo(columns.Tags.Items[range]);
            features.AsSpan(range).CopyTo(columns.Features.Items[range]);
        }
    }
}
