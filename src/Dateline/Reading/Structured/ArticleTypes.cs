using System.Collections.Frozen;

namespace Dateline.Reading.Structured;

/// <summary>Which types of schema.org are an article, and how surely.</summary>
internal static class ArticleTypes
{
    private static readonly FrozenDictionary<string, int> Ranks = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["NewsArticle"] = 5,
        ["ReportageNewsArticle"] = 5,
        ["AnalysisNewsArticle"] = 5,
        ["OpinionNewsArticle"] = 5,
        ["BackgroundNewsArticle"] = 5,
        ["ReviewNewsArticle"] = 5,
        ["AskPublicNewsArticle"] = 5,
        ["AdvertiserContentArticle"] = 5,
        ["SatiricalArticle"] = 5,
        ["LiveBlogPosting"] = 5,
        ["Article"] = 5,
        ["BlogPosting"] = 5,
        ["Report"] = 4,
        ["ScholarlyArticle"] = 4,
        ["MedicalScholarlyArticle"] = 4,
        ["TechArticle"] = 4,
        ["SocialMediaPosting"] = 4,
        ["DiscussionForumPosting"] = 4,
        ["CreativeWork"] = 2,
        ["MediaNewsArticle"] = 3,
        ["Review"] = 1,
        ["Recipe"] = 2,
        ["VideoObject"] = 1,
        ["ImageGallery"] = 2,
        ["QAPage"] = 2,
        ["HowTo"] = 2,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>0 where the object is no article.</summary>
    public static int Rank(LdObject candidate)
    {
        var rank = 0;
        foreach (var type in candidate.Types)
            rank = Math.Max(rank, Ranks.GetValueOrDefault(type));
        return rank;
    }

    /// <summary>Whether the object is the page as such.</summary>
    public static bool IsPage(LdObject candidate)
    {
        foreach (var type in candidate.Types)
        {
            if (type.EndsWith("Page", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
