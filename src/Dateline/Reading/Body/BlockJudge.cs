namespace Dateline.Reading.Body;

/// <summary>Decides for each block of the article's container whether it is text of the article, and what it is if not.</summary>
internal sealed class BlockJudge
{
    private readonly PageOutline _outline;
    private readonly BodyHints _hints;
    private readonly LinePhrases _phrases;
    private readonly WordRuns? _anchor;
    private readonly int _main;
    private readonly int _first;
    private readonly Verdict[] _verdicts;

    private BlockJudge(PageOutline outline, int main, BodyHints hints, WordRuns? anchor, LinePhrases phrases)
    {
        _outline = outline;
        _hints = hints;
        _anchor = anchor;
        _phrases = phrases;
        _main = main;
        _first = outline.Containers[main].FirstBlock;
        _verdicts = new Verdict[outline.Containers[main].EndBlock - _first];
    }

    /// <summary>The verdicts on the blocks of the container, in order.</summary>
    public static Verdict[] Judge(PageOutline outline, int main, BodyHints hints, WordRuns? anchor, LinePhrases phrases)
    {
        var judge = new BlockJudge(outline, main, hints, anchor, phrases);
        judge.JudgeEach();
        judge.DropEmptyHeadings();
        return judge._verdicts;
    }

    private const BlockRole Stubborn = BlockRole.Comments | BlockRole.Footer | BlockRole.Navigation;

    private void JudgeEach()
    {
        var roles = RolesInside();
        for (var i = 0; i < _verdicts.Length; i++)
        {
            var block = _outline.Blocks[_first + i];
            var role = roles[block.Container - _main];
            _verdicts[i] = JudgeOne(block, role);
        }
    }

    private Verdict JudgeOne(TextBlock block, BlockRole role)
    {
        if ((role & BlockRole.Foreign) != BlockRole.None)
            return Verdict.Drop(role & BlockRole.Foreign);
        if ((role & BlockRole.Apart & ~BlockRole.Title) != BlockRole.None)
            return Verdict.Drop(role & BlockRole.Apart);
        if (block.Element.LocalName == "h1")
            return Verdict.Drop(BlockRole.Title);
        if ((role & BlockRole.Aside) != BlockRole.None)
            return Verdict.Drop(BlockRole.Aside);
        if (IsTitle(block.Text))
            return Verdict.Drop(BlockRole.Title);
        var phrase = _phrases.Of(block.Text);
        if (phrase != BlockRole.None && !(_anchor?.Share(block.Text) > 0.8))
            return Verdict.Drop(phrase);
        if (block.LinkDensity > 0.8 && block.Text.Length < 150)
            return Verdict.Drop(BlockRole.Related);
        return Verdict.Keep;
    }

    private bool IsTitle(string text) =>
        _hints.Title is { Length: > 0 } title && text.Length < title.Length + 20 && text.Length > 10
        && title.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>For each container inside the main one, all that it and those around it are for; what holds much of the text is for nothing else.</summary>
    private BlockRole[] RolesInside()
    {
        var containers = _outline.Containers;
        var end = _main + 1;
        while (end < containers.Count && containers[end].FirstBlock < containers[_main].EndBlock)
            end++;
        var roles = new BlockRole[end - _main];
        for (var i = _main + 1; i < end; i++)
        {
            var container = containers[i];
            var own = container.IsOutside ? BlockRole.Related
                : container.Weight > 0.4 * containers[_main].Weight ? container.Role & Stubborn
                : container.Role;
            roles[i - _main] = own | (container.Parent <= _main ? BlockRole.None : roles[container.Parent - _main]);
        }
        return roles;
    }

    /// <summary>A heading stands over something; where all of that is gone, so is the heading.</summary>
    private void DropEmptyHeadings()
    {
        var holds = false;
        for (var i = _verdicts.Length - 1; i >= 0; i--)
        {
            if (!_verdicts[i].Kept)
                continue;
            if (_outline.Blocks[_first + i].Kind != BlockKind.Heading)
                holds = true;
            else if (!holds)
                _verdicts[i] = Verdict.Drop(BlockRole.Related);
        }
    }
}

/// <summary>Whether a block is text of the article, and what it is if not.</summary>
internal readonly record struct Verdict(bool Kept, BlockRole Reason)
{
    /// <summary>It is text of the article.</summary>
    public static Verdict Keep => new(true, BlockRole.None);

    /// <summary>It is something else.</summary>
    public static Verdict Drop(BlockRole reason) => new(false, reason);
}
