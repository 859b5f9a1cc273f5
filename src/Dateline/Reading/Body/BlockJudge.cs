namespace Dateline.Reading.Body;

/// <summary>Whether a block is text of the article, and what it is if not.</summary>
internal readonly record struct Verdict(bool Kept, BlockRole Reason)
{
    /// <summary>It is text of the article.</summary>
    public static Verdict Keep => new(true, BlockRole.None);

    /// <summary>It is something else.</summary>
    public static Verdict Drop(BlockRole reason) => new(false, reason);
}

/// <summary>Decides for each block of the article's container whether it is text of the article, and what it is if not.</summary>
/// <remarks>First each block by itself: what the elements around it are for, its wording, its links. Then by its place: what stands above the
/// headline, between headline and first paragraph, and behind the last one; lists of links; headings that nothing stands under any more.</remarks>
internal sealed class BlockJudge
{
    /// <summary>So many of the last blocks are looked at for lines about the author and the sources.</summary>
    private const int TailLength = 4;

    /// <summary>Less text than this that is gone from a box was a label itself, such as the number of a picture.</summary>
    private const int LeastGone = 15;

    /// <summary>Shorter blocks may well be repeated: a refrain, a score, a name over a quotation.</summary>
    private const int ShortestRepetition = 60;

    /// <summary>A box with more blocks than this is no box but a part of the text.</summary>
    private const int MostInBox = 30;

    private readonly PageOutline _outline;
    private readonly BodyHints _hints;
    private readonly LinePhrases _phrases;
    private readonly WordRuns? _anchor;
    private readonly int _main;
    private readonly int _first;
    private readonly Verdict[] _verdicts;
    private readonly (string, string?) _usual;

    private BlockJudge(PageOutline outline, int main, BodyHints hints, WordRuns? anchor, LinePhrases phrases)
    {
        _outline = outline;
        _hints = hints;
        _anchor = anchor;
        _phrases = phrases;
        _main = main;
        _first = outline.Containers[main].FirstBlock;
        _verdicts = new Verdict[outline.Containers[main].EndBlock - _first];
        _usual = UsualMarkup();
    }

    /// <summary>The verdicts on the blocks of the container, in order.</summary>
    public static Verdict[] Judge(PageOutline outline, int main, BodyHints hints, WordRuns? anchor, LinePhrases phrases)
    {
        var judge = new BlockJudge(outline, main, hints, anchor, phrases);
        judge.JudgeEach();
        judge.DropListsOfLinks();
        judge.DropAboveTitle();
        judge.JudgeHead();
        judge.JudgeTail();
        judge.DropRepetitions();
        judge.DropEmptyHeadings();
        return judge._verdicts;
    }

    /// <summary>The markup that most of the text is in: its plain paragraphs.</summary>
    private (string, string?) UsualMarkup()
    {
        var lengths = new Dictionary<(string, string?), int>();
        for (var i = 0; i < _verdicts.Length; i++)
        {
            if (MainRegion.IsProse(Block(i)))
                lengths[MarkupOf(Block(i))] = lengths.GetValueOrDefault(MarkupOf(Block(i))) + Block(i).Text.Length;
        }
        return lengths.Count == 0 ? default : lengths.MaxBy(entry => entry.Value).Key;
    }

    private static (string, string?) MarkupOf(TextBlock block) => (block.Element.LocalName, block.Element.ClassName);

    /// <summary>Whether a block is a paragraph like the others, without a link and not set off: there, "email address" is no call to enter one.</summary>
    private bool IsPlain(TextBlock block) =>
        block.LinkLength == 0 && block.EmphasisLength < 0.8 * block.Text.Length && MainRegion.EndsSentence(block.Text) && MarkupOf(block) == _usual;

    private TextBlock Block(int i) => _outline.Blocks[_first + i];

    private void JudgeEach()
    {
        var roles = InnerRoles.Of(_outline, _main);
        for (var i = 0; i < _verdicts.Length; i++)
            _verdicts[i] = JudgeOne(Block(i), roles[Block(i).Container - _main]);
    }

    private Verdict JudgeOne(TextBlock block, BlockRole role)
    {
        if ((role & BlockRole.Foreign) != BlockRole.None)
            return Verdict.Drop(role & BlockRole.Foreign);
        // A class that says "subtitle" or "title" may as well mark the headings between paragraphs; the place decides.
        var apart = role & BlockRole.Apart & ~(BlockRole.Title | BlockRole.Standfirst);
        if (apart != BlockRole.None)
            return Verdict.Drop(apart);
        if ((role & BlockRole.Aside) != BlockRole.None)
            return Verdict.Drop(BlockRole.Aside);
        if (block.Text.Length < 6 && block.Kind != BlockKind.TableRow && !block.Text.Any(char.IsLetter))
            return Verdict.Drop(BlockRole.Widget);
        if ((role & BlockRole.Header) != BlockRole.None && block.Kind != BlockKind.Heading && !MainRegion.IsProse(block))
            return Verdict.Drop(BlockRole.Header);
        if (IsTitle(block))
            return Verdict.Drop(BlockRole.Title);
        if (IsUnderPicture(block))
            return Verdict.Drop(BlockRole.Caption);
        var phrase = _phrases.Of(block.Text, IsPlain(block));
        if (phrase != BlockRole.None && !(_anchor?.Share(block.Text) > 0.8))
            return Verdict.Drop(phrase);
        if (block.LinkDensity > 0.8 && block.Text.Length < 150)
            return Verdict.Drop(BlockRole.Related);
        return (role & BlockRole.Standfirst) != BlockRole.None ? new Verdict(true, BlockRole.Standfirst) : Verdict.Keep;
    }

    private bool IsTitle(TextBlock block) =>
        block.Element.LocalName == "h1"
        || (_hints.Title is { Length: > 0 } title && block.Text.Length < title.Length + 20 && block.Text.Length > 10
            && title.StartsWith(block.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>A short line that is no sentence, alone in one element with a picture, is its caption.</summary>
    private bool IsUnderPicture(TextBlock block)
    {
        if (block.Kind is BlockKind.Heading or BlockKind.TableRow || block.Text.Length > 160 || MainRegion.EndsSentence(block.Text))
            return false;
        var container = _outline.Containers[block.Container];
        for (var level = 0; level < 2 && container.Images == 0 && container.Parent > _main; level++)
            container = _outline.Containers[container.Parent];
        return container.Images > 0 && container.EndBlock - container.FirstBlock <= 2 && container != _outline.Containers[_main];
    }

    /// <summary>A list whose items all lead elsewhere is no list of the article.</summary>
    private void DropListsOfLinks()
    {
        for (var i = 0; i < _verdicts.Length;)
        {
            var end = i;
            var (length, links, linked) = (0, 0, 0);
            while (end < _verdicts.Length && Block(end).Kind == BlockKind.ListItem)
            {
                length += Block(end).Text.Length;
                links += Block(end).LinkLength;
                linked += Block(end).LinkLength > 0 ? 1 : 0;
                end++;
            }
            var items = end - i;
            if (items >= 2 && (links > 0.6 * length || (items >= 3 && linked == items && links > 0.25 * length)))
            {
                for (var k = i; k < end; k++)
                {
                    if (_verdicts[k].Kept)
                        _verdicts[k] = Verdict.Drop(BlockRole.Related);
                }
                DropLabelOf(i);
            }
            i = Math.Max(end, i + 1);
        }
    }

    /// <summary>The short line over a list of links goes with it.</summary>
    private void DropLabelOf(int list)
    {
        if (list > 0 && _verdicts[list - 1].Kept && Block(list - 1).Text.Length < 60 && !MainRegion.IsProse(Block(list - 1)))
            _verdicts[list - 1] = Verdict.Drop(BlockRole.Related);
    }

    /// <summary>What stands above the headline is not the article, unless most of the text does: then it was no headline.</summary>
    private void DropAboveTitle()
    {
        var title = Array.FindIndex(_verdicts, verdict => verdict.Reason == BlockRole.Title);
        if (title <= 0)
            return;
        if (ProseIn(0, title) < 0.6 * ProseIn(0, _verdicts.Length))
        {
            for (var i = 0; i < title; i++)
            {
                if (_verdicts[i].Kept)
                    _verdicts[i] = Verdict.Drop(BlockRole.Header);
            }
        }
    }

    private int ProseIn(int from, int to)
    {
        var prose = 0;
        for (var i = from; i < to; i++)
            prose += _verdicts[i].Kept && MainRegion.IsProse(Block(i)) ? Block(i).Text.Length : 0;
        return prose;
    }

    /// <summary>Before the first paragraph: bylines and dates that no class gives away.</summary>
    private void JudgeHead()
    {
        for (var i = 0; i < _verdicts.Length; i++)
        {
            var text = Block(i).Text;
            if (!_verdicts[i].Kept)
                continue;
            if (text.Length > 100)
                return;
            if (PrintedDate.IsAll(text))
                _verdicts[i] = Verdict.Drop(BlockRole.Date);
            else if (!MainRegion.EndsSentence(text) && _phrases.OfHead(text) is not BlockRole.None and var role)
                _verdicts[i] = Verdict.Drop(role);
            else if (MainRegion.IsProse(Block(i)))
                return;
        }
    }

    /// <summary>Behind the last paragraph: who wrote it, how to reach them, who helped.</summary>
    private void JudgeTail()
    {
        var kept = _verdicts.Count(verdict => verdict.Kept);
        var left = Math.Min(TailLength, kept / 3);
        for (var i = _verdicts.Length - 1; i >= 0 && left > 0; i--)
        {
            if (!_verdicts[i].Kept)
                continue;
            left--;
            var role = _phrases.OfTail(Block(i).Text);
            if (role != BlockRole.None && !(_anchor?.Share(Block(i).Text) > 0.8))
                _verdicts[i] = Verdict.Drop(role);
            else if (IsAddress(Block(i).Text))
                _verdicts[i] = Verdict.Drop(BlockRole.Biography);
        }
    }

    /// <summary>What is said again, word for word, is a summary, a caption or a pulled quote: the full text is kept, and of equals the last.</summary>
    private void DropRepetitions()
    {
        // Only what is marked up unlike the paragraphs can be a repetition; most pages have no such block.
        if (!Enumerable.Range(0, _verdicts.Length).Any(i => MayRepeat(i) && MarkupOf(Block(i)) != _usual))
            return;
        var below = new WordRuns();
        for (var i = _verdicts.Length - 1; i >= 0; i--)
            DropIfRepeated(i, below);
        var above = new WordRuns();
        for (var i = 0; i < _verdicts.Length; i++)
            DropIfRepeated(i, above);
    }

    private void DropIfRepeated(int i, WordRuns others)
    {
        if (!MayRepeat(i))
            return;
        var block = Block(i);
        // A plain paragraph that comes twice was written twice.
        if (MarkupOf(block) != _usual && others.Share(block.Text) > 0.85)
            _verdicts[i] = Verdict.Drop(BlockRole.Standfirst);
        else
            others.Add(block.Text);
    }

    private bool MayRepeat(int i) => _verdicts[i].Kept && Block(i).Kind != BlockKind.TableRow && Block(i).Text.Length >= ShortestRepetition;

    private static bool IsAddress(string text) => text.Length < 80 && !text.Contains(' ', StringComparison.Ordinal) && (text.Contains('@', StringComparison.Ordinal) || text.Contains(".com/", StringComparison.Ordinal));

    /// <summary>A heading stands over something; where all of that is gone, so is the heading.</summary>
    private void DropEmptyHeadings()
    {
        for (var i = 0; i < _verdicts.Length; i++)
        {
            if (_verdicts[i].Kept && Block(i).Kind == BlockKind.Heading && IsLabelOfNothing(i))
                _verdicts[i] = Verdict.Drop(BlockRole.Related);
        }
        var holds = false;
        for (var i = _verdicts.Length - 1; i >= 0; i--)
        {
            if (!_verdicts[i].Kept)
                continue;
            if (Block(i).Kind != BlockKind.Heading)
                holds = true;
            else if (!holds)
                _verdicts[i] = Verdict.Drop(BlockRole.Related);
        }
    }

    /// <summary>Whether the heading opens a box of which nothing else is left.</summary>
    private bool IsLabelOfNothing(int heading)
    {
        var at = _outline.Containers[Block(heading).Container].Parent;
        for (var level = 0; level < 2 && at > _main; level++, at = _outline.Containers[at].Parent)
        {
            var box = _outline.Containers[at];
            if (box.EndBlock - box.FirstBlock > MostInBox)
                return false;
            if (box.EndBlock - box.FirstBlock == 1)
                continue;
            var gone = 0;
            for (var i = heading + 1; i < box.EndBlock - _first; i++)
            {
                if (_verdicts[i].Kept && Block(i).Kind != BlockKind.Heading)
                    return false;
                gone += Block(i).Text.Length;
            }
            return gone >= LeastGone;
        }
        return false;
    }
}
