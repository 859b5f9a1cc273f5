using Dateline.Reading.Body;
using Dateline.Reading.Structured;

namespace Dateline.Reading.Page;

/// <summary>The pictures of a page, from the captions and credits that were kept out of its text.</summary>
internal static class PagePictures
{
    private const int Most = 40, LongestCredit = 120;

    public static List<Picture> Of(ArticleBody body, StructuredData structured)
    {
        var pictures = new List<Picture>();
        string? caption = null;
        foreach (var block in body.KeptOut)
        {
            if (pictures.Count >= Most)
                break;
            if (block.Kind == KeptOutKind.Caption)
            {
                if (caption is not null)
                    Add(caption, null);
                caption = block.Text;
            }
            else if (block.Kind == KeptOutKind.PictureCredit)
            {
                Add(caption, block.Text);
                caption = null;
            }
        }
        if (caption is not null)
            Add(caption, null);
        if (pictures.Count == 0 && structured.Article is { } article)
        {
            foreach (var image in article.Objects("image").Take(1))
            {
                if ((image.Text("caption") ?? image.Text("creditText")) is not null)
                    Add(image.Text("caption"), image.Text("creditText") ?? image.Text("creator") ?? image.Text("copyrightHolder"));
            }
        }
        return pictures;

        void Add(string? words, string? credit)
        {
            var parted = words is not null && credit is null ? PictureCredit.Part(words) : (words, credit);
            var picture = new Picture(parted.Item1, Bare(parted.Item2));
            if ((picture.Caption is not null || picture.Credit is not null) && !pictures.Contains(picture))
                pictures.Add(picture);
        }
    }

    private static string? Bare(string? credit)
    {
        if (credit is null)
            return null;
        var colon = credit.IndexOf(':', StringComparison.Ordinal);
        var bare = (colon is > 0 and < 16 ? credit[(colon + 1)..] : credit).Trim().Trim('(', ')', '[', ']', '|').Trim();
        return bare.Length is > 0 and <= LongestCredit ? bare : null;
    }
}
