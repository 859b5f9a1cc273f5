namespace Dateline.Reading.Body;

/// <summary>Sorts what stands around the text and between its paragraphs: the standfirst, which is text where the text does not repeat it, and
/// the lines that tell who wrote it, when, and whose pictures and words these are.</summary>
internal sealed class Surroundings
{
    /// <summary>So many blocks before the text may stand between headline and text.</summary>
    private const int HeadLength = 40;

    /// <summary>So many blocks behind the text are looked at for source lines.</summary>
    private const int FootLength = 12;

    private const int ShortestStandfirst = 25;
    private const int LongestStandfirst = 600;

    private readonly PageOutline _outline;
    private readonly BodyHints _hints;
    private readonly LinePhrases _phrases;
    private readonly Verdict[] _verdicts;
    private readonly BlockRole[] _roles;
    private readonly int _first;
    private readonly int _firstKept;
    private readonly int _lastKept;
    private readonly int _title;

    private Surroundings(PageOutline outline, int main, Verdict[] verdicts, BodyHints hints, LinePhrases phrases)
    {
        _outline = outline;
        _hints = hints;
        _phrases = phrases;
        _verdicts = verdicts;
        _first = outline.Containers[main].FirstBlock;
        _firstKept = _first + Array.FindIndex(verdicts, verdict => verdict.Kept);
        _lastKept = _first + Array.FindLastIndex(verdicts, verdict => verdict.Kept);
        _roles = InnerRoles.Of(outline, 0);
        _title = FindTitle();
    }

    /// <summary>The standfirst to put before the text, if there is one that the text does not repeat, and everything that is kept apart.</summary>
    public static (BodyBlock? Standfirst, List<KeptOutBlock> KeptOut) Sort(
        PageOutline outline, int main, Verdict[] verdicts, BodyHints hints, LinePhrases phrases, string text)
    {
        var around = new Surroundings(outline, main, verdicts, hints, phrases);
        var standfirst = around.FindStandfirst();
        var isText = standfirst >= 0 && !(new WordRuns(text).Share(outline.Blocks[standfirst].Text) > 0.6);
        return (isText ? new BodyBlock(BlockKind.Paragraph, outline.Blocks[standfirst].Text, outline.Blocks[standfirst].Element) : null,
            around.KeptOut(standfirst, isText));
    }

    /// <summary>The block of the headline: the last one before the text that says so; -1 where none does.</summary>
    private int FindTitle()
    {
        for (var i = _firstKept - 1; i >= Math.Max(0, _firstKept - HeadLength); i--)
        {
            var block = _outline.Blocks[i];
            if (block.Element.LocalName == "h1" || (_hints.Title is { Length: > 10 } title && block.Text.Equals(title, StringComparison.OrdinalIgnoreCase)))
                return i;
        }
        return -1;
    }

    private int FindStandfirst()
    {
        if (_outline.Blocks[_firstKept] is var opening && _verdicts[_firstKept - _first].Reason == BlockRole.Standfirst && opening.Text.Length > 0)
            return -1;
        var summary = _hints.Summary is { Length: >= ShortestStandfirst } words ? new WordRuns(words) : null;
        var isNext = true;
        for (var i = _title >= 0 ? _title + 1 : Math.Max(0, _firstKept - (FootLength / 2)); i < _firstKept; i++)
        {
            var block = _outline.Blocks[i];
            var kind = KindOf(i);
            if (kind is KeptOutKind.Byline or KeptOutKind.Date)
                continue;
            if (MayBeStandfirst(block, i)
                && ((RolesAt(i) & BlockRole.Standfirst) != BlockRole.None || summary?.Share(block.Text) > 0.6 || (isNext && _title >= 0 && LooksLikeOne(block))))
                return i;
            isNext = false;
        }
        return -1;
    }

    private bool MayBeStandfirst(TextBlock block, int i) =>
        block.Text.Length is >= ShortestStandfirst and <= LongestStandfirst && block.LinkDensity < 0.5 && block.Kind != BlockKind.TableRow
        && (RolesAt(i) & (BlockRole.Foreign | BlockRole.Caption | BlockRole.Figure | BlockRole.Credit | BlockRole.Byline | BlockRole.Date | BlockRole.Biography | BlockRole.Aside)) == BlockRole.None
        && _phrases.Of(block.Text) == BlockRole.None;

    private static bool LooksLikeOne(TextBlock block) =>
        block.Text.Length >= 40 && block.Element.LocalName is "h2" or "h3" or "p" && block.LinkLength == 0;

    private BlockRole RolesAt(int i) => _roles[_outline.Blocks[i].Container];

    private List<KeptOutBlock> KeptOut(int standfirst, bool standfirstIsText)
    {
        var keptOut = new List<KeptOutBlock>();
        for (var i = 0; i < _outline.Blocks.Count; i++)
        {
            var block = _outline.Blocks[i];
            if (IsKept(i) || (i == standfirst && standfirstIsText))
                continue;
            var kind = i == standfirst ? KeptOutKind.Standfirst : i == _title ? KeptOutKind.Title : KindOf(i);
            if (kind is { } known)
                keptOut.Add(new KeptOutBlock(known, i < _firstKept ? KeptOutPlace.Before : i > _lastKept ? KeptOutPlace.After : KeptOutPlace.Inside, block.Text, block.Element));
        }
        return keptOut;
    }

    private bool IsKept(int i) => i >= _first && i - _first < _verdicts.Length && _verdicts[i - _first].Kept;

    /// <summary>What a block outside the text tells about the report; null where it tells nothing.</summary>
    private KeptOutKind? KindOf(int i)
    {
        var text = _outline.Blocks[i].Text;
        var isInside = i >= _first && i - _first < _verdicts.Length;
        var reason = isInside ? _verdicts[i - _first].Reason : BlockRole.None;
        if ((reason & BlockRole.Apart) != BlockRole.None)
            return KindOf(reason | (RolesAt(i) & (BlockRole.Caption | BlockRole.Credit | BlockRole.Figure)));
        var roles = RolesAt(i);
        if ((roles & BlockRole.Foreign) != BlockRole.None && !isInside)
            return null;
        var isHead = i < _firstKept && i > (_title >= 0 ? _title : _firstKept - FootLength);
        if (isHead && PrintedDate.IsAll(text))
            return KeptOutKind.Date;
        if (isHead && _phrases.OfHead(text) is not BlockRole.None and var head)
            return KindOf(head);
        if (i > _firstKept && i <= _lastKept + FootLength)
        {
            var phrase = (_phrases.Of(text) | (i > _lastKept ? _phrases.OfTail(text) : BlockRole.None)) & BlockRole.Apart;
            if (phrase != BlockRole.None)
                return KindOf(phrase);
        }
        return (roles & BlockRole.Foreign) == BlockRole.None ? KindOf(roles & BlockRole.Apart & ~BlockRole.Title) : null;
    }

    private static KeptOutKind? KindOf(BlockRole role) => role switch
    {
        _ when Has(role, BlockRole.Credit) => KeptOutKind.PictureCredit,
        _ when Has(role, BlockRole.Caption | BlockRole.Figure) => KeptOutKind.Caption,
        _ when Has(role, BlockRole.Source) => KeptOutKind.SourceLine,
        _ when Has(role, BlockRole.Correction) => KeptOutKind.Correction,
        _ when Has(role, BlockRole.Biography) => KeptOutKind.Biography,
        _ when Has(role, BlockRole.Byline) => KeptOutKind.Byline,
        _ when Has(role, BlockRole.Dateline) => KeptOutKind.Dateline,
        _ when Has(role, BlockRole.Date) => KeptOutKind.Date,
        _ when Has(role, BlockRole.Title) => KeptOutKind.Title,
        _ when Has(role, BlockRole.Standfirst) => KeptOutKind.Standfirst,
        _ => null,
    };

    private static bool Has(BlockRole role, BlockRole any) => (role & any) != BlockRole.None;
}
